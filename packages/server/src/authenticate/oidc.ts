import { createHash } from 'node:crypto';
import { roles, roomNamePattern, type Role } from '@visio-sdk/core/protocol';
import * as client from 'openid-client';
import { deriveKey } from '../identity.ts';
import { ConfigurationError } from '../configuration-error.ts';
import { checkPerson, type Person } from '../person.ts';
import { Problem } from '../problem.ts';
import { linkFragment, ticketFor } from './link.ts';
import { LoginState } from './login-state.ts';
import { ownKeyId, type LinkKey } from './signed-link.ts';

/** An OpenID provider that people sign in with, and where they come back to. */
export interface OidcOptions {
  /** The provider's URL, `https` (or `http` on this machine), whose `.well-known/openid-configuration` is read. */
  readonly issuer: string;
  readonly clientId: string;
  /** Without one this is a public client, protected by PKCE alone. */
  readonly clientSecret?: string;
  /** This server's `/api/v1/callback` as browsers reach it, registered with the provider. */
  readonly redirectUrl: string;
  /** Pages that a ticket may be handed to; one that ends in a slash stands for all below it. */
  readonly returnUrls: readonly string[];
  /** Default `openid profile`. */
  readonly scope?: string;
  /** The claim that holds groups or roles: a list, or a text of words. */
  readonly rolesClaim?: string;
  /** Which of those make an organiser or a moderator; the highest counts, and everybody else is a participant. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** Decides instead of `rolesClaim`: the person in this room, or null, who then is not let in. */
  readonly person?: (claims: Readonly<Record<string, unknown>>, room: string) => Person | null | Promise<Person | null>;
}

/** The two requests of a login. */
export interface Login {
  /** Answers `GET /login?room=…&return=…`: sends the browser to the provider. */
  readonly start: (room: string, returnTo: string) => Promise<Response>;
  /** Answers `GET /callback`: sends the browser back to the page, with a ticket in the fragment. */
  readonly finish: (request: Request) => Promise<Response>;
}

/** Name of the fragment's parameter when a login failed. */
const errorFragment = 'visio-error';
/** How long a ticket of ours is good, in seconds: as long as a credential. */
const ticketSeconds = 12 * 60 * 60;
/** How long to wait for the provider, in seconds. */
const patience = 5;

/** The key this server signs its own tickets with. */
export function ownLinkKey(secret: string): LinkKey {
  return { id: ownKeyId, secret: Buffer.from(deriveKey(secret, 'link')).toString('base64url') };
}

/**
 * Signs people in with an OpenID provider (code flow, PKCE, state, nonce). What comes out is a signed link's ticket made by
 * this server: no session and no cookie of ours, but for one that ties the minutes of the login to one browser.
 */
export function createLogin(options: OidcOptions, secret: string, now: () => number): Login {
  const state = new LoginState(deriveKey(secret, 'login'), new URL(options.redirectUrl), now);
  const key = ownLinkKey(secret);
  const provider = rememberedWhenGood(() => discover(options));

  async function start(room: string, returnTo: string): Promise<Response> {
    const page = allowedPage(options.returnUrls, returnTo);
    if (!roomNamePattern.test(room) || page === undefined) {
      throw new Problem('request-invalid', 'A login needs a room and a page to return to, among those that the server allows.');
    }
    const config = await provider();
    const verifier = client.randomPKCECodeVerifier();
    const nonce = client.randomNonce();
    const { value, cookie } = await state.begin({ room, page, verifier, nonce });
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: options.redirectUrl,
      scope: options.scope ?? 'openid profile',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: value,
      nonce,
    });
    return redirect(url.href, cookie);
  }

  async function finish(request: Request): Promise<Response> {
    const { search, searchParams } = new URL(request.url);
    const value = searchParams.get('state') ?? '';
    const begun = await state.take(value, request.headers.get('cookie') ?? '');
    if (begun === undefined) throw refusal('This login was not begun in this browser, or took too long. Begin again.');
    const back = new URL(begun.page);
    const done = state.forget(value);
    try {
      const config = await provider();
      // Our own name of the URL: behind a proxy the request has another.
      const callback = new URL(options.redirectUrl);
      callback.search = search;
      const checks = { pkceCodeVerifier: begun.verifier, expectedState: value, expectedNonce: begun.nonce, idTokenExpected: true };
      const tokens = await client.authorizationCodeGrant(config, callback, checks);
      const claims = tokens.claims();
      if (claims === undefined) throw refusal('The login was not finished.');
      const person = checkPerson(await (options.person ?? ((all) => personOf(all, options)))(claims, begun.room));
      if (person === null) throw refusal('You may not enter this room.');
      back.hash = `${linkFragment}=${await ticketFor(key, { ...person, room: begun.room, seconds: ticketSeconds }, now)}`;
    } catch (error) {
      // Refused by the provider, the code used before, a wrong signature: the page says it in the person's language.
      if (!isRefusal(error)) throw unreachable(error);
      back.hash = `${errorFragment}=credential-invalid`;
    }
    return redirect(back.href, done);
  }

  return { start, finish };
}

