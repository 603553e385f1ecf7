import { mkdirSync, rmSync } from 'node:fs';
import { build } from 'vite';
import type { Mount } from '../../scripts/portal/static.mjs';
import { inRoot } from '../../scripts/support/paths.mjs';
import { launchBrowser, smallCamera, type PersonBrowser } from './browser.ts';
import { startRig, type Rig } from './rig.ts';

/** Builds an application of examples/ as `npm run build` does there; returns where a rig serves it, at `/NAME/`. */
async function buildExample(name: 'custom-ui' | 'react'): Promise<Mount> {
  const path = `/${name}/`;
  // A folder for each process: test files run side by side.
  const folder = inRoot(`.cache/examples/${process.pid}/${name}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(inRoot(`.cache/examples/${process.pid}`), { recursive: true, force: true }));
  const root = inRoot(`examples/${name}`);
  await build({ root, configFile: `${root}/vite.config.ts`, base: path, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  return { path, folder };
}

/** An example where a rig serves it, and two people. */
export interface ExampleRig {
  readonly rig: Rig;
  readonly red: PersonBrowser;
  readonly blue: PersonBrowser;
  stop(): Promise<void>;
}

/** Builds and serves an example, and starts a red browser (440 Hz) and a blue one (1010 Hz). */
export async function startExample(name: 'custom-ui' | 'react'): Promise<ExampleRig> {
  const rig = await startRig({ mounts: [await buildExample(name)] });
  const [red, blue] = await Promise.all([
    launchBrowser({ colour: 'red', tone: 440, camera: smallCamera }),
    launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera }),
  ]);
  return {
    rig,
    red,
    blue,
    async stop() {
      await Promise.all([red.close(), blue.close()]);
      await rig.stop();
    },
  };
}
