import type { Role } from '@visio-sdk/core/protocol';

/**
 * Who comes straight in: `public` everybody; `trusted` people whom the host or a link vouches for; `restricted` organisers
 * and moderators. Everybody else waits at the door.
 */
export type RoomAccess = 'public' | 'trusted' | 'restricted';

/** Every {@link RoomAccess}. */
export const roomAccesses: readonly RoomAccess[] = ['public', 'trusted', 'restricted'];

/** Who makes rooms: whoever comes first, or only the agency. */
export type RoomCreation = 'on-demand' | 'agency';

/** How rooms are when nobody said otherwise. */
export interface RoomPolicy {
  /** Default `on-demand`. */
  readonly creation?: RoomCreation;
  /** Access of rooms made on demand, and of an agency's unless it says so; default `public`. */
  readonly access?: RoomAccess;
}

/** How long somebody who was let in may come back without asking again, in ms. */
export const admissionMs = 12 * 60 * 60 * 1000;

/** How long somebody who lost the line may come back to a locked room, in ms. */
export const lockedReturnMs = 60_000;

/** Whether and when somebody was let in before. */
export interface Admission {
  readonly state: string;
  readonly admittedAt: number;
}

/** Whether somebody may come straight in. */
export function comesStraightIn(access: RoomAccess, who: { isKnown: boolean; role: Role; member: Admission | undefined; now: number }): boolean {
  if (access === 'public' || who.role !== 'participant') return true;
  if (access === 'trusted' && who.isKnown) return true;
  return who.member?.state === 'admitted' && who.member.admittedAt > who.now - admissionMs;
}

/** Whether a room is over by its date. */
export function isExpired(room: { readonly expiresAt: number | undefined }, now: number): boolean {
  return room.expiresAt !== undefined && room.expiresAt <= now;
}
