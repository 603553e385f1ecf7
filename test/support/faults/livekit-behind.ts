import { livekitConfig } from '@visio-sdk/server';
import { freePort } from '../../../scripts/support/ports.mjs';
import type { Namespace } from './namespace.ts';
import { keys, startNode, type LiveKitNode } from './node.ts';

/** The part of a configuration that {@link startBehind} lets others change. */
export interface Behind {
  readonly rtc: object;
  readonly turn: object;
}

/** A LiveKit for those in a namespace; `change` adds what our own configuration does not have. */
export async function startBehind(
  { host, hostInterface, subnet }: Namespace,
  change: (config: Behind) => Partial<Behind> = () => ({}),
): Promise<LiveKitNode & { readonly ports: { readonly http: number; readonly tcp: number; readonly udp: number } }> {
  const ports = { http: await freePort('tcp', 0, host), tcp: await freePort('tcp', 0, host), udp: await freePort('udp', 0, host) };
  const config = livekitConfig({
    ...keys,
    nodeIp: host,
    port: ports.http,
    rtcTcpPort: ports.tcp,
    rtcUdpPort: ports.udp,
    turnUdpPort: await freePort('udp', 0, host),
    turnRelayPorts: [41_000, 41_400],
    turnPrivatePeers: [subnet],
    bindAddresses: [host],
  });
  const here = { ...config, rtc: { ...config.rtc, interfaces: { includes: [hostInterface] } } };
  return { ...(await startNode(host, { ...here, ...change(here) })), ports };
}
