/**
 * What a token of ours says about a person, beyond LiveKit's own grants.
 *
 * These live in the token's `attributes`: the server signs them, LiveKit hands them to every client, and no client can
 * write them (`canUpdateOwnMetadata` is false). Nothing else says who may do what.
 */

/** What a person may do in a room, from most to least. */
export const roles = ['organiser', 'moderator', 'participant'] as const;

/** What a person may do in a room. */
export type Role = (typeof roles)[number];

/** Names of the signed or server-written participant attributes. */
export const attributes = {
  /** A {@link Role}. Absent or unknown means `participant`. */
  role: 'visio.role',
  /** Opaque and the same on every device of one person in one room. Absent for anonymous people. */
  subject: 'visio.subject',
  /** ISO 8601 time at which the hand went up, empty when down: La Suite Meet's name, so hands work between the two. */
  handRaisedAt: 'handRaisedAt',
} as const;

/** The role in a participant's attributes; anything unknown is the least. */
export function roleOf(values: Readonly<Record<string, string>>): Role {
  const value = values[attributes.role];
  return roles.find((role) => role === value) ?? 'participant';
}

/** When the hand went up, in ms since the epoch; undefined when it is down or the value is no time. */
export function handRaisedAtOf(values: Readonly<Record<string, string>>): number | undefined {
  const time = Date.parse(values[attributes.handRaisedAt] ?? '');
  return Number.isNaN(time) ? undefined : time;
}
