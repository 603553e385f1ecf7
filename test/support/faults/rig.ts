import { RoomServiceClient } from 'livekit-server-sdk';
import { portalPolicy } from '../../../scripts/portal/csp.mjs';
import { startPortal } from '../../../scripts/portal/portal.mjs';
import { bundlePages } from '../bundle-pages.ts';
import { askToEnter, signToken, type Rig } from '../rig.ts';
import { forward } from './forward.ts';
import type { LiveKitNode } from './node.ts';

/** How pages reach what stands on this machine. */
export interface FaultRigOptions {
  /** The LiveKit that bots go to. */
  readonly livekit: LiveKitNode;
  /** Where our server asks LiveKit; default: the same. */
  readonly apiUrl?: string;
  /** URLs of LiveKit that people are given; default: that of the same. */
  readonly urls?: readonly string[];
  /** An address more that the portal is reached at; default: loopback only. */
  readonly host?: string;
  /** What pages call the portal when something stands before it. */
  readonly origin?: string;
}

/** The portal and our server, before LiveKits that are broken. */
export interface FaultRig extends Rig {
  /** Port of the portal on loopback. */
  readonly port: number;
  /** As pages of the faults call it. */
  readonly pageOrigin: string;
  /** URLs of LiveKit that people are given. */
  readonly urls: readonly string[];
}

/** Starts the portal and our server. */
export async function startFaultRig({ livekit, apiUrl = livekit.apiUrl, urls = [livekit.url], host, origin }: FaultRigOptions): Promise<FaultRig> {
  const { apiKey, apiSecret } = livekit;
  const asRig = { ...livekit, apiUrl, from: 'path', pid: livekit.pid(), turnPort: undefined, died: new Promise<string>(() => {}) } as const;
  const connect = urls.flatMap((url) => [url, url.replace(/^ws/, 'http')]).join(' ');
  const portal = await startPortal({
    livekit: asRig,
    port: 0,
    policy: portalPolicy(urls[0]!).replace(/connect-src [^;]*/, `connect-src 'self' ${connect}`),
    mounts: [{ path: '/support/', folder: await bundlePages('faults/pages') }],
    server: {
      livekit: { url: apiUrl, publicUrls: urls, apiKey, apiSecret },
      ...(origin && { allowedOrigins: [origin] }),
      log: () => {},
    },
  });
  const port = Number(new URL(portal.url).port);
  const door = host ? await forward(host, port, [{ host: '127.0.0.1', port }]) : undefined;
  const pageOrigin = origin ?? (host ? `http://${host}:${port}` : portal.origin);
  const api = new RoomServiceClient(apiUrl, apiKey, apiSecret, { failover: false });
  const stop = async () => {
    await door?.close();
    await portal.stop();
  };
  return {
    origin: portal.origin,
    port,
    pageOrigin,
    urls,
    livekit: asRig,
    api,
    allowed: { origins: [pageOrigin, ...urls.flatMap((url) => [url, url.replace(/^ws/, 'http')])], iceHosts: [] },
    portal: (parameters = {}) => `${pageOrigin}/?${new URLSearchParams(parameters)}`,
    page: (name, parameters = {}) => `${pageOrigin}/support/${name}.html#${new URLSearchParams(parameters)}`,
    enter: (room, name, device) => askToEnter(portal.origin, room, name, device),
    token: (room, options) => signToken(livekit, room, options),
    dropConnections: portal.dropConnections,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
