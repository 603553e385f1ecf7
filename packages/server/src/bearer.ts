import { createHash, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { deriveKey, type KeyPurpose } from './identity.ts';
import { Problem } from './problem.ts';

/** The token of an Authorization header (RFC 6750); undefined when there is none. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** Whether an Authorization header carries this token, found out in the same time whatever it carries. */
export function hasBearer(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(bearerOf(authorization) ?? ''), digest(token));
}

/** The refusal of a request that does not carry what it should. */
export function bearerRefused(detail: string, cause?: unknown): Problem {
  return new Problem('credential-invalid', detail, { headers: { 'www-authenticate': 'Bearer realm="visio"' }, cause });
}

/** What sets one kind of token of ours apart from all others, and what is said when one does not hold. */
export interface BearerKind {
  readonly key: Extract<KeyPurpose, 'credential' | 'knock'>;
  readonly type: string;
  readonly audience: string;
  /** How long one is good, in seconds. */
  readonly seconds: number;
  /** Claims that each one has besides `sub` and `exp`. */
  readonly claims: readonly string[];
  readonly absent: string;
  readonly invalid: string;
}

/**
 * Issues and checks one kind of Bearer token: a JWT (RFC 7519) under a key, a type and an audience of its own, so that
 * neither a LiveKit token nor another token of ours passes for one, nor the other way round.
 */
export class BearerTokens {
  readonly #kind: BearerKind;
  /** An object and not its bytes: those would be read anew for each signature. */
  readonly #key: KeyObject;
  readonly #now: () => number;

  constructor(kind: BearerKind, secret: string, now: () => number) {
    this.#kind = kind;
    this.#key = createSecretKey(deriveKey(secret, kind.key));
    this.#now = now;
  }

  async issue(subject: string, claims: JWTPayload): Promise<string> {
    const now = Math.floor(this.#now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: this.#kind.type })
      .setSubject(subject)
      .setAudience(this.#kind.audience)
      .setIssuedAt(now)
      .setExpirationTime(now + this.#kind.seconds)
      .sign(this.#key);
  }

  /** The claims of the token in an Authorization header; throws `credential-invalid`. */
  async check(authorization: string | undefined): Promise<JWTPayload & { readonly sub: string }> {
    const { type, audience, claims, absent, invalid } = this.#kind;
    const token = bearerOf(authorization);
    if (token === undefined) throw bearerRefused(absent);
    const { payload } = await jwtVerify(token, this.#key, {
      algorithms: ['HS256'],
      audience,
      typ: type,
      requiredClaims: ['exp', 'sub', ...claims],
      currentDate: new Date(this.#now()),
    }).catch((cause: unknown) => {
      throw bearerRefused(invalid, cause);
    });
    return payload as JWTPayload & { sub: string };
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
