import { maxNameLength, roles, type Role } from '@visio-sdk/core/protocol';
import { cleanName } from './display-name.ts';

/** Somebody the host knows. */
export interface Person {
  /** The host's own key of this person; never shown to LiveKit or to anybody else. */
  readonly subject: string;
  /** The verified display name. When given, it is used instead of the asked one, and the person cannot change it. */
  readonly name?: string;
  /** What this person may do in the room. */
  readonly role: Role;
}

/**
 * Says who is asking: a person, or null when nobody is known. It reads the request's headers (the body is the
 * server's and already read). What it throws refuses the request with `internal`, and nobody comes in.
 */
export type Authenticate = (request: Request) => Person | null | Promise<Person | null>;

/** A person as the server can use it; throws when the host's function answers something else. */
export function checkPerson(value: Person | null): Person | null {
  if (value === null) return null;
  if (typeof value !== 'object') throw new TypeError('authenticate() answered neither a person nor null');
  if (typeof value.subject !== 'string' || value.subject === '') {
    throw new TypeError('authenticate() answered a person without a subject');
  }
  // An unknown role is a mistake of the host's; guessing the least would hide it.
  if (!roles.includes(value.role)) throw new TypeError('authenticate() answered a person with an unknown role');
  if (value.name === undefined) return { subject: value.subject, role: value.role };
  // A verified name that is too long is cut: refusing would lock the person out for what they cannot change.
  const name = cleanName(cleanName(value.name).slice(0, maxNameLength));
  if (name === '') throw new TypeError('authenticate() answered a person with an empty name');
  return { subject: value.subject, name, role: value.role };
}
