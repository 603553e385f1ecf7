import { randomBytes } from 'node:crypto';
import { livekitConfig } from '../../packages/server/src/livekit-config.ts';

/**
 * @typedef {object} Ports ports of one LiveKit
 * @property {number} http signalling and the API, TCP
 * @property {number} udp media
 * @property {number} turn LiveKit's own TURN, UDP
 */

/** A key pair for one start: a well-known one would let any page on the machine make itself tokens. */
export function newKeys() {
  return { apiKey: `visio${randomBytes(6).toString('hex')}`, apiSecret: randomBytes(32).toString('base64url') };
}

/**
 * Configuration of a LiveKit for this machine only, in the server package's own recommended form. LiveKit reads YAML,
 * and JSON is YAML.
 * @param {object} options
 * @param {Ports} options.ports
 * @param {string} options.apiKey
 * @param {string} options.apiSecret
 * @param {string} [options.bind] address listened on; inside a container all of them
 * @param {readonly string[] | undefined} [options.webhookUrls] where it tells who came and went
 */
export function localConfig({ ports, apiKey, apiSecret, bind = '127.0.0.1', webhookUrls }) {
  const config = livekitConfig({
    apiKey,
    apiSecret,
    nodeIp: '127.0.0.1',
    port: ports.http,
    rtcUdpPort: ports.udp,
    // Off: LiveKit would listen for it on every address, and on one machine UDP gets through.
    rtcTcpPort: 0,
    turnUdpPort: ports.turn,
    turnRelayPorts: [30000, 32000],
    turnPrivatePeers: ['127.0.0.0/8'],
    bindAddresses: [bind],
    ...(webhookUrls && { webhookUrls }),
  });
  return {
    ...config,
    rtc: { ...config.rtc, ...(bind === '127.0.0.1' && { ips: { includes: ['127.0.0.1/32'] } }) },
    logging: { level: process.env['LIVEKIT_LOG'] ?? 'warn', json: false },
  };
}
