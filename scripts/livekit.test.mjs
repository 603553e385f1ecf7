import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findLiveKit } from './livekit/find.mjs';
import { cachedLiveKit } from './livekit/install.mjs';
import { startLiveKit } from './livekit.mjs';

const posix = process.platform !== 'win32';

describe('finding LiveKit', { skip: !posix && 'the stand-ins are shell scripts' }, () => {
  const before = { ...process.env };
  /** @type {string} */
  let folder;
  const program = (/** @type {string} */ file, /** @type {string} */ text) => {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
    return file;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'visio-find-'));
    mkdirSync(join(folder, 'bin'));
    for (const name of ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']) delete process.env[name];
    process.env['PATH'] = join(folder, 'bin');
    process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
  });
  afterEach(() => {
    process.env = { ...before };
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes the first of: environment, PATH, cache, Go', async () => {
    const go = 'for last; do :; done; echo "$last" > "$GOBIN/../asked"; printf "#!/bin/sh\\n" > "$GOBIN/server"; /bin/chmod +x "$GOBIN/server"';
    program(join(folder, 'bin/go'), go);
    const built = await findLiveKit();
    assert.deepEqual(built, { kind: 'program', from: 'go', file: cachedLiveKit() });

    rmSync(join(folder, 'bin/go'));
    assert.deepEqual(await findLiveKit(), { kind: 'program', from: 'cache', file: cachedLiveKit() });

    const file = program(join(folder, 'bin/livekit-server'), '');
    assert.deepEqual(await findLiveKit(), { kind: 'program', from: 'path', file });

    Object.assign(process.env, { LIVEKIT_URL: 'ws://127.0.0.1:1', LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's' });
    assert.equal((await findLiveKit()).kind, 'environment');
    assert.equal((await findLiveKit({ own: true })).kind, 'program');
  });

  it('says how to get one when there is none, also after Go has failed', async () => {
    program(join(folder, 'bin/go'), 'echo "no network" >&2; exit 1');
    await assert.rejects(findLiveKit(), /^Error: No LiveKit server was found: install Go or Docker/);
    assert.throws(() => rmSync(cachedLiveKit()), { code: 'ENOENT' });
  });

  it('says why one that was found does not start', async () => {
    program(join(folder, 'bin/livekit-server'), 'echo "bad configuration"; exit 1');
    await assert.rejects(startLiveKit(), /LiveKit did not start: LiveKit ended \(exit code 1\)\.\nbad configuration/);
  });

  it('gives it keys of its own, on loopback, in the environment and not in an argument', async () => {
    const seen = join(folder, 'seen');
    program(join(folder, 'bin/livekit-server'), `echo "$@$LIVEKIT_CONFIG" > ${seen}; exit 1`);
    await assert.rejects(startLiveKit());
    const config = JSON.parse(readFileSync(seen, 'utf8'));
    assert.deepEqual(config.bind_addresses, ['127.0.0.1']);
    assert.equal(config.room.auto_create, false);
    assert.ok(config.turn.enabled && config.turn.udp_port > 0, 'or clients are sent to a public STUN server');
    assert.equal(config.rtc.tcp_port, 0);
    const [[key, secret] = []] = Object.entries(config.keys);
    assert.match(key ?? '', /^visio[0-9a-f]{12}$/);
    assert.ok(String(secret).length >= 32);
  });

  it('uses the one of the environment as it is, and says so when it does not answer', async () => {
    Object.assign(process.env, { LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's' });
    const server = createServer((_, response) => response.end('OK'));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    process.env['LIVEKIT_URL'] = `http://127.0.0.1:${port}/`;
    const livekit = await startLiveKit();
    assert.equal(livekit.url, `ws://127.0.0.1:${port}`);
    assert.equal(livekit.apiUrl, `http://127.0.0.1:${port}`);
    assert.equal(livekit.from, 'environment');
    server.close();

    process.env['LIVEKIT_URL'] = 'livekit.example';
    await assert.rejects(startLiveKit(), /LIVEKIT_URL must start with/);
  });
});
