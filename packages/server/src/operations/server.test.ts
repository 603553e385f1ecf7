import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProblemBody } from '@visio-sdk/core/protocol';
import { call, newDevice, testSecret } from '../../test-support/livekit.ts';
import type { LogEntry } from '../log.ts';
import { createVisioServer, type VisioServer } from '../server.ts';
import type { VisioServerOptions } from '../options.ts';
import { setPeerAddress } from './peer.ts';

/** A server whose LiveKit is away: whatever is let through ends in `media-server-unreachable`. */
function server(options: Partial<VisioServerOptions> = {}): VisioServer {
  const livekit = { url: 'http://127.0.0.1:1', apiKey: 'key', apiSecret: 'a-secret-that-nobody-prints-here' };
  return createVisioServer({ livekit, secret: testSecret, log: () => {}, allowedOrigins: ['https://portal.example'], ...options });
}

async function codeOf(response: Response): Promise<string> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  return ((await response.json()) as ProblemBody).code;
}

function from(address: string, path: string, body?: unknown): Request {
  const request = new Request(`https://visio.example${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://portal.example' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  setPeerAddress(request, address);
  return request;
}

describe('the server under way', () => {
  it('is not ready while LiveKit is away, and is well all the same', async () => {
    const one = server();
    const response = await call(one, '/api/v1/ready', { method: 'GET' });
    assert.equal(response.status, 503);
    assert.equal(await codeOf(response), 'media-server-unreachable');
    assert.equal((await call(one, '/api/v1/health', { method: 'GET' })).status, 200);
  });

  it('shows its numbers only to whoever has the token, and has none without one', async () => {
    const get = async (one: VisioServer, token?: string): Promise<number> =>
      (await call(one, '/metrics', { method: 'GET', headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })).status;
    const open = server({ metricsToken: 'a-token-of-the-tests' });
    assert.deepEqual([await get(open, 'a-token-of-the-tests'), await get(open), await get(open, 'other'), await get(server(), '')], [200, 404, 404, 404]);
  });

  it('refuses a flood with a problem that the page can read, and goes on answering probes', async () => {
    const one = server({ limits: { requestsPerClient: 1 } });
    assert.equal((await one.fetch(from('198.51.100.1', '/api/v1/openapi.json'))).status, 200);
    const refused = await one.fetch(from('198.51.100.1', '/api/v1/openapi.json'));
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) >= 1);
    assert.equal(refused.headers.get('access-control-allow-origin'), 'https://portal.example');
    assert.equal(await codeOf(refused), 'too-many-requests');
    assert.equal((await one.fetch(from('198.51.100.1', '/api/v1/health'))).status, 200);
  });

  it('counts entries and tokens of a room together', async () => {
    const one = server({ limits: { entriesPerRoom: 2 } });
    const entry = (): Promise<Response> => one.fetch(from('198.51.100.1', '/api/v1/rooms/a/entries', { name: 'Ada', device: newDevice() }));
    const token = (): Promise<Response> => one.fetch(from('198.51.100.2', '/api/v1/token', { room_name: 'a' }));
    assert.deepEqual([(await entry()).status, (await token()).status, (await token()).status, (await entry()).status], [503, 503, 429, 429]);
    const free = server({ limits: false });
    for (let times = 0; times < 3; times++) assert.notEqual((await free.fetch(from('198.51.100.1', '/api/v1/token', { room_name: 'a b' }))).status, 429);
  });

  it('refuses pages that are too old, before anything else is done', async () => {
    const one = server({ oldestClient: '2.0.0' });
    const response = await call(one, '/api/v1/rooms/a/entries', { body: { name: 'Ada', device: newDevice() }, headers: { 'visio-client': '1.9.0' } });
    assert.equal(response.status, 426);
    assert.equal(response.headers.get('visio-oldest-client'), '2.0.0');
    assert.equal(await codeOf(response), 'client-too-old');
  });

  it('refuses deep bodies without parsing them', async () => {
    const body = `{"name":${'['.repeat(20)}${']'.repeat(20)}}`;
    const response = await call(server(), '/api/v1/rooms/a/entries', { body });
    assert.equal(((await response.json()) as ProblemBody).detail, 'The body is nested too deeply.');
  });

  it('says in its log and in the answer which request it was, and nothing of who made it', async () => {
    const log: LogEntry[] = [];
    const one = server({ log: (entry) => log.push(entry), requestLog: true });
    const device = newDevice();
    const response = await call(one, '/api/v1/rooms/dossier-4711/entries?secret=s3cret', { body: { name: 'Ada', device }, headers: { authorization: 'Bearer s3cret' } });
    const id = response.headers.get('x-request-id');
    assert.deepEqual(log.map((entry) => [entry.event, entry['id'] === id]), [['media-server-unreachable', true], ['request', true]]);
    assert.equal(log[1]?.['route'], '/api/v1/rooms/:room/entries');
    for (const private_ of ['dossier', 'Ada', device, 's3cret']) assert.ok(!JSON.stringify(log).includes(private_));
  });

  it('cannot be made to write a header of its own with what comes in', async () => {
    for (const path of ['/api/v1/rooms/a%0d%0aset-cookie:%20x=1/entries', '/api/v1/login?room=a&return=https://portal.example/%0d%0aset-cookie:x=1']) {
      const response = await call(server(), path, { body: { name: 'a\r\nset-cookie: x=1', device: newDevice() } });
      assert.equal(response.headers.get('set-cookie'), null);
      assert.ok(response.status >= 400);
    }
  });
});
