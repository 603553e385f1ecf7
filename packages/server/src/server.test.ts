import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import type { ProblemBody } from '@visio-sdk/core/protocol';
import { ask, call, newDevice, origin, testSecret } from '../test-support/livekit.ts';
import type { LogEntry } from './log.ts';
import { createVisioServer } from './server.ts';

// A port that nobody listens on any more: whatever gets as far as LiveKit finds it away.
const gone = createServer();
await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done));
const { port } = gone.address() as AddressInfo;
await new Promise((done) => gone.close(done));
const away = { url: `http://127.0.0.1:${port}`, apiKey: 'key', apiSecret: 'a-secret-nobody-may-read-in-a-log' };
const log: LogEntry[] = [];
const server = createVisioServer({
  livekit: away,
  secret: testSecret,
  allowedOrigins: ['https://portal.example'],
  log: (entry) => log.push(entry),
});
const good = { name: 'Ada', device: newDevice() };

async function problem(response: Response, status: number, code: string): Promise<ProblemBody> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const body = (await response.json()) as ProblemBody;
  assert.deepEqual({ status: response.status, code: body.code, inBody: body.status }, { status, code, inBody: status });
  assert.deepEqual(Object.keys(body).sort(), ['code', 'detail', 'status', 'title', 'type']);
  assert.match(body.detail, /^[A-Z].*\.$/);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  return body;
}

