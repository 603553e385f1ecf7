import { mkdirSync, rmSync } from 'node:fs';
import { build } from 'vite';
import type { Mount } from '../../scripts/portal/static.mjs';
import { inRoot } from '../../scripts/support/paths.mjs';

/** Builds an application of examples/ as `npm run build` does there; returns where a rig serves it, at `/NAME/`. */
export async function buildExample(name: 'custom-ui' | 'react'): Promise<Mount> {
  const path = `/${name}/`;
  // A folder for each process: test files run side by side.
  const folder = inRoot(`.cache/examples/${process.pid}/${name}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(inRoot(`.cache/examples/${process.pid}`), { recursive: true, force: true }));
  const root = inRoot(`examples/${name}`);
  await build({ root, configFile: `${root}/vite.config.ts`, base: path, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  return { path, folder };
}
