// The stories as static files: `npm run stories:build`, and the tests, which build only what has changed.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from '../scripts/support/paths.mjs';
import { startProcess } from '../scripts/support/processes.mjs';
import { main, Sentence } from '../scripts/support/sentence.mjs';

/** Where they go; Git ignores it. */
export const storiesFolder = inRoot('stories/storybook-static');

const stamp = join(storiesFolder, '.sources');
const sources = [
  'packages/{core,elements}/src/**/*.ts',
  'packages/{core,elements}/package.json',
  'stories/*.{ts,mjs,json}',
  'stories/{support,.storybook}/**/*',
  'package-lock.json',
  'tsconfig.base.json',
];

/** Builds them, unless what lies there was made of the same sources. */
export async function buildStoriesWhenStale() {
  const hash = hashOfSources();
  if (readOrNothing(stamp) !== hash) await buildStories(hash);
}

/** @param {string} hash of the sources, taken before: whatever changes meanwhile is not in */
export async function buildStories(hash = hashOfSources()) {
  const bin = inRoot('node_modules/storybook/dist/bin/dispatcher.js');
  const args = ['build', '--config-dir', 'stories/.storybook', '--output-dir', storiesFolder, '--disable-telemetry', '--loglevel', 'warn'];
  const { ended, tail } = startProcess(process.execPath, [bin, ...args], { cwd: root, env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' }, group: true });
  const { code } = await ended;
  if (code !== 0) throw new Sentence(`The stories could not be built:\n${tail()}`);
  writeFileSync(stamp, hash);
}

function hashOfSources() {
  const files = globSync(sources, { cwd: root }).filter((file) => !/\.test\.ts$/.test(file) && statSync(inRoot(file)).isFile());
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(inRoot(file))).update('\0');
  return hash.digest('hex');
}

/** @param {string} file */
function readOrNothing(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await buildStories();
    console.log(`Stories: ${storiesFolder}`);
  });
}
