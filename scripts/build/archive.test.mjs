import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { archive, integrityOf } from './archive.mjs';

describe('the archive', () => {
  /** @type {string} */
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'visio-archive-'));
    mkdirSync(join(folder, 'chunks'));
    writeFileSync(join(folder, 'visio.js'), "import './chunks/main-1.js';");
    writeFileSync(join(folder, 'chunks/main-1.js'), 'export {};');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds everything under one folder, the hash of every file, and a page with the script’s own', () => {
    const files = unzipSync(archive({ folder, version: '1.2.3' }));
    const text = (/** @type {string} */ name) => strFromU8(files[`visio-1.2.3/${name}`] ?? new Uint8Array());
    assert.deepEqual(Object.keys(files).sort(), ['chunks/main-1.js', 'integrity.json', 'paste-me.html', 'visio.js'].map((name) => `visio-1.2.3/${name}`));

    const hashes = JSON.parse(text('integrity.json'));
    assert.deepEqual(Object.keys(hashes), ['chunks/main-1.js', 'paste-me.html', 'visio.js']);
    for (const name of Object.keys(hashes)) assert.equal(hashes[name], integrityOf(Buffer.from(text(name))));
    assert.ok(text('paste-me.html').includes(`src="visio.js" integrity="${hashes['visio.js']}"`));
  });

  it('is the same to the byte for the same files', () => {
    assert.deepEqual(archive({ folder, version: '1.2.3' }), archive({ folder, version: '1.2.3' }));
  });
});
