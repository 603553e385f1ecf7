/** What the attributes of `<visio-room>` mean, and what is wrong with them. */
import {
  MeetingError,
  providerNames,
  type IceTransport,
  type Layout,
  type MeetingOptions,
  type Provider,
  type ProviderName,
  type SelfView,
  type TokenInput,
} from '@visio-sdk/core';
import { maxNameLength, roomNamePattern } from '@visio-sdk/core/protocol';
import { controlNames, parseControls, type ControlName } from '../internal/controls.ts';

/** The attributes as they were written: a page may write anything. */
export interface RawSettings {
  readonly provider: ProviderName | Provider | null | undefined;
  readonly server: string | null | undefined;
  readonly room: string | null | undefined;
  readonly token: TokenInput | null | undefined;
  readonly name: string | null | undefined;
  readonly prejoin: string | null | undefined;
  readonly camera: string | null | undefined;
  readonly microphone: string | null | undefined;
  readonly layout: string | null | undefined;
  readonly selfView: string | null | undefined;
  readonly controls: string | null | undefined;
  readonly shortcuts: string | null | undefined;
  readonly lang: string | null | undefined;
  readonly theme: string | null | undefined;
  readonly remember: string | null | undefined;
  readonly sounds: string | null | undefined;
  readonly talkWhileMuted: string | null | undefined;
  readonly assets: string | null | undefined;
  readonly iceTransport: string | null | undefined;
}

/** The attributes, understood. */
export interface Settings {
  readonly options: MeetingOptions;
  readonly prejoin: boolean;
  readonly layout: Layout;
  readonly selfView: SelfView;
  readonly controls: readonly ControlName[];
  readonly shortcuts: (typeof keys)[number];
  /** Whether all is there that entering takes; a page may add it later. */
  readonly isComplete: boolean;
  /** One `configuration-invalid` per malformed attribute, its name as `subject`. */
  readonly problems: readonly MeetingError[];
  /** The problem that has no safe default, if any. */
  readonly fatal: MeetingError | undefined;
}

const layouts: readonly Layout[] = ['auto', 'grid', 'speaker'];
const selfViews: readonly SelfView[] = ['auto', 'tile', 'corner', 'hidden'];
const themes = ['auto', 'light', 'dark', 'contrast'];
const keys = ['on', 'everywhere', 'off'] as const;
const switches = ['on', 'off'];
const iceTransports: readonly IceTransport[] = ['all', 'relay'];
const serverProtocols = ['http:', 'https:', 'ws:', 'wss:'];

/** What each built-in provider cannot do without. */
const isComplete: Record<ProviderName, (given: Pick<RawSettings, 'server' | 'room' | 'token'>) => boolean> = {
  visio: ({ room }) => Boolean(room),
  livekit: ({ token, server }) => Boolean(token || server?.startsWith('http')),
};

/** Reads the attributes; never throws. */
export function readSettings(raw: RawSettings): Settings {
  const problems: MeetingError[] = [];
  const problem = (subject: string, message: string) => {
    const error = new MeetingError('configuration-invalid', { subject, message: `${subject} ${message}` });
    problems.push(error);
    return error;
  };
  const oneOf = <T extends string>(subject: string, value: string | null | undefined, known: readonly T[], otherwise: T, wrong = otherwise): T => {
    if (!value) return otherwise;
    if ((known as readonly string[]).includes(value)) return value as T;
    problem(subject, `must be one of ${known.join(', ')}`);
    return wrong;
  };

  // Scripts can set a property to anything.
  const textOf = (subject: string, value: unknown): string | undefined => {
    if (typeof value === 'string') return value;
    if (value !== null && value !== undefined) problem(subject, 'must be a text');
    return undefined;
  };

  // These have no default that would be safe: entering another room, or by another door, is worse than not entering.
  const provider = raw.provider || 'visio';
  if (!isProvider(provider)) problem('provider', `must be one of ${providerNames.join(', ')}, or an object that enters`);
  const server = textOf('server', raw.server);
  if (server && !isUrl(server, serverProtocols)) problem('server', 'must be a URL that starts with https:// or wss://');
  const room = textOf('room', raw.room);
  if (room && !roomNamePattern.test(room)) problem('room', 'must be 1 to 100 letters, digits, "-", "_", "." or "~"');
  if (raw.token && !isToken(raw.token)) problem('token', 'must be a string, a function or a TokenSource');
  const [fatal] = problems;

  const name = textOf('name', raw.name)?.trim();
  if (name && name.length > maxNameLength) problem('name', `must have at most ${maxNameLength} characters`);
  if (raw.lang && !isLanguageTag(raw.lang)) problem('lang', 'must be a BCP 47 language tag');
  const assets = textOf('assets', raw.assets);
  if (assets && !isUrl(assets, ['http:', 'https:'], location.href)) problem('assets', 'must be a URL');
  oneOf('theme', raw.theme, themes, 'auto');
  oneOf('sounds', raw.sounds, switches, 'on');
  oneOf('talk-while-muted', raw.talkWhileMuted, switches, 'on');

  const { controls, unknown } = parseControls(textOf('controls', raw.controls));
  if (unknown.length > 0) problem('controls', `may hold ${controlNames.join(', ')}`);

  const options: MeetingOptions = {
    provider,
    ...(server ? { server } : {}),
    ...(room ? { room } : {}),
    ...(raw.token ? { token: raw.token } : {}),
    ...(name && name.length <= maxNameLength ? { name } : {}),
    // A misspelt `off` on a shared computer must not leave traces.
    remember: oneOf('remember', raw.remember, switches, 'on', 'off') === 'on',
    camera: oneOf('camera', raw.camera, switches, 'on', 'off') === 'on',
    microphone: oneOf('microphone', raw.microphone, switches, 'on', 'off') === 'on',
    iceTransport: oneOf('ice-transport', raw.iceTransport, iceTransports, 'all'),
  };
  return {
    options,
    prejoin: oneOf('prejoin', raw.prejoin, switches, 'on') === 'on',
    layout: oneOf('layout', raw.layout, layouts, 'auto'),
    selfView: oneOf('self-view', raw.selfView, selfViews, 'auto'),
    controls,
    shortcuts: oneOf('shortcuts', raw.shortcuts, keys, 'on'),
    isComplete: isProvider(provider) && (typeof provider === 'object' || isComplete[provider]({ server, room, token: raw.token })),
    problems,
    fatal,
  };
}

function isUrl(value: string, protocols: readonly string[], base?: string): boolean {
  try {
    return protocols.includes(new URL(value, base).protocol);
  } catch {
    return false;
  }
}

function isProvider(value: unknown): value is ProviderName | Provider {
  if (typeof value === 'object') return typeof (value as Partial<Provider>).enter === 'function';
  return (providerNames as readonly unknown[]).includes(value);
}

function isToken(value: unknown): boolean {
  return ['string', 'function'].includes(typeof value) || typeof (value as { fetch?: unknown }).fetch === 'function';
}

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length > 0;
  } catch {
    return false;
  }
}
