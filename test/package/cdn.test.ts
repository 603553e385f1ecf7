// The archive for pages without a build: what is in it, and that what it says of itself is so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { archive, integrityOf } from '../../scripts/build/archive.mjs';
import { cdnFolder } from '../../scripts/build/bundle.mjs';
import { inRoot } from '../../scripts/support/paths.mjs';

describe('the archive of the bundle', () => {
  const version = '1.2.3';
  let files: Record<string, Uint8Array>;
  const text = (name: string) => strFromU8(files[name] ?? assert.fail(`no ${name}`));

  before(() => {
    const zip = unzipSync(archive({ folder: cdnFolder, version, extra: { LICENSE: readFileSync(inRoot('LICENSE')) } }));
    files = Object.fromEntries(Object.entries(zip).map(([name, content]) => [name.replace(`visio-${version}/`, ''), content]));
  });

  it('has the script, its chunks, the licences and a page to paste from', () => {
    for (const name of ['visio.js', 'manifest.json', 'integrity.json', 'paste-me.html', 'LICENSE', 'third-party-licences.txt']) assert.ok(files[name], name);
    assert.ok(Object.keys(files).some((name) => name.startsWith('chunks/')));
  });

  it('has the right hash of every file, in its list and on its page', () => {
    const hashes = JSON.parse(text('integrity.json')) as Record<string, string>;
    const others = Object.keys(files).filter((name) => name !== 'integrity.json');
    assert.deepEqual(Object.keys(hashes).sort(), others.sort());
    for (const name of others) assert.equal(hashes[name], integrityOf(files[name]!), name);
    assert.ok(text('paste-me.html').includes(`integrity="${hashes['visio.js']}"`));
  });

  it('holds every file that its scripts import', () => {
    type Manifest = Record<string, { readonly imports: readonly string[]; readonly dynamicImports: readonly string[] }>;
    const manifest = JSON.parse(text('manifest.json')) as Manifest;
    const scripts = Object.keys(files).filter((name) => name.endsWith('.js'));
    assert.deepEqual(Object.keys(manifest).sort(), scripts.sort());
    for (const { imports, dynamicImports } of Object.values(manifest)) for (const name of [...imports, ...dynamicImports]) assert.ok(files[name], name);
  });

  it('names the licence of everything that is in it', () => {
    const licences = text('third-party-licences.txt');
    for (const name of ['livekit-client', 'lit', '@preact/signals-core', 'lucide']) assert.ok(licences.includes(name), name);
  });

  it('is the same to the byte when nothing has changed', () => {
    const again = () => integrityOf(archive({ folder: cdnFolder, version }));
    assert.equal(again(), again());
  });
});
