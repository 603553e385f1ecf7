import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newDevice } from '../test-support/livekit.ts';
import { ticketFor } from './authenticate/link.ts';

const command = fileURLToPath(new URL('command.ts', import.meta.url));
const good = { LIVEKIT_URL: 'http://127.0.0.1:7880', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'a-secret-that-nobody-prints', PORT: '0', HOST: '127.0.0.1', VISIO_STORAGE: ':memory:' };

const linkKey = { id: 'portal', secret: 'a-secret-of-the-links-longer-than-32-characters' };

function run(environment: Record<string, string>, options: readonly string[] = []): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [...options, '--conditions=@visio-sdk/source', command], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Says this on a connection of its own; all that is answered. */
async function say(port: number, words: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(words);
  return text(socket);
}

describe('the command', () => {
  it('says where it is, answers, and on SIGTERM ends by itself, idle connections and all', async () => {
    const child = run(good);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /^Visio server ready: (http:\/\/127\.0\.0\.1:\d+\/)\n$/.exec(line.toString())?.[1];
    assert.ok(url);
    assert.equal((await fetch(`${url}api/v1/health`)).status, 200);
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    await once(idle, 'connect');
    const closed = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await closed, [0, null]);
    idle.destroy();
  });

  it('on SIGTERM ends streams, finishes the request under way, and the next one knows who waited', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'visio-command-'));
    const livekit = createHttpServer().listen(0, '127.0.0.1');
    await once(livekit, 'listening');
    const asked = once(livekit, 'request') as Promise<[unknown, ServerResponse]>;
    const environment = {
      ...good,
      ...{ LIVEKIT_URL: `http://127.0.0.1:${(livekit.address() as AddressInfo).port}`, VISIO_STORAGE: join(folder, 'door.sqlite') },
      ...{ VISIO_ACCESS: 'trusted', VISIO_LINK_KEYS: `${linkKey.id}:${linkKey.secret}` },
    };
    const start = async () => {
      const child = run(environment);
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const at = `${/http:\S+/.exec(line.toString())![0]}api/v1/rooms/a`;
      const enter = (body: object) => fetch(`${at}/entries`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Ada', device: newDevice(), ...body }) });
      return { child, at, enter, gone: once(child, 'exit') };
    };

    const first = await start();
    const { knock } = (await (await first.enter({})).json()) as { knock: string };
    const authorization = `Bearer ${knock}`;
    const stream = await fetch(`${first.at}/knock`, { headers: { authorization, accept: 'text/event-stream' } });
    const parts = stream.body!.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
    // The place is told a moment after the stream has begun.
    for (let told = ''; !told.includes('"status":"waiting","position":1'); ) {
      const { done, value } = await parts.next();
      assert.ok(!done, told);
      told += value;
    }
    const entry = first.enter({ ticket: await ticketFor(linkKey, { room: 'a', subject: 'ada', role: 'participant' }) });
    const [, answer] = await asked;
    first.child.kill('SIGTERM');
    // To its end, and not cut off.
    while (!(await parts.next()).done);
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"a","num_participants":0}');
    assert.equal((await entry).status, 200);
    assert.deepEqual(await first.gone, [0, null]);

    const second = await start();
    assert.deepEqual(await (await fetch(`${second.at}/knock`, { headers: { authorization } })).json(), { status: 'waiting', position: 1 });
    second.child.kill('SIGTERM');
    await second.gone;
    livekit.close();
    livekit.closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  it('answers what is no request with a problem, and takes none of it for a failure of its own', async () => {
    const child = run({ ...good, VISIO_REQUEST_LOG: 'off' });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const port = Number(/:(\d+)\/\n$/.exec(line.toString())?.[1]);
    const host = 'Host: visio.example\r\nConnection: close\r\n';
    const post = `POST /api/v1/rooms/a/entries HTTP/1.1\r\n${host}Content-Type: application/json\r\n`;
    const wrong: Readonly<Record<string, readonly [number, string]>> = {
      'no HTTP': [400, 'GARBAGE\r\n\r\n'],
      'no host': [400, 'GET /api/v1/health HTTP/1.1\r\nConnection: close\r\n\r\n'],
      'a host that is none': [400, 'GET /api/v1/health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
      'a target that is none': [400, `OPTIONS * HTTP/1.1\r\n${host}\r\n`],
      'a method of nobody': [404, `TRACE /api/v1/health HTTP/1.1\r\n${host}\r\n`],
      'headers without end': [431, `GET /api/v1/health HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`],
      'an expectation': [417, `${post}Expect: a miracle\r\nContent-Length: 2\r\n\r\n{}`],
      'two lengths': [400, `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
      'a broken chunk': [400, `${post}Transfer-Encoding: chunked\r\n\r\nZZ\r\n`],
    };
    for (const [what, [status, words]] of Object.entries(wrong)) {
      const answer = await say(port, words);
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `), what);
      assert.match(answer, /\r\ncontent-type: application\/problem\+json\r\n/i, what);
    }
    // A body that is cut off has nobody who could be answered.
    const cut = connect(port, '127.0.0.1');
    cut.write(`${post}Content-Length: 100\r\n\r\n{`, () => cut.destroy());
    await once(cut, 'close');
    assert.match(await say(port, 'GET /api/v1/health HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 /, 'as load balancers ask');
    child.kill('SIGTERM');
    const [errors] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    assert.equal(errors, '');
  });

  it('does not start with a wrong setting, and says which in one sentence', async () => {
    const child = run({ ...good, VISIO_CAPACITY: 'many' });
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    assert.equal(code, 1);
    assert.equal(errors, 'VISIO_CAPACITY must be a whole number from 1 to 10000.\n');
  });

  it('does not start without its storage, and says which setting names it', async () => {
    const child = run({ ...good, VISIO_STORAGE: '/nowhere/at/all.sqlite' });
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    assert.equal(code, 1);
    assert.match(errors, /^The SQLite file that storage \(VISIO_STORAGE\) names cannot be opened[^\n]*\n$/);
  });

  it('says nothing of being ready while its storage is not', async () => {
    const child = run({ ...good, VISIO_STORAGE: 'postgres://127.0.0.1:1/visio', VISIO_REQUEST_LOG: 'off' });
    const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    assert.deepEqual([output, code], ['', 1]);
    assert.match(errors, /^The storage that VISIO_STORAGE names cannot be used[^\n]*$/m);
  });

  it('says which Node it needs where it finds an older one', async () => {
    const older = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })`;
    const child = run(good, ['--import', older]);
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    assert.deepEqual([errors, code], ['Visio server needs Node 24 or later, and this is 20.19.0.\n', 1]);
  });

  it('says that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const child = run({ ...good, PORT: String(port) });
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    other.close();
    assert.equal(code, 1);
    assert.equal(errors, `PORT ${port} is in use by another program: choose another one.\n`);
  });
});
