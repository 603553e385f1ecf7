// TypeScript 7: the packages as they are built, and everything around them that builds leave out.
import { removeStale } from '../build/stale.mjs';
import { CheckFailure, runTool } from './support.mjs';

const tsc = 'node_modules/@typescript/native/bin/tsc';

/** What no package's build looks at. */
const around = {
  'tests in the browser, stories': 'scripts/check/tsconfig.browser.json',
  'the server’s tests': 'scripts/check/tsconfig.server.json',
  'e2e tests, scripts': 'test/tsconfig.json',
};

/** @type {ReturnType<typeof runTool> | undefined} */
let building;

/** Compiles the packages, once a run. What has errors is emitted all the same. */
export function compilePackages() {
  if (!building) {
    removeStale();
    building = runTool(tsc, ['-b']);
  }
  return building;
}

/** Compiles the packages; a step that needs what is built has nothing to say when that fails. */
export async function needPackages() {
  const { code } = await compilePackages();
  if (code !== 0) throw new CheckFailure('The packages do not compile: see the step types.');
}

/** @returns {Promise<string>} */
export async function checkTypes() {
  const complaints = [await compilePackages()];
  for (const config of Object.values(around)) complaints.push(await runTool(tsc, ['-p', config]));
  const failed = complaints.filter(({ code }) => code !== 0);
  // The projects share sources, and would say the same of them.
  const lines = new Set(failed.flatMap(({ output }) => output.split('\n')));
  if (failed.length > 0) throw new CheckFailure([...lines].join('\n') || 'tsc failed without a word');
  return `packages, ${Object.keys(around).join(', ')}`;
}