describe('the server', () => {
  it('says that it is well without asking LiveKit', async () => {
    const response = await call(server, '/api/v1/health', { method: 'GET' });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ok' });
  });

  it('answers an unknown path or method with a problem', async () => {
    for (const path of ['/', '/api/v1', '/api/v2/health', '/api/v1/rooms/a/b/entries', '/api/v1/rooms//entries']) {
      await problem(await call(server, path), 404, 'not-found');
    }
    await problem(await call(server, '/api/v1/rooms/a/entries', { method: 'GET' }), 404, 'not-found');
  });

  it('says that LiveKit is away, and when to come back', async () => {
    const response = await ask(server, 'room', good);
    assert.equal(response.headers.get('retry-after'), '5');
    await problem(response, 503, 'media-server-unreachable');
  });

  it('says the same when a proxy answers in the place of LiveKit', async () => {
    const proxy = createServer((_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const behind = createVisioServer({ livekit: { ...away, url }, log: () => {} });
    await problem(await ask(behind, 'room', good), 503, 'media-server-unreachable');
    proxy.close();
  });

  it('asks again when a request hangs at a node of the cluster that died', async () => {
    let asked = 0;
    const cluster = createServer((_, response) => {
      if (++asked > 1) response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"room","num_participants":0}');
    });
    await new Promise<void>((done) => cluster.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(cluster.address() as AddressInfo).port}`;
    const start = Date.now();
    const response = await ask(createVisioServer({ livekit: { ...away, url }, log: () => {} }), 'room', good);
    assert.equal(response.status, 200);
    assert.ok(Date.now() - start < 4_500, 'long before the first request is given up');
    cluster.closeAllConnections();
    cluster.close();
  });
});

describe('a body', () => {
  const bad: Record<string, unknown> = {
    empty: '',
    truncated: '{"name":',
    'no JSON': 'name=Ada',
    'an array': [good],
    null: 'null',
    'without a name': { device: good.device },
    'with a name that is no text': { ...good, name: { toString: 'x' } },
    'with a name of 10,000 characters': { ...good, name: 'x'.repeat(10_000) },
    'with a short device': { ...good, device: 'x'.repeat(21) },
    'with a device that is no base64url': { ...good, device: `${'x'.repeat(21)}\n` },
    'with a ticket that is no text': { ...good, ticket: 1 },
    'nested 8,000 deep': `${'['.repeat(8000)}${']'.repeat(8000)}`,
    'nested 2,500 deep in a member': `{"name":${'{"a":'.repeat(2500)}1${'}'.repeat(2500)},"device":"${good.device}"}`,
  };
  for (const [what, body] of Object.entries(bad)) {
    it(`${what} is refused in words`, async () => {
      const { detail } = await problem(await ask(server, 'room', body), 400, 'request-invalid');
      assert.ok(detail.length < 150 && !detail.includes('xxx'));
    });
  }

  it('of more than 16 KiB is refused, also when its length is not announced', async () => {
    const big = JSON.stringify({ ...good, more: 'x'.repeat(17_000) });
    await problem(await ask(server, 'room', big, { 'content-length': String(big.length) }), 413, 'request-invalid');
    await problem(await ask(server, 'room', big), 413, 'request-invalid');
  });

  it('that is not sent as JSON is refused, so that no form of another site can send one', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'json']) {
      await problem(await ask(server, 'room', good, { 'content-type': type }), 415, 'request-invalid');
    }
  });
});

describe('a room name', () => {
  for (const room of ['..', '.hidden', 'a/b', 'a b', 'a\u0000b', 'a%', 'x'.repeat(101), '<b>', "a'--", 'a\r\nx: y']) {
    it(`${JSON.stringify(room.slice(0, 20))} is refused`, async () => {
      const response = await ask(server, room, good);
      assert.ok(response.status === 400 || response.status === 404);
      await problem(response, response.status, response.status === 400 ? 'request-invalid' : 'not-found');
    });
  }

  it('with a malformed escape is refused', async () => {
    await problem(await call(server, '/api/v1/rooms/%E0%A4/entries', { body: good }), 400, 'request-invalid');
  });
});

describe('an origin', () => {
  const path = '/api/v1/health';
  const get = (headers: Record<string, string>): Promise<Response> => call(server, path, { method: 'GET', headers });

  it('that is allowed may read answers and refusals', async () => {
    for (const response of [await get({ origin: 'https://portal.example' }), await ask(server, '..x', {}, { origin: 'https://portal.example' })]) {
      assert.equal(response.headers.get('access-control-allow-origin'), 'https://portal.example');
      assert.equal(response.headers.get('access-control-allow-credentials'), null);
      assert.match(response.headers.get('vary') ?? '', /Origin/);
    }
  });

  it('that is allowed passes the preflight with what our requests need', async () => {
    const response = await call(server, '/api/v1/rooms/a/me/hand', {
      method: 'OPTIONS',
      headers: { origin: 'https://portal.example', 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization,content-type' },
    });
    assert.equal(response.status, 204);
    assert.match(response.headers.get('access-control-allow-methods') ?? '', /PUT/);
    assert.match(response.headers.get('access-control-allow-headers') ?? '', /Authorization, Content-Type/);
  });

  it('of another site is refused before anything is done, preflight too', async () => {
    for (const other of ['https://evil.example', 'https://portal.example.evil.example', 'http://portal.example', 'null', 'https://PORTAL.example']) {
      for (const method of ['POST', 'OPTIONS']) {
        const response = await call(server, '/api/v1/rooms/a/entries', { method, headers: { origin: other, 'sec-fetch-site': 'cross-site' } });
        assert.equal(response.headers.get('access-control-allow-origin'), null);
        await problem(response, 403, 'origin-refused');
      }
    }
  });

  it("of the server's own needs no permission, also where a proxy ends TLS or renames the host", async () => {
    assert.equal((await get({ origin })).status, 200);
    assert.equal((await get({ origin: origin.replace('https', 'http') })).status, 200);
    assert.equal((await get({ origin: 'https://outside.example', 'sec-fetch-site': 'same-origin' })).status, 200);
  });
});

describe('an unexpected error', () => {
  it('of the host keeps everybody out and tells nobody why, not even the log what it said', async () => {
    const entries: LogEntry[] = [];
    const broken = createVisioServer({
      livekit: away,
      authenticate: () => {
        throw new Error('no session for ada@example.org with token s3cret');
      },
      log: (entry) => entries.push(entry),
    });
    const text = JSON.stringify(await problem(await ask(broken, 'room', good), 500, 'internal'));
    assert.equal(entries.length, 1);
    for (const written of [text, JSON.stringify(entries)]) assert.doesNotMatch(written, /s3cret|ada@/);
  });

  it('is also an answer of the host that is no person', async () => {
    const answers: unknown[] = [undefined, 'ada', {}, { subject: '', role: 'participant' }, { subject: 'a', role: 'admin' }, { subject: 'a' }, { subject: 'a', role: 'organiser', name: ' ' }];
    for (const answer of answers) {
      const odd = createVisioServer({ livekit: away, authenticate: () => answer as null, log: () => {} });
      const [status, code] = answer === undefined ? ([403, 'credential-invalid'] as const) : ([500, 'internal'] as const);
      await problem(await ask(odd, 'room', good), status, code);
    }
  });

  it('leaves no person, room, device or secret in the log', async () => {
    log.length = 0;
    await ask(server, 'dossier-1234', { ...good, name: 'Ada Lovelace' });
    assert.equal(log.length, 1);
    assert.equal(log[0]?.event, 'media-server-unreachable');
    assert.equal(log[0]?.['code'], 'ECONNREFUSED');
    for (const private_ of ['Ada', 'dossier', good.device, away.apiSecret, testSecret]) assert.ok(!JSON.stringify(log).includes(private_));
  });
});
