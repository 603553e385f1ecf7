import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inRoot } from '../../scripts/support/paths.mjs';

const source = inRoot('test/support/pages');

/** Bundles the tests' own pages (each one `NAME.html` and `NAME.ts`); returns the folder to serve. */
export async function bundlePages(): Promise<string> {
  // A folder for each process: test files run side by side.
  const folder = inRoot(`.cache/pages/${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const files = readdirSync(source);
  await build({
    entryPoints: files.filter((name) => name.endsWith('.ts')).map((name) => join(source, name)),
    bundle: true,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    outdir: folder,
    target: 'es2022',
    conditions: ['@visio-sdk/source'],
    logLevel: 'warning',
  });
  for (const name of files) if (!name.endsWith('.ts')) copyFileSync(join(source, name), join(folder, name));
  return folder;
}
