import type { Log } from './log.ts';
import type { Authenticate } from './person.ts';

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
export interface VisioServerOptions {
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
  /** Other origins whose pages may call this server, such as `https://portal.example`; its own origin needs none. */
  readonly allowedOrigins?: readonly string[];
  /** Most participants in a room; default 100. */
  readonly capacity?: number;
  /** Time in ms since the epoch; for tests. */
  readonly now?: () => number;
  /** Where the log goes; default: standard error, one line of JSON each. */
  readonly log?: Log;
}

/** A setting that cannot work; the message is one plain sentence that names it and never quotes a secret. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}

/** The settings as names in messages: what a caller of the function, or the environment, calls them. */
export interface SettingNames {
  readonly url: string;
  readonly publicUrls: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly secret: string;
  readonly allowedOrigins: string;
  readonly capacity: string;
}

const optionNames: SettingNames = {
  url: 'livekit.url',
  publicUrls: 'livekit.publicUrls',
  apiKey: 'livekit.apiKey',
  apiSecret: 'livekit.apiSecret',
  secret: 'secret',
  allowedOrigins: 'allowedOrigins',
  capacity: 'capacity',
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
