import { randomUUID } from 'node:crypto';
import type { Role } from '@visio-sdk/core/protocol';
import { SignJWT } from 'jose';
import { keyBytes, linkAudience, linkType, maxLinkSeconds, type LinkKey } from './signed-link.ts';

/** Whom a link is for. */
export interface LinkDetails {
  readonly room: string;
  /** The host's own key of this person; LiveKit and the others in the room never see it. */
  readonly subject: string;
  /** Verified display name; without it the person is asked for one. */
  readonly name?: string;
  readonly role: Role;
  /** How long it is good, in seconds; at most 31 days, default one day. */
  readonly seconds?: number;
  /** From when on it is good; default at once. */
  readonly notBefore?: Date;
  /** On how many devices it may be used; default 1, the first that uses it. */
  readonly devices?: number;
}

/** Name of the ticket in a link's fragment: `https://portal.example/meeting#visio=TICKET`. */
export const linkFragment = 'visio';

/** A signed link's ticket: format in `docs/signed-link.md`. */
export async function ticketFor(key: LinkKey, details: LinkDetails, now: () => number = Date.now): Promise<string> {
  const { room, subject, name, role, seconds = 24 * 60 * 60, notBefore, devices } = details;
  if (!(seconds >= 1 && seconds <= maxLinkSeconds)) throw new RangeError(`seconds must be from 1 to ${maxLinkSeconds}`);
  const issuedAt = Math.floor(now() / 1000);
  const token = new SignJWT({
    room: room.normalize('NFC'),
    role,
    ...(name !== undefined && { name }),
    ...(devices !== undefined && { devices }),
  })
    .setProtectedHeader({ alg: 'HS256', typ: linkType, kid: key.id })
    .setAudience(linkAudience)
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.floor(seconds))
    .setJti(randomUUID());
  if (notBefore) token.setNotBefore(notBefore);
  return token.sign(keyBytes(key.secret));
}

/**
 * A signed link to a page of the host's. The ticket is in the fragment, which browsers send to no server; the page hands
 * it to the tag's `token`.
 */
export async function linkFor(page: string | URL, key: LinkKey, details: LinkDetails): Promise<string> {
  const url = new URL(page);
  url.hash = `${linkFragment}=${await ticketFor(key, details)}`;
  return url.href;
}