/** Throws a `ConfigurationError`, naming the setting, for a login that cannot work. */
export function checkOidc(options: OidcOptions, names: Readonly<Record<'issuer' | 'clientId' | 'redirectUrl' | 'returnUrls' | 'roles', string>>): void {
  if (!isSafe(options.issuer)) throw new ConfigurationError(`${names.issuer} must be the provider's https URL.`);
  if (!options.clientId) throw new ConfigurationError(`${names.clientId} is missing: it is this server's name with the provider.`);
  if (!isSafe(options.redirectUrl) || !new URL(options.redirectUrl).pathname.endsWith('/callback')) {
    throw new ConfigurationError(`${names.redirectUrl} must be this server's https URL that ends in /api/v1/callback.`);
  }
  if (options.returnUrls.length === 0 || !options.returnUrls.every(isSafe)) {
    throw new ConfigurationError(`${names.returnUrls} must be https URLs of pages, such as https://portal.example/meeting.`);
  }
  if (!Object.values(options.roles ?? {}).every((role) => roles.includes(role))) {
    throw new ConfigurationError(`${names.roles} must map each group to one of ${roles.join(', ')}.`);
  }
}

async function discover(options: OidcOptions): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret } = options;
  const auth = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret);
  // The signature is checked although TLS vouches for the provider: proxies of the agency's own may end TLS between the two.
  const execute = [client.enableNonRepudiationChecks];
  if (new URL(issuer).protocol === 'http:') execute.push(client.allowInsecureRequests);
  const discovery = { timeout: patience, execute };
  return client.discovery(new URL(issuer), clientId, undefined, auth, discovery).catch((error: unknown) => {
    throw unreachable(error);
  });
}

function personOf(claims: Readonly<Record<string, unknown>>, { rolesClaim, roles: mapping = {} }: OidcOptions): Person {
  const groups = rolesClaim === undefined ? [] : claims[rolesClaim];
  const list: readonly unknown[] = typeof groups === 'string' ? groups.split(/[\s,]+/) : Array.isArray(groups) ? groups : [];
  const role = roles.find((one) => list.some((group) => typeof group === 'string' && Object.hasOwn(mapping, group) && mapping[group] === one));
  const name = [claims['name'], claims['preferred_username']].find((one) => typeof one === 'string' && one.trim() !== '');
  return {
    // The ticket goes through the browser: it need not know what the provider calls this person.
    subject: `oidc:${createHash('sha256').update(JSON.stringify([claims['iss'], claims['sub']])).digest('base64url')}`,
    role: role ?? 'participant',
    ...(name !== undefined && { name: name as string }),
  };
}

function allowedPage(allowed: readonly string[], value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const page = new URL(value);
  // A fragment of the caller's would stand beside ours.
  if (page.username || page.password || page.hash) return undefined;
  const matches = allowed.map((one) => new URL(one)).some(({ origin, pathname }) => {
    if (origin !== page.origin) return false;
    return pathname.endsWith('/') ? page.pathname.startsWith(pathname) : page.pathname === pathname;
  });
  return matches ? page.href : undefined;
}

function isSafe(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  if (url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname));
}

function redirect(location: string, cookie: string): Response {
  return new Response(null, { status: 303, headers: { location, 'set-cookie': cookie, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' } });
}

/** What `load` gave, from the first time that it gave something. */
function rememberedWhenGood<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

function isRefusal(error: unknown): boolean {
  if (error instanceof Problem) return error.status < 500;
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) return true;
  // openid-client's own checks (state, nonce, issuer, signature) come as a ClientError with a code of its own.
  return error instanceof client.ClientError && error.code !== 'OAUTH_TIMEOUT';
}

function unreachable(cause: unknown): Problem {
  if (cause instanceof Problem) return cause;
  return new Problem('internal', 'The sign-in service does not answer. Try again in a moment.', { status: 503, headers: { 'retry-after': '5' }, cause });
}

function refusal(detail: string): Problem {
  return new Problem('credential-invalid', detail, { status: 403 });
}
