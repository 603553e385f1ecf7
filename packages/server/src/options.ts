import { checkOidc, type OidcOptions } from './authenticate/oidc.ts';
import { checkLinkKeys, type LinkKey } from './authenticate/signed-link.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { Log } from './log.ts';
import { checkOperations, type OperationsNames, type OperationsOptions } from './operations/operations.ts';
import type { Authenticate } from './person.ts';
import { roomAccesses, type RoomPolicy } from './rooms/policy.ts';
import type { StorageOptions } from './storage/open.ts';

/** Where LiveKit is and how this server proves itself to it. */
export interface LivekitOptions {
  /** LiveKit as this server reaches it (`http`, `https`, `ws` or `wss`). */
  readonly url: string;
  /** LiveKit as browsers reach it (`ws` or `wss`), best first; default: {@link LivekitOptions.url}. */
  readonly publicUrls?: readonly string[];
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** How a {@link VisioServer} is set up. */
export interface VisioServerOptions extends OperationsOptions {
  readonly livekit: LivekitOptions;
  /**
   * Secret for this server's signatures and pseudonyms, at least 32 characters; default: derived from LiveKit's API
   * secret. Another secret makes every identity, room and credential another one.
   */
  readonly secret?: string;
  /** Says who is asking; without it everybody is anonymous. */
  readonly authenticate?: Authenticate;
  /**
   * Whether people whom `authenticate` does not know come in, as participants; default: only when there is no
   * `authenticate`, so that a null of the host's keeps people out.
   */
  readonly admitAnonymous?: boolean;
  /** Keys whose signed links let people in: format in `docs/signed-link.md`. */
  readonly linkKeys?: readonly LinkKey[];
  /** An OpenID provider to sign in with, at `/api/v1/login`. */
  readonly oidc?: OidcOptions;
  /** Other origins whose pages may call this server, such as `https://portal.example`; its own origin needs none. */
  readonly allowedOrigins?: readonly string[];
  /** Where rooms, people at the door and decisions are kept; default in memory, so that a restart forgets them. */
  readonly storage?: StorageOptions;
  /** Who makes rooms, and who comes straight in. */
  readonly rooms?: RoomPolicy;
  /** Key of the agency's own systems, at least 32 characters, to make rooms and to end them; without it they cannot. */
  readonly agencyKey?: string;
  /** How often rooms are searched for people who should not be in them, in ms; default 10,000. */
  readonly sweepEvery?: number;
  /** Most participants in a room; default 100. */
  readonly capacity?: number;
  /** Time in ms since the epoch; for tests. */
  readonly now?: () => number;
  /** Where the log goes; default: standard error, one line of JSON each. */
  readonly log?: Log;
}

export { ConfigurationError };

/** The settings as names in messages: what a caller of the function, or the environment, calls them. */
export interface SettingNames extends OperationsNames {
  readonly url: string;
  readonly publicUrls: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly secret: string;
  readonly allowedOrigins: string;
  readonly capacity: string;
  readonly agencyKey: string;
  readonly access: string;
  readonly creation: string;
}

const optionNames: SettingNames = {
  url: 'livekit.url',
  publicUrls: 'livekit.publicUrls',
  apiKey: 'livekit.apiKey',
  apiSecret: 'livekit.apiSecret',
  secret: 'secret',
  allowedOrigins: 'allowedOrigins',
  capacity: 'capacity',
  agencyKey: 'agencyKey',
  access: 'rooms.access',
  creation: 'rooms.creation',
  limits: 'limits',
  proxies: 'proxies',
  metricsToken: 'metricsToken',
  oldestClient: 'oldestClient',
};

/** Throws a {@link ConfigurationError} for the first setting that cannot work. */
export function checkOptions(options: VisioServerOptions, names: SettingNames = optionNames): void {
  const { livekit, secret, allowedOrigins = [], capacity = 1 } = options;
  const web = ['http:', 'https:'];
  const socket = ['ws:', 'wss:'];
  if (!isUrl(livekit.url, [...web, ...socket])) {
    throw new ConfigurationError(`${names.url} must be LiveKit's URL, such as http://localhost:7880.`);
  }
  const { publicUrls } = livekit;
  if (publicUrls && (publicUrls.length === 0 || !publicUrls.every((url) => isUrl(url, socket)))) {
    throw new ConfigurationError(`${names.publicUrls} must be ws or wss URLs, such as wss://livekit.example.`);
  }
  if (!livekit.apiKey) throw new ConfigurationError(`${names.apiKey} is missing: it is a key of LiveKit's configuration.`);
  if (!livekit.apiSecret) throw new ConfigurationError(`${names.apiSecret} is missing: it is the secret of LiveKit's key.`);
  if (secret !== undefined && secret.length < 32) {
    throw new ConfigurationError(`${names.secret} must have at least 32 characters.`);
  }
  if (!allowedOrigins.every((origin) => isUrl(origin, web) && new URL(origin).origin === origin)) {
    throw new ConfigurationError(`${names.allowedOrigins} must be origins without a path, such as https://portal.example.`);
  }
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > 10_000) {
    throw new ConfigurationError(`${names.capacity} must be a whole number from 1 to 10000.`);
  }
  const { agencyKey, rooms = {} } = options;
  if (agencyKey !== undefined && !/^[!-~]{32,}$/.test(agencyKey)) {
    throw new ConfigurationError(`${names.agencyKey} must have at least 32 characters, and no spaces or accents.`);
  }
  if (rooms.access !== undefined && !roomAccesses.includes(rooms.access)) {
    throw new ConfigurationError(`${names.access} must be public, trusted or restricted.`);
  }
  if (rooms.creation !== undefined && rooms.creation !== 'on-demand' && rooms.creation !== 'agency') {
    throw new ConfigurationError(`${names.creation} must be on-demand or agency.`);
  }
  if (rooms.creation === 'agency' && agencyKey === undefined) {
    throw new ConfigurationError(`${names.agencyKey} is missing: without it nobody could make a room.`);
  }
  if (options.linkKeys) checkLinkKeys(options.linkKeys, 'linkKeys');
  if (options.oidc) {
    checkOidc(options.oidc, { issuer: 'oidc.issuer', clientId: 'oidc.clientId', redirectUrl: 'oidc.redirectUrl', returnUrls: 'oidc.returnUrls', roles: 'oidc.roles' });
  }
  checkOperations(options, names);
}

/** LiveKit's URL as a browser's socket needs it. */
export function socketUrl(url: string): string {
  return url.replace(/^http/, 'ws');
}

function isUrl(value: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  // A user, password, query or fragment would be handed to every browser.
  return protocols.includes(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
}
