import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inRoot } from '../../scripts/support/paths.mjs';

/** Bundles the tests' own pages (each one `NAME.html` and `NAME.ts`) in a folder of test/support; returns the folder to serve. */
export async function bundlePages(pages: 'pages' | 'faults/pages' = 'pages'): Promise<string> {
  const source = inRoot(`test/support/${pages}`);
  // A folder for each process: test files run side by side.
  const folder = inRoot(`.cache/pages/${process.pid}/${pages}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(inRoot(`.cache/pages/${process.pid}`), { recursive: true, force: true }));
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
