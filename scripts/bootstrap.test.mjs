import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { installIsStale } from './bootstrap.mjs';

describe('bootstrap', () => {
  /** @type {string} */
  let folder;
  const lock = (/** @type {string} */ version) =>
    JSON.stringify({ packages: { '': { name: 'x' }, 'node_modules/a': { version }, 'node_modules/b': { version: '1', optional: true } } });
  const old = new Date(Date.now() - 60_000);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'visio-bootstrap-'));
    writeFileSync(join(folder, 'package-lock.json'), lock('1'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const installed = (/** @type {string} */ version) => {
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/.bin/node'), '');
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: { 'node_modules/a': { version } } }));
    utimesSync(join(folder, 'node_modules/.package-lock.json'), old, old);
  };

  it('installs into a fresh clone', () => assert.equal(installIsStale(folder), true));

  it('installs again when the lock file has changed', () => {
    installed('0');
    assert.equal(installIsStale(folder), true);
  });

  it('does not install again when a checkout has only touched the lock file', () => {
    installed('1');
    assert.equal(installIsStale(folder), false);
    assert.ok(statSync(join(folder, 'node_modules/.package-lock.json')).mtimeMs > old.getTime(), 'and remembers');
  });
});
