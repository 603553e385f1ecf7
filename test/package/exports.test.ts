// What a consumer gets: every export, from the built files, in plain Node and without a DOM.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

interface Package {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

const packages = globSync('packages/*/package.json', { cwd: root }).map((file) => JSON.parse(readFileSync(`${root}${file}`, 'utf8')) as Package);

/** Imports a module as a consumer's Node does: another process, since this one reads sources. */
async function importIn(node: string, module: string): Promise<{ readonly names: string[]; readonly leaks: string[] }> {
  const script = `
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    const names = Object.keys(await import(${JSON.stringify(module)}));
    const leaks = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
    console.log(JSON.stringify({ names, leaks }));`;
  const { stdout } = await run(node, ['--input-type=module', '--eval', script], { cwd: `${root}test`, env: { PATH: process.env['PATH'] } });
  return JSON.parse(stdout) as { names: string[]; leaks: string[] };
}

describe('a package', () => {
  for (const { name, exports } of packages) {
    for (const [path, target] of Object.entries(exports)) {
      const module = `${name}${path.slice(1)}`;
      if (typeof target === 'string') continue;
      const isForPages = name !== '@visio-sdk/server';
      it(`${module} imports in plain Node${isForPages ? ", and adds nothing to a page's globals" : ''}`, async () => {
        const { names, leaks } = await importIn(process.execPath, module);
        if (!path.includes('define')) assert.ok(names.length > 0, 'it exports something');
        if (!isForPages) return;
        // In Node, Lit brings a registry of its own; and it notes its versions, to warn of two copies.
        const ofLit = /^(customElements$|lit|reactiveElement)/;
        assert.deepEqual(leaks.filter((leak) => !(ofLit.test(leak) && !name.endsWith('/core'))), []);
      });
    }
  }

  it('names no front door wider than about 60', async () => {
    const { names } = await importIn(process.execPath, '@visio-sdk/core');
    assert.ok(names.length <= 60, String(names.length));
  });
});
