import { randomBytes, randomUUID } from 'node:crypto';
import type { AdmittedBody } from '@visio-sdk/core/protocol';
import { AccessToken, ParticipantInfo_State, RoomServiceClient, type ParticipantInfo, type VideoGrant } from 'livekit-server-sdk';
import { startLiveKit, type LiveKit } from '../../scripts/livekit.mjs';
import { startPortal, type PortalOptions } from '../../scripts/portal/portal.mjs';
import { bundlePages } from './bundle-pages.ts';
import type { Allowed } from './network.ts';

/** How a rig is set up. */
export interface RigOptions extends Partial<Pick<PortalOptions, 'api' | 'guarded' | 'headers' | 'policy' | 'server' | 'mounts'>> {
  /** `shared`: the one that `npm test` started (the environment's), else one of its own. `own`: always, to break it. */
  readonly livekit?: 'shared' | 'own';
}

/** A token made by the test itself, past our server. */
export interface TokenOptions {
  readonly identity?: string;
  readonly name?: string;
  /** Seconds; negative for one that has expired. Default 120. */
  readonly ttl?: number;
  readonly attributes?: Record<string, string>;
  readonly grant?: VideoGrant;
}

/** A real LiveKit, our server and the portal under its content security policy: what `npm start` starts. */
export interface Rig extends AsyncDisposable {
  /** `http://localhost:PORT`. */
  readonly origin: string;
  readonly livekit: LiveKit;
  /** LiveKit's own API, to see what is really there. */
  readonly api: RoomServiceClient;
  /** Where pages of this rig may go: for `assertSovereign`. */
  readonly allowed: Allowed;
  /** The portal's address with its parameters (room, name, prejoin, lang, theme, layout). */
  portal(parameters?: Record<string, string>): string;
  /** An address of a page of test/support/pages, its parameters in the fragment. */
  page(name: string, parameters?: Record<string, string>): string;
  /** Enters a room by our server, as `<visio-room>` does; a new device each time unless given. */
  enter(room: string, name: string, device?: string): Promise<AdmittedBody>;
  /** A token past our server, for a room that is made on the way. */
  token(room: string, options?: TokenOptions): Promise<string>;
  /** Cuts every connection to the portal and to our server, as a restart does. */
  dropConnections(): void;
  stop(): Promise<void>;
}

/** A room name that nobody used before. */
export function newRoom(): string {
  return `room-${randomUUID()}`;
}

/** Starts a rig on any free port. */
export async function startRig({ livekit: which = 'shared', mounts = [], ...options }: RigOptions = {}): Promise<Rig> {
  const [livekit, pages] = await Promise.all([startLiveKit({ ports: 'any', own: which === 'own' }), bundlePages()]);
  const portal = await startPortal({
    livekit,
    port: 0,
    ...options,
    mounts: [...mounts, { path: '/support/', folder: pages }],
    server: { log: () => {}, ...options.server },
  });
  const api = new RoomServiceClient(livekit.apiUrl, livekit.apiKey, livekit.apiSecret);
  const { host, hostname } = new URL(livekit.url);
  const { origin } = portal;
  const stop = async () => {
    await portal.stop();
    await livekit.stop();
  };

  return {
    origin,
    livekit,
    api,
    allowed: {
      origins: [origin, new URL(livekit.url).origin, new URL(livekit.apiUrl).origin],
      iceHosts: livekit.turnPort ? [`${hostname}:${livekit.turnPort}`] : iceHostsOf(host),
    },
    portal: (parameters = {}) => `${portal.url}?${new URLSearchParams(parameters)}`,
    page: (name, parameters = {}) => `${portal.url}support/${name}.html#${new URLSearchParams(parameters)}`,
    enter: (room, name, device) => askToEnter(origin, room, name, device),
    async token(room, options) {
      await api.createRoom({ name: room });
      return signToken(livekit, room, options);
    },
    dropConnections: portal.dropConnections,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Enters a room by the server at this origin, as `<visio-room>` does; a new device each time unless given. */
export async function askToEnter(origin: string, room: string, name: string, device = randomBytes(24).toString('base64url')): Promise<AdmittedBody> {
  const response = await fetch(`${origin}/api/v1/rooms/${encodeURIComponent(room)}/entries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ name, device }),
  });
  if (!response.ok) throw new Error(`Not admitted: ${response.status} ${await response.text()}`);
  return (await response.json()) as AdmittedBody;
}

/** Who is in a room of LiveKit's: whoever left stays listed for a moment. */
export async function presentIn({ api }: Pick<Rig, 'api'>, room: string): Promise<ParticipantInfo[]> {
  return (await api.listParticipants(room)).filter(({ state }) => state !== ParticipantInfo_State.DISCONNECTED);
}

/** A token past our server, for a room that is there. */
export function signToken(livekit: Pick<LiveKit, 'apiKey' | 'apiSecret'>, room: string, options: TokenOptions = {}): Promise<string> {
  const { identity = randomUUID(), name = identity, ttl = 120, attributes = {}, grant = {} } = options;
  const token = new AccessToken(livekit.apiKey, livekit.apiSecret, { identity, name, ttl, attributes });
  token.addGrant({ room, roomJoin: true, canPublish: true, canSubscribe: true, canPublishData: true, ...grant });
  return token.toJwt();
}

/** TURN and STUN of a LiveKit that somebody else started; `npm test` names its own in VISIO_ICE_HOSTS. */
function iceHostsOf(host: string): string[] {
  return process.env['VISIO_ICE_HOSTS']?.split(',') ?? [host];
}
