import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { portalPolicy } from './csp.mjs';
import { serveFiles } from './static.mjs';

describe('the portal’s files', () => {
  /** @type {string} */
  let folder;
  /** @type {(request: Request) => Promise<Response>} */
  let serve;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'visio-static-'));
    mkdirSync(join(folder, 'open/chunks'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'open/.env'), 'secret');
    writeFileSync(join(folder, 'open/index.html'), '<p>home');
    writeFileSync(join(folder, 'open/visio.js'), 'export {};');
    writeFileSync(join(folder, 'open/chunks/main-AbCdEf12.js'), 'export {};'.repeat(100));
    serve = serveFiles([{ path: '/', folder: join(folder, 'open') }], { 'x-policy': 'yes' });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const get = (/** @type {string} */ path, /** @type {RequestInit} */ init = {}) => serve(new Request(`http://localhost${path}`, init));

  it('serves a folder’s own page, with the policy', async () => {
    const response = await get('/');
    assert.equal(await response.text(), '<p>home');
    assert.equal(response.headers.get('content-type'), 'text/html');
    assert.equal(response.headers.get('x-policy'), 'yes');
  });

  it('lets only what has its hash in its name be kept', async () => {
    assert.equal((await get('/visio.js')).headers.get('cache-control'), 'no-cache');
    assert.match((await get('/chunks/main-AbCdEf12.js')).headers.get('cache-control') ?? '', /immutable/);
  });

  it('answers 304 to who has the file already, and squeezes for who can unpack', async () => {
    const etag = (await get('/visio.js')).headers.get('etag') ?? '';
    assert.equal((await get('/visio.js', { headers: { 'if-none-match': etag } })).status, 304);
    const response = await get('/chunks/main-AbCdEf12.js', { headers: { 'accept-encoding': 'gzip' } });
    assert.equal(response.headers.get('content-encoding'), 'gzip');
    assert.ok(Number(response.headers.get('content-length')) < 100);
  });

  for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/chunks/..%2f..%2fsecret.txt', '/..%5csecret.txt', '/.env', '/%', '/a%00b', '/chunks', '/none']) {
    it(`does not find ${path}`, async () => assert.equal((await get(path)).status, 404));
  }

  it('takes no other method', async () => assert.equal((await get('/', { method: 'POST' })).status, 405));
});

describe('the portal’s policy', () => {
  it('is the one of the contracts, with LiveKit’s names as socket and as web', () => {
    assert.equal(
      portalPolicy('wss://livekit.example:7443'),
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
        "connect-src 'self' wss://livekit.example:7443 https://livekit.example:7443; img-src 'self' blob: data:; " +
        "media-src 'self' blob:; worker-src 'self'; font-src 'self'; base-uri 'none'; " +
        "require-trusted-types-for 'script'; trusted-types visio-sdk lit-html",
    );
    assert.match(portalPolicy('ws://127.0.0.1:7880'), / ws:\/\/127\.0\.0\.1:7880 http:\/\/127\.0\.0\.1:7880;/);
  });
});
