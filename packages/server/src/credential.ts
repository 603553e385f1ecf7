import { bearerRefused, BearerTokens } from './bearer.ts';

/** Whom a credential speaks for; what they may do is looked up at each request, for it changes in the call. */
export interface CredentialClaims {
  /** Pseudonym of the room's name. */
  readonly room: string;
  readonly identity: string;
}

/** How long a credential is good, in seconds: a long day's meeting. */
export const credentialSeconds = 12 * 60 * 60;

/** Issues and checks participants' credentials. */
export class Credentials {
  readonly #tokens: BearerTokens;

  constructor(secret: string, now: () => number) {
    this.#tokens = new BearerTokens(
      {
        key: 'credential',
        type: 'visio-credential+jwt',
        audience: 'visio-server/participant',
        seconds: credentialSeconds,
        claims: ['room'],
        absent: 'The request needs an Authorization header with the Bearer credential of an entry.',
        invalid: 'The credential is not one of ours or has expired: enter the room again.',
      },
      secret,
      now,
    );
  }

  /** A credential for one participant of one room. */
  issue({ room, identity }: CredentialClaims): Promise<string> {
    return this.#tokens.issue(identity, { room });
  }

  /** Whom an Authorization header speaks for in a room; throws `credential-invalid`. */
  async check(authorization: string | undefined, room: string): Promise<CredentialClaims> {
    const payload = await this.#tokens.check(authorization);
    if (payload['room'] !== room) throw bearerRefused('The credential is for another room.');
    return { room, identity: payload.sub };
  }
}
