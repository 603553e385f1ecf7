import { createHash } from 'node:crypto';
import { maxNameLength, roles, type Role } from '@visio-sdk/core/protocol';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { cleanName } from '../display-name.ts';
import { ConfigurationError } from '../configuration-error.ts';
import { checkPerson, type Person } from '../person.ts';
import { Problem } from '../problem.ts';

/** A key that a host signs links with. Several may be known at once, so that one can be changed without a broken link. */
export interface LinkKey {
  /** Goes into each ticket as `kid`: 1 to 64 letters, digits, dots, hyphens or underscores. */
  readonly id: string;
  /** At least 32 characters; the key is their UTF-8 bytes. */
  readonly secret: string;
}

/** `typ` of a ticket, so that no other token passes for one. */
export const linkType = 'visio-link+jwt';
/** `aud` of a ticket. */
export const linkAudience = 'visio-server/link';
/** How long a ticket may be good at most, in seconds: 31 days from `iat`. */
export const maxLinkSeconds = 31 * 24 * 60 * 60;
/** On how many devices one ticket may be used at most. */
export const maxLinkDevices = 100;
/** The `kid` of this server's own tickets, which nobody else's key may have. */
export const ownKeyId = 'visio-server';
/** How far the host's clock may be away from ours, in seconds. */
export const clockTolerance = 30;

const maxTicketLength = 4096;
const maxTextLength = 255;
/** JWS's compact form (RFC 7515); jose would also take padding and blanks, so that one ticket had many spellings. */
const compactForm = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const forged = 'The link is not valid for this room. Ask for a new one.';

/** Remembers which device sessions have used which ticket; the part of the storage that tickets need. */
export interface UsedTickets {
  /**
   * Binds a ticket to a device, unless as many other devices have it already; tells whether the device has it now. One
   * step, so that two devices at once do not both get the last place. `until` is when it may be forgotten, in ms.
   */
  readonly useTicket: (ticket: string, device: string, devices: number, until: number) => Promise<boolean>;
}

/** Checks signed links' tickets: format in `docs/signed-link.md`. */
export class Tickets {
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  readonly #used: UsedTickets;
  readonly #now: () => number;

  constructor(keys: readonly LinkKey[], used: UsedTickets, now: () => number) {
    this.#keys = new Map(keys.map(({ id, secret }) => [id, keyBytes(secret)]));
    this.#used = used;
    this.#now = now;
  }

  /**
   * Who holds this ticket of this room, after binding it to the device session; throws `ticket-expired`, `ticket-used`,
   * or `ticket-invalid` in one and the same sentence for whatever else is wrong with it.
   */
  async check(ticket: string, room: string, device: string): Promise<Person> {
    const claims = await this.#verify(ticket, room);
    // Neither the storage nor its backups learn a ticket's number or a device session.
    const id = digest(claims.key, claims.id);
    if (await this.#used.useTicket(id, digest(id, device), claims.devices, claims.expiresAt)) return claims.person;
    throw new Problem('ticket-used', 'This link has been used on another device. Ask for a new one.');
  }

  async #verify(ticket: string, room: string): Promise<Claims> {
    if (ticket.length > maxTicketLength || !compactForm.test(ticket)) throw invalid();
    let expired = false;
    let key = '';
    const payload = await jwtVerify(
      ticket,
      ({ kid }) => {
        key = typeof kid === 'string' ? kid : '';
        const bytes = this.#keys.get(key);
        if (!bytes) throw new errors.JWKSNoMatchingKey();
        return bytes;
      },
      {
        algorithms: ['HS256'],
        audience: linkAudience,
        typ: linkType,
        requiredClaims: ['room', 'sub', 'role', 'iat', 'exp', 'jti'],
        clockTolerance,
        currentDate: new Date(this.#now()),
      },
    ).then(
      (result) => result.payload,
      (error: unknown) => {
        // Said only of a ticket whose signature, type and audience were right.
        if (!(error instanceof errors.JWTExpired)) throw invalid(error);
        expired = true;
        return error.payload;
      },
    );
    const claims = readClaims(payload, key, this.#now());
    if (claims === undefined || claims.room !== room.normalize('NFC')) throw invalid();
    if (expired) throw new Problem('ticket-expired', 'This link has expired. Ask for a new one.');
    return claims;
  }
}

interface Claims {
  readonly key: string;
  readonly id: string;
  readonly room: string;
  readonly person: Person;
  readonly devices: number;
  readonly expiresAt: number;
}

function readClaims(payload: JWTPayload, key: string, now: number): Claims | undefined {
  const { sub, iat, exp, jti, aud } = payload;
  const { room, name, role, devices = 1 } = payload as Readonly<Record<string, unknown>>;
  if (typeof iat !== 'number' || typeof exp !== 'number' || exp <= iat || exp - iat > maxLinkSeconds) return undefined;
  // Signed in the future: a clock that is wrong, or a key that somebody saved links with for later.
  if (iat > now / 1000 + clockTolerance) return undefined;
  if (aud !== linkAudience || !isText(sub) || !isText(jti) || !isText(room)) return undefined;
  if (name !== undefined && (typeof name !== 'string' || cleanName(name) === '' || name.length > maxNameLength)) return undefined;
  if (!roles.includes(role as Role)) return undefined;
  if (!Number.isInteger(devices) || (devices as number) < 1 || (devices as number) > maxLinkDevices) return undefined;
  const person = checkPerson({ subject: sub, role: role as Role, ...(name !== undefined && { name }) });
  if (person === null) return undefined;
  return { key, id: jti, room: room.normalize('NFC'), person, devices: devices as number, expiresAt: (exp + clockTolerance) * 1000 };
}

/** Throws a `ConfigurationError`, naming the setting, for keys that cannot work. */
export function checkLinkKeys(keys: readonly LinkKey[], setting: string): void {
  for (const { id, secret } of keys) {
    if (typeof id !== 'string' || !/^[\w.-]{1,64}$/.test(id)) {
      throw new ConfigurationError(`${setting} needs a name of letters, digits, dots, hyphens or underscores for each key, such as portal:SECRET.`);
    }
    if (typeof secret !== 'string' || secret.length < 32) throw new ConfigurationError(`${setting} needs secrets of at least 32 characters.`);
  }
  if (keys.some(({ id }) => id === ownKeyId)) throw new ConfigurationError(`${setting} must not name a key ${ownKeyId}: that is this server's own.`);
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new ConfigurationError(`${setting} names a key twice.`);
}

/** Reads keys as an environment variable gives them, `id:secret id2:secret2`; a secret may hold colons but no spaces. */
export function readLinkKeys(text: string): LinkKey[] {
  return text.split(/\s+/).filter(Boolean).map((pair) => {
    const colon = pair.indexOf(':');
    return { id: colon < 0 ? '' : pair.slice(0, colon), secret: pair.slice(colon + 1) };
  });
}

/** A key's bytes, as whoever signs and whoever checks takes them. */
export function keyBytes(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= maxTextLength;
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function invalid(cause?: unknown): Problem {
  return new Problem('ticket-invalid', forged, { cause });
}
