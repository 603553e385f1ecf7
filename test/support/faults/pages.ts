import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inRoot } from '../../../scripts/support/paths.mjs';

const source = inRoot('test/support/faults/pages');

/** Bundles the pages of the faults (each one `NAME.html` and `NAME.ts`); returns the folder to serve. */
export async function bundleFaultPages(): Promise<string> {
  const folder = inRoot(`.cache/fault-pages/${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const files = readdirSync(source);
  await build({
    entryPoints: files.filter((name) => name.endsWith('.ts')).map((name) => join(source, name)),
    bundle: true,
    format: 'esm',
    outdir: folder,
    target: 'es2022',
    logLevel: 'warning',
  });
  for (const name of files) if (!name.endsWith('.ts')) copyFileSync(join(source, name), join(folder, name));
  return folder;
}
