import { EncryptJWT, jwtDecrypt } from 'jose';
import { randomState } from 'openid-client';

/** What has to be known again when somebody comes back from the provider. */
export interface BegunLogin {
  readonly room: string;
  /** Page to return to. */
  readonly page: string;
  readonly verifier: string;
  readonly nonce: string;
}

/** How long signing in may take, in seconds. */
const loginSeconds = 10 * 60;

/**
 * Keeps a begun login in the browser that began it: sealed, in a cookie of our own site that lives for minutes and is only
 * read in top-level navigation, so that blocked third-party cookies do no harm. Without it, somebody could have another
 * person's browser finish a login that is not theirs.
 */
export class LoginState {
  readonly #key: Uint8Array;
  readonly #prefix: string;
  readonly #attributes: string;
  readonly #now: () => number;

  constructor(key: Uint8Array, callback: URL, now: () => number) {
    const isSecure = callback.protocol === 'https:';
    this.#key = key;
    this.#prefix = isSecure ? '__Host-visio-login-' : 'visio-login-';
    this.#attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
    this.#now = now;
  }

  /** Begins one: the state for the provider's URL, and the cookie. */
  async begin(login: BegunLogin): Promise<{ readonly value: string; readonly cookie: string }> {
    const value = randomState();
    const seconds = Math.floor(this.#now() / 1000);
    const sealed = await new EncryptJWT({ ...login, state: value })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(seconds + loginSeconds)
      .encrypt(this.#key);
    return { value, cookie: `${this.#name(value)}=${sealed}; Max-Age=${loginSeconds}; ${this.#attributes}` };
  }

  /** What was begun under a state, if this browser did it and not too long ago. */
  async take(value: string, cookies: string): Promise<BegunLogin | undefined> {
    // Each login has a cookie of its own: two tabs do not get into each other's way.
    const prefix = `${this.#name(value)}=`;
    const sealed = cookies.split('; ').find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
    if (sealed === undefined) return undefined;
    try {
      const options = { currentDate: new Date(this.#now()), requiredClaims: ['exp'], keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
      const { payload } = await jwtDecrypt<BegunLogin & { state: string }>(sealed, this.#key, options);
      return payload.state === value ? payload : undefined;
    } catch {
      return undefined;
    }
  }

  /** The cookie that takes it away again. */
  forget(value: string): string {
    return `${this.#name(value)}=; Max-Age=0; ${this.#attributes}`;
  }

  #name(value: string): string {
    return `${this.#prefix}${value.replace(/[^\w-]/g, '').slice(0, 12)}`;
  }
}
