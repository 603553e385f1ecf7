import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SignalResponse, type ICEServer } from '@livekit/protocol';
import { maxNameLength } from '@visio-sdk/core/protocol';
import type { AdmittedBody } from '@visio-sdk/core/protocol';
import { enter, newRoom, realServer } from '../test-support/livekit.ts';
import { livekitConfig, livekitConfigYaml } from './livekit-config.ts';

const options = { apiKey: 'key: "1"', apiSecret: "a # secret's", nodeIp: '192.0.2.7' };

describe('the LiveKit configuration', () => {
  it('has room for the longest name in any script', () => {
    assert.ok((livekitConfig(options).limit['max_participant_name_length'] ?? 0) >= Buffer.byteLength('李'.repeat(maxNameLength)));
  });

  it('is YAML in which keys and values mean what they say', () => {
    const yaml = livekitConfigYaml({ ...options, turnPrivatePeers: ['192.0.2.0/24'] });
    assert.match(yaml, /^room:\n {2}auto_create: false$/m);
    assert.match(yaml, /^keys:\n {2}"key: \\"1\\"": "a # secret's"$/m);
    assert.match(yaml, /^ {2}allow_restricted_peer_cidrs: \["192\.0\.2\.0\/24"\]$/m);
  });

  it('offers loopback only to a node on loopback', () => {
    assert.equal('enable_loopback_candidate' in livekitConfig(options).rtc, false);
    assert.equal(livekitConfig({ ...options, nodeIp: '127.0.0.1' }).rtc['enable_loopback_candidate'], true);
  });

  it('tells LiveKit where webhooks go, signed with our key, and which ones', () => {
    assert.equal('webhook' in livekitConfig(options), false);
    const yaml = livekitConfigYaml({ ...options, webhookUrls: ['https://visio.example/api/v1/livekit/webhook'] });
    assert.match(yaml, /^webhook:\n {2}api_key: "key: \\"1\\""\n {2}urls: \["https:\/\/visio\.example\/api\/v1\/livekit\/webhook"\]$/m);
    assert.match(yaml, /^ {4}include_events: \["participant_joined","participant_left","participant_connection_aborted"\]$/m);
  });

  it('makes the real LiveKit hand out TURN of its own and no server of anybody else', async () => {
    const servers = await iceServers(await enter(realServer(), newRoom()));
    const urls = servers.flatMap((server) => server.urls);
    assert.ok(urls.length > 0);
    for (const url of urls) assert.match(url, /^turns?:(127\.0\.0\.1|\[::1\]|10\.\d+\.\d+\.\d+):\d+\?transport=(udp|tcp)$/);
    for (const { username, credential } of servers) assert.ok(username && credential);
  });
});

/** The ICE servers in LiveKit's first answer, read from the socket as a browser gets them. */
async function iceServers({ servers, token }: AdmittedBody): Promise<ICEServer[]> {
  const socket = new WebSocket(`${servers[0]}/rtc?access_token=${token}&protocol=15&sdk=js&version=2.23.0&auto_subscribe=0`);
  socket.binaryType = 'arraybuffer';
  try {
    return await new Promise((resolve, reject) => {
      socket.onerror = () => reject(new Error('LiveKit refused the socket'));
      socket.onclose = () => reject(new Error('LiveKit closed the socket'));
      socket.onmessage = ({ data }: { data: ArrayBuffer }) => {
        const { message } = SignalResponse.fromBinary(new Uint8Array(data));
        if (message.case === 'join') resolve(message.value.iceServers);
      };
    });
  } finally {
    socket.close();
  }
}
