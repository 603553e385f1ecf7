import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('command.ts', import.meta.url));
const good = { LIVEKIT_URL: 'http://127.0.0.1:7880', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'a-secret-that-nobody-prints', PORT: '0', HOST: '127.0.0.1', VISIO_STORAGE: ':memory:' };

function run(environment: Record<string, string>): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, ['--conditions=@visio-sdk/source', command], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
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
