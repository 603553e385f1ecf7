import { startProcess } from '../support/processes.mjs';
import { inRoot, root } from '../support/paths.mjs';
import { Sentence } from '../support/sentence.mjs';
import { removeStale } from './stale.mjs';

/** Compiles all packages to JavaScript and declarations, only what has changed. */
export async function buildPackages() {
  removeStale();
  // By its path: the `tsc` of node_modules/.bin is TypeScript 6, which the tools need and which is three times slower.
  const tsc = startProcess(process.execPath, [inRoot('node_modules/@typescript/native/bin/tsc'), '-b'], { cwd: root, inherit: true });
  const { code } = await tsc.ended;
  if (code !== 0) throw new Sentence('The packages do not compile: the messages of tsc are above.');
}
