import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { devicePattern } from '@visio-sdk/core/protocol';
import type { ProblemBody } from '@visio-sdk/core/protocol';
import { decodeJwt } from 'jose';
import { call, newDevice, newRoom, realServer, type TokenClaims } from '../../test-support/livekit.ts';
import { ticketFor } from '../authenticate/link.ts';
import { nodeHandler } from '../node-handler.ts';
import type { CheckedEntry } from '../schemas.ts';
import type { VisioServer } from '../server.ts';
import { createTokenEndpoint, type TokenAnswer } from './token-endpoint.ts';

const key = { id: 'portal', secret: 'a link secret of the tests, long enough' };
const server = realServer({ linkKeys: [key] });
const open: (() => void)[] = [];
after(() => open.forEach((close) => close()));

function ask(one: VisioServer, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return call(one, '/api/v1/token', { body, headers });
}

async function tokenOf(body: unknown, headers: Record<string, string> = {}): Promise<TokenClaims & { roomConfig?: unknown; metadata?: unknown }> {
  const response = await ask(server, body, headers);
  assert.equal(response.status, 201);
  return decodeJwt(((await response.json()) as TokenAnswer).participant_token);
}

async function listen(one: VisioServer): Promise<string> {
  const http = createServer(nodeHandler(one)).listen(0, '127.0.0.1');
  await once(http, 'listening');
  open.push(() => http.close());
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/api/v1/token`;
}

describe("LiveKit's standard token endpoint", () => {
  it("answers livekit-client's own TokenSource", async () => {
    // By a name that is put together here: the import rule keeps livekit-client in core, and this package does not ship it.
    const client = ['livekit', 'client'].join('-');
    const { TokenSource } = (await import(client)) as { TokenSource: { endpoint: (url: string) => { fetch: (options: object) => Promise<{ serverUrl: string; participantToken: string }> } } };
    const room = newRoom();
    const answer = await TokenSource.endpoint(await listen(server)).fetch({ roomName: room, participantName: 'Ada', participantIdentity: 'bob', agentName: 'spy' });
    assert.match(answer.serverUrl, /^ws/);
    const claims = decodeJwt<TokenClaims & { roomConfig?: unknown }>(answer.participantToken);
    assert.equal(claims.name, 'Ada');
    assert.notEqual(claims.sub, 'bob');
    assert.equal(claims.roomConfig, undefined);
  });

  it('ignores identity, metadata, attributes and room configuration, whatever is in them', async () => {
    const smuggled = {
      participant_identity: 'bob',
      participant_metadata: '{"role":"organiser"}',
      participant_attributes: { 'visio.role': 'organiser' },
      room_config: { agents: [{ agent_name: 'spy' }], max_participants: 9999 },
      role: 'organiser',
    };
    const claims = await tokenOf({ room_name: newRoom(), participant_name: 'Ada', ...smuggled });
    assert.deepEqual(claims.attributes['visio.role'], 'participant');
    assert.doesNotMatch(JSON.stringify(claims), /bob|spy|9999|"organiser"/);
    await tokenOf({ room_name: newRoom(), participant_attributes: 'not even an object', room_config: [[[]]] });
  });

  it('is somebody new each time, unless a device session says who it was', async () => {
    const room = newRoom();
    const device = newDevice();
    const of = async (headers: Record<string, string>): Promise<string> => (await tokenOf({ room_name: room }, headers)).sub;
    assert.notEqual(await of({}), await of({}));
    assert.equal(await of({ 'visio-device': device }), await of({ 'visio-device': device }));
  });

  it('takes a signed ticket as Bearer, and refuses a forged one', async () => {
    const room = newRoom();
    const ticket = await ticketFor(key, { room, subject: 'ada', name: 'Ada Lovelace', role: 'organiser' });
    const claims = await tokenOf({ room_name: room, participant_name: 'Bob' }, { authorization: `Bearer ${ticket}` });
    assert.equal(claims.name, 'Ada Lovelace');
    assert.equal(claims.attributes['visio.role'], 'organiser');
    for (const forged of [`${ticket}x`, 'nonsense', ticket.split('.').slice(0, 2).join('.')]) {
      const response = await ask(server, { room_name: room }, { authorization: `Bearer ${forged}` });
      assert.equal(((await response.json()) as ProblemBody).code, 'ticket-invalid');
    }
  });

  it('refuses what names no room, in words', async () => {
    for (const body of [{}, { room_name: 1 }, { room_name: '../x' }, { room_name: '' }, '[]', '', { room_name: 'a', participant_name: 'x'.repeat(101) }]) {
      const response = await ask(server, body);
      assert.equal(response.status, 400);
      assert.equal(((await response.json()) as ProblemBody).code, 'request-invalid');
    }
    assert.equal((await ask(server, { room_name: 'a' }, { 'visio-device': 'short' })).status, 400);
  });
});

describe('the endpoint itself', () => {
  const request = (authorization?: string): Request => new Request('https://visio.example/', { headers: authorization === undefined ? {} : { authorization } });

  it('refuses where one would have to wait', async () => {
    const endpoint = createTokenEndpoint(async () => undefined, false);
    await assert.rejects(endpoint({ room_name: 'a' }, request()), { code: 'not-allowed', status: 403 });
  });

  it("leaves the host's own Bearer tokens to the host", async () => {
    const seen: CheckedEntry[] = [];
    const endpoint = createTokenEndpoint(async (_room, entry) => void seen.push(entry), true);
    const ticket = await ticketFor(key, { room: 'a', subject: 'ada', role: 'participant' });
    for (const bearer of ['opaque-session', ticket]) await assert.rejects(endpoint({ room_name: 'a' }, request(`Bearer ${bearer}`)));
    assert.deepEqual(seen.map((entry) => entry.ticket), [undefined, ticket]);
    for (const { device } of seen) assert.match(device, devicePattern);
  });
});
