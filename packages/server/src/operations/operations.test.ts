import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import type { LogEntry } from '../log.ts';
import { Problem } from '../problem.ts';
import { checkOldestClient, isOlder, oldestClientGuard } from './client-version.ts';
import { isDeeper } from './json-depth.ts';
import { checkLimits, RateLimits, readLimits, type Limits } from './limits.ts';
import { hasBearer } from '../bearer.ts';
import { Metrics } from './metrics.ts';
import { observe } from './observe.ts';
import { readNetworks } from './networks.ts';
import { clientAddress, setPeerAddress } from './peer.ts';
import { createReadiness } from './readiness.ts';
import type { ServerEnv } from './server-env.ts';

type App = Hono<ServerEnv>;

function app(): App {
  const made: App = new Hono();
  made.use(async (context, next) => {
    context.set('original', context.req.raw);
    await next();
  });
  made.onError((error, context) => {
    if (!(error instanceof Problem)) throw error;
    // With the headers set so far, as the server does.
    const { body, status, headers } = error.toResponse();
    return context.newResponse(body, status as 400, Object.fromEntries(headers));
  });
  return made;
}

function from(address: string | undefined, path = '/x', init: RequestInit = {}): Request {
  const request = new Request(`https://visio.example${path}`, init);
  setPeerAddress(request, address);
  return request;
}

describe('rate limits', () => {
  const none = readNetworks([], 'proxies');

  function limited(limits: Limits): App {
    const made = app();
    const rates = new RateLimits(limits, (request) => clientAddress(request, none));
    made.use(rates.request());
    made.use('/rooms/:room/entries', rates.entries());
    made.all('*', (context) => context.text('ok'));
    return made;
  }

  async function statuses(made: App, requests: readonly Request[]): Promise<number[]> {
    const all: number[] = [];
    for (const request of requests) all.push((await made.request(request)).status);
    return all;
  }

  it('are per client, and say when to come back', async () => {
    const made = limited({ requestsPerClient: 2 });
    const one = (): Request => from('198.51.100.1');
    assert.deepEqual(await statuses(made, [one(), one(), one(), from('198.51.100.2')]), [200, 200, 429, 200]);
    const response = await made.request(one());
    const after = Number(response.headers.get('retry-after'));
    assert.ok(after >= 1 && after <= 60);
    assert.equal(((await response.json()) as { code: string }).code, 'too-many-requests');
  });

  it('are not escaped with a header or with other addresses of one IPv6 network', async () => {
    const made = limited({ requestsPerClient: 1 });
    const forged = (address: string): Request => from('198.51.100.1', '/x', { headers: { 'x-forwarded-for': address } });
    assert.deepEqual(await statuses(made, [forged('203.0.113.1'), forged('203.0.113.2')]), [200, 429]);
    assert.deepEqual(await statuses(made, [from('2001:db8::1'), from('2001:db8::ffff:2')]), [200, 429]);
  });

  it('let nobody flood one room from many addresses, and count no other room and no reading', async () => {
    const made = limited({ entriesPerRoom: 2, entriesPerClient: 2 });
    const enter = (address: string, room: string, method = 'POST'): Request => from(address, `/rooms/${room}/entries`, { method });
    assert.deepEqual(await statuses(made, [enter('192.0.2.1', 'a'), enter('192.0.2.2', 'a'), enter('192.0.2.3', 'a'), enter('192.0.2.4', 'b')]), [200, 200, 429, 200]);
    assert.deepEqual(await statuses(made, [enter('192.0.2.5', 'c'), enter('192.0.2.5', 'd'), enter('192.0.2.5', 'e'), enter('192.0.2.5', 'e', 'GET')]), [200, 200, 429, 200]);
  });

  it('of one room hold however its accents are written', async () => {
    const made = limited({ entriesPerRoom: 1 });
    const requests = ['NFC', 'NFD'].map((form) => from(undefined, `/rooms/${encodeURIComponent('réunion'.normalize(form))}/entries`, { method: 'POST' }));
    assert.deepEqual(await statuses(made, requests), [200, 429]);
  });

  it('know no client where nobody says the address', async () => {
    const made = limited({ requestsPerClient: 1 });
    assert.deepEqual(await statuses(made, [from(undefined), from(undefined)]), [200, 200]);
  });

  it('let 1,000 people of one office in within a minute unless told otherwise', async () => {
    const made = limited({});
    const people = Array.from({ length: 1000 }, () => from('198.51.100.1', '/rooms/a/entries', { method: 'POST' }));
    assert.deepEqual(new Set(await statuses(made, people)), new Set([200]));
  });

  it('are read from one variable', () => {
    assert.equal(readLimits('off', 'VISIO_LIMITS'), false);
    assert.deepEqual(readLimits('entriesPerClient=5, entriesPerRoom=6', 'VISIO_LIMITS'), { entriesPerClient: 5, entriesPerRoom: 6 });
    for (const wrong of ['on', '5', 'entriesPerClient', 'entriesPerClient=', 'entriesPerClient=0', 'entriesPerClient=x', 'constructor=5']) {
      assert.throws(() => readLimits(wrong, 'VISIO_LIMITS'), /^ConfigurationError: VISIO_LIMITS must /, wrong);
    }
    assert.throws(() => checkLimits({ entriesPerRoom: 1.5 }, 'limits'), /^ConfigurationError: limits /);
  });
});

