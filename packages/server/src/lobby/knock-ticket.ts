import { jwtVerify, SignJWT } from 'jose';
import { deriveKey } from '../identity.ts';
import type { Place } from '../place.ts';
import { Problem } from '../problem.ts';

/** Which knock a ticket watches. */
export interface KnockClaims {
  readonly place: Place;
  readonly id: string;
}

/** How long a ticket is good, in seconds: nobody waits longer than a day. */
const ticketSeconds = 24 * 60 * 60;
const audience = 'visio-server/knock';
const type = 'visio-knock+jwt';

/** Issues and checks the tickets that people at the door hold: JWTs (RFC 7519) under a key of their own. */
export class KnockTickets {
  readonly #key: Uint8Array;
  readonly #now: () => number;

  constructor(secret: string, now: () => number) {
    this.#key = deriveKey(secret, 'knock');
    this.#now = now;
  }

  async issue({ place, id }: KnockClaims): Promise<string> {
    const seconds = Math.floor(this.#now() / 1000);
    return new SignJWT({ room: place.key, generation: place.generation })
      .setProtectedHeader({ alg: 'HS256', typ: type })
      .setSubject(id)
      .setAudience(audience)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + ticketSeconds)
      .sign(this.#key);
  }

  /** The knock that an Authorization header watches in a room; throws `credential-invalid`. */
  async check(authorization: string | undefined, roomKey: string): Promise<KnockClaims> {
    const token = /^Bearer +([\w.-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw refusal('The request needs an Authorization header with the Bearer ticket of a knock.');
    const { payload } = await jwtVerify(token, this.#key, {
      algorithms: ['HS256'],
      audience,
      typ: type,
      requiredClaims: ['exp', 'sub', 'room', 'generation'],
      currentDate: new Date(this.#now()),
    }).catch((cause: unknown) => {
      throw refusal('The ticket is not one of ours or has expired: knock again.', cause);
    });
    if (payload['room'] !== roomKey) throw refusal('The ticket is for another room.');
    return { place: { key: roomKey, generation: payload['generation'] as number }, id: payload.sub as string };
  }
}

function refusal(detail: string, cause?: unknown): Problem {
  return new Problem('credential-invalid', detail, { headers: { 'www-authenticate': 'Bearer realm="visio"' }, cause });
}
