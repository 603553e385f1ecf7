// What the steps of `npm run check` reckon with: none of them may pass because it has stopped looking.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { reportsOf } from './api-report.mjs';
import { weigh } from './bytes.mjs';
import { differences } from './committed.mjs';
import { foreignLines } from './tracked.mjs';

describe('byte budgets', () => {
  const chunk = (/** @type {number} */ gzip, /** @type {string[]} */ imports = [], /** @type {string[]} */ dynamicImports = []) => ({ gzip, imports, dynamicImports });
  const manifest = {
    'visio.js': chunk(1, ['chunks/main-aaaaaaaa.js']),
    'chunks/main-aaaaaaaa.js': chunk(30, [], ['chunks/stage-aaaaaaaa.js', 'chunks/device-menu-a-aaaaaa.js', 'chunks/fr-aaaaaaaa.js', 'chunks/en-aaaaaaaa.js']),
    'chunks/stage-aaaaaaaa.js': chunk(5, ['chunks/main-aaaaaaaa.js', 'chunks/icons-aaaaaaaa.js'], []),
    'chunks/device-menu-a-aaaaaa.js': chunk(3, ['chunks/icons-aaaaaaaa.js', 'chunks/gauge-aaaaaaaa.js']),
    'chunks/icons-aaaaaaaa.js': chunk(2),
    'chunks/gauge-aaaaaaaa.js': chunk(1),
    'chunks/fr-aaaaaaaa.js': chunk(3),
    'chunks/en-aaaaaaaa.js': chunk(2),
  };
  const budgets = { prejoin: 35, firstFrame: { beyondLiveKit: 20, chunks: ['stage'] }, languages: ['fr', 'en'], lazy: { 'device-menu': 4 } };

  it('counts each file once, with static imports and the largest language, and for a panel only what it adds', () => {
    const { figures, complaints } = weigh(manifest, budgets, 10);
    assert.deepEqual(figures.map(({ bytes, limit }) => [bytes, limit]), [[34, 35], [41, 30], [4, 4]]);
    assert.deepEqual(complaints, []);
  });
  it('demands a budget for every lazy chunk, and a chunk for every budget', () => {
    const { complaints } = weigh(manifest, { ...budgets, lazy: { chat: 4 } }, 10);
    assert.match(complaints.join('\n'), /lazy chunk chat, which the bundle does not have/);
    assert.match(complaints.join('\n'), /device-menu has no budget/);
  });
});

describe('what is tracked', () => {
  it('has no path of a machine and no host of a registry', () => {
    const paths = ['/home', '/root', '/Users'].map((start) => `"${start}/ana/visio"`);
    const host = ['https://registry', 'npmjs', 'org/x'].join('.');
    assert.equal(foreignLines([...paths, host, `  "${'resolved'}": "https://mirror.example/a.tgz"`].join('\n')).length, 5);
  });
  it('may speak of paths in general', () => {
    assert.deepEqual(foreignLines('/usr/bin/chromium\n$HOME/.cache\nhttps://visio.example/home/page\n/etc/root/x'), []);
  });
});

describe('a report of the public API', () => {
  /** @type {string} */
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'api-'));
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const report = (/** @type {Record<string, string>} */ files) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'dist', name), text);
    const [first] = reportsOf([join(folder, 'dist/index.d.ts')]);
    return first;
  };

  it('follows re-exports, with `.ts` in their names too', () => {
    const found = report({ 'index.d.ts': "export { join as enter, type Person } from './a.ts';", 'a.d.ts': 'export declare function join(): void;\nexport interface Person { readonly name: string; }' });
    assert.deepEqual(found?.names, ['Person', 'enter']);
    assert.match(found?.text ?? '', /readonly name: string/);
  });
  it('changes with a signature, and not with a comment or a private member', () => {
    const text = (/** @type {string} */ body) => report({ 'index.d.ts': `export declare class A { ${body} }` })?.text;
    assert.equal(text('/** Says it. */ say(what: string): void; private x; #y'), text('say(what: string): void;'));
    assert.notEqual(text('say(what: string): void;'), text('say(what: string, how: string): void;'));
  });
  it('shows types that are used without being exported', () => {
    const found = report({ 'index.d.ts': "import type { B } from './b.ts';\nexport declare const a: B;", 'b.d.ts': 'export interface B { c: number }' });
    assert.match(found?.unnamed.join() ?? '', /interface B/);
  });
});

describe('what is committed', () => {
  it('tells what is gone and what has come', () => {
    assert.deepEqual(differences('a\nb\nb\n', 'b\nc\n'), ['  - a', '  - b', '  + c']);
  });
});