describe('the oldest client', () => {
  it('is compared number by number', () => {
    for (const [version, than] of [['1.2.3', '1.2.4'], ['1.9.0', '1.10.0'], ['0.9.9', '1.0.0']] as const) assert.ok(isOlder(version, than));
    for (const [version, than] of [['1.2.3', '1.2.3'], ['1.10.0', '1.9.0'], ['2.0.0-next.1', '1.9.9'], ['dev', '1.0.0'], ['', '1.0.0']] as const) assert.ok(!isOlder(version, than));
    assert.throws(() => checkOldestClient('1.0', 'VISIO_OLDEST_CLIENT'), /^ConfigurationError: VISIO_OLDEST_CLIENT /);
  });

  it('is announced to everybody, and older ones are told to load the page again', async () => {
    const made = app();
    made.use(oldestClientGuard('1.4.0'));
    made.get('/x', (context) => context.text('ok'));
    for (const [version, status] of [['1.4.0', 200], ['1.3.9', 426], ['nonsense', 200], [undefined, 200]] as const) {
      const response = await made.request(from(undefined, '/x', { headers: version === undefined ? {} : { 'visio-client': version } }));
      assert.equal(response.status, status);
      assert.equal(response.headers.get('visio-oldest-client'), '1.4.0');
      if (status === 426) assert.equal(((await response.json()) as { code: string }).code, 'client-too-old');
    }
  });
});

describe('the depth of a JSON text', () => {
  it('counts brackets outside of strings', () => {
    assert.ok(!isDeeper('[[{"a":"]]]][[[[\\"[[[["}]]', 3));
    assert.ok(isDeeper('[[{"a":"x"}]]', 2));
    assert.ok(!isDeeper('{"a":[],"b":[],"c":[{}]}', 3));
    assert.ok(isDeeper('['.repeat(17), 16));
  });
});

describe('readiness', () => {
  it('asks once in two seconds, however many ask', async () => {
    let [time, asked] = [0, 0];
    const ready = createReadiness({ livekit: async () => void asked++, storage: async () => {} }, () => time);
    await Promise.all([ready(), ready(), ready()]);
    time = 2000;
    await ready();
    assert.equal(asked, 1);
    time = 2001;
    await ready();
    assert.equal(asked, 2);
  });

  it('names the part that is away', async () => {
    const away = async (): Promise<never> => Promise.reject(new Error('token=s3cret'));
    const fine = async (): Promise<void> => {};
    for (const [livekit, storage, code] of [[away, fine, 'media-server-unreachable'], [fine, away, 'storage-unreachable']] as const) {
      await assert.rejects(createReadiness({ livekit, storage })(), (error) => error instanceof Problem && error.code === code && error.status === 503 && !/s3cret/.test(error.message));
    }
  });
});

describe('watching requests', () => {
  const metrics = new Metrics();
  const log: LogEntry[] = [];
  const made = app();
  made.use(observe({ metrics, log: (entry) => log.push(entry), isTrusted: (request) => request.headers.has('x-from-proxy') }));
  made.post('/rooms/:room/entries', (context) => context.text('ok'));
  made.get('/refused', () => {
    throw new Problem('room-full', 'Full.');
  });

  it('logs the pattern of the route and nothing of the person', async () => {
    log.length = 0;
    const response = await made.request(from('198.51.100.1', '/rooms/dossier-4711/entries?token=s3cret', { method: 'POST', body: '{"name":"Ada"}', headers: { authorization: 'Bearer s3cret' } }));
    const [{ ms, id, ...line }] = log as [LogEntry];
    assert.deepEqual(line, { level: 'info', event: 'request', method: 'POST', route: '/rooms/:room/entries', status: 200 });
    assert.ok(typeof ms === 'number' && ms >= 0);
    assert.equal(response.headers.get('x-request-id'), id);
  });

  it("takes a request's number from a proxy of ours and from nobody else", async () => {
    const given = 'a1b2c3d4-proxy';
    const idOf = async (headers: Record<string, string>): Promise<string | null> => (await made.request(from(undefined, '/refused', { headers }))).headers.get('x-request-id');
    assert.equal(await idOf({ 'x-request-id': given, 'x-from-proxy': '1' }), given);
    assert.notEqual(await idOf({ 'x-request-id': given }), given);
    assert.notEqual(await idOf({ 'x-request-id': 'name=Ada Lovelace', 'x-from-proxy': '1' }), 'name=Ada Lovelace');
  });

  it('counts for Prometheus by route, status and code, and invents no label for what a client makes up', async () => {
    await made.request(from(undefined, '/nothing/Ada', { method: 'BREW' }));
    const { text, type } = await metrics.read();
    assert.match(type, /^text\/plain/);
    assert.match(text, /visio_http_request_duration_seconds_count\{method="POST",route="\/rooms\/:room\/entries",status="200"\} 1/);
    assert.match(text, /visio_problems_total\{code="room-full"\} 3/);
    assert.match(text, /visio_http_request_duration_seconds_count\{method="other",route="none",status="404"\} 1/);
    assert.match(text, /process_cpu_seconds_total/);
    assert.doesNotMatch(text, /dossier|Ada|BREW|198\.51/);
  });

  it('shows its numbers to whoever has the token', () => {
    assert.ok(hasBearer('Bearer right', 'right'));
    for (const wrong of [undefined, '', 'Bearer', 'Bearer wrong', 'Basic right', 'right', 'Bearer right2']) assert.ok(!hasBearer(wrong, 'right'));
  });
});
