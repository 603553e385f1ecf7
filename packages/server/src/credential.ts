import { jwtVerify, SignJWT } from 'jose';
import { deriveKey } from './identity.ts';
import { Problem } from './problem.ts';

/** Whom a credential speaks for; what they may do is looked up at each request, for it changes in the call. */
export interface CredentialClaims {
  /** Pseudonym of the room's name. */
  readonly room: string;
  readonly identity: string;
}

/** How long a credential is good, in seconds: a long day's meeting. */
export const credentialSeconds = 12 * 60 * 60;

const audience = 'visio-server/participant';
const type = 'visio-credential+jwt';

/**
 * Issues and checks participants' credentials: a JWT (RFC 7519) under a key and an audience of its own, so that
 * neither a LiveKit token nor any later token of ours passes for one, nor the other way round.
 */
export class Credentials {
  readonly #key: Uint8Array;
  readonly #now: () => number;

  constructor(secret: string, now: () => number) {
    this.#key = deriveKey(secret, 'credential');
    this.#now = now;
  }

  /** A credential for one participant of one room. */
  async issue(claims: CredentialClaims): Promise<string> {
    const seconds = Math.floor(this.#now() / 1000);
    return new SignJWT({ room: claims.room })
      .setProtectedHeader({ alg: 'HS256', typ: type })
      .setSubject(claims.identity)
      .setAudience(audience)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + credentialSeconds)
      .sign(this.#key);
  }

  /** Whom an Authorization header speaks for in a room; throws `credential-invalid`. */
  async check(authorization: string | undefined, room: string): Promise<CredentialClaims> {
    const token = /^Bearer +([\w.-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw refusal('The request needs an Authorization header with the Bearer credential of an entry.');
    const { payload } = await jwtVerify(token, this.#key, {
      algorithms: ['HS256'],
      audience,
      typ: type,
      requiredClaims: ['exp', 'sub', 'room'],
      currentDate: new Date(this.#now()),
    }).catch((cause: unknown) => {
      throw refusal('The credential is not one of ours or has expired: enter the room again.', cause);
    });
    if (payload['room'] !== room) throw refusal('The credential is for another room.');
    return { room, identity: payload.sub as string };
  }
}

function refusal(detail: string, cause?: unknown): Problem {
  return new Problem('credential-invalid', detail, { headers: { 'www-authenticate': 'Bearer realm="visio"' }, cause });
}
