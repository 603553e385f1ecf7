// The byte budgets of budgets.json, on the bundle for pages without a build and by rollup's own account of what loads what.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, bundleWhenStale, cdnFolder } from '../build/bundle.mjs';
import { inRoot } from '../support/paths.mjs';
import { CheckFailure } from './support.mjs';

/** @typedef {Record<string, { gzip: number, imports: string[], dynamicImports: string[] }>} Manifest file name -> chunk */
/** @typedef {{ what: string, bytes: number, limit: number }} Figure */

/** @returns {Promise<string>} */
export async function checkBytes() {
  await bundleWhenStale();
  const budgets = JSON.parse(readFileSync(inRoot('budgets.json'), 'utf8'));
  const alone = await liveKitAlone();
  const { figures, complaints } = weigh(readManifest(cdnFolder), budgets, alone);
  const table = figures.map(({ what, bytes, limit }) => `${what}: ${bytes} of ${limit} bytes${bytes > limit ? `, ${bytes - limit} too many` : ''}`);
  const wrong = [...complaints, ...table.filter((_, index) => isOver(figures[index]))];
  if (wrong.length > 0) throw new CheckFailure([...complaints, ...table].join('\n'));
  return `\n    ${table.join('\n    ')}`;
}

/** @param {Figure | undefined} figure */
const isOver = (figure) => figure !== undefined && figure.bytes > figure.limit;

/**
 * The figures that have a limit, and what has none.
 * @param {Manifest} manifest
 * @param {{ prejoin: number, firstFrame: { beyondLiveKit: number, chunks: string[] }, languages: string[], lazy: Record<string, number> }} budgets
 * @param {number} alone bytes of livekit-client
 * @returns {{ figures: Figure[], complaints: string[] }}
 */
export function weigh(manifest, budgets, alone) {
  const lazy = new Set(Object.values(manifest).flatMap(({ dynamicImports }) => dynamicImports));
  /** @type {Map<string, string>} */
  const byName = new Map();
  const complaints = [];
  for (const file of lazy) {
    const name = nameOf(file);
    if (byName.has(name)) complaints.push(`Two lazy chunks are named ${name}: name their modules apart, so that each can have a budget.`);
    byName.set(name, file);
  }
  const known = [...budgets.firstFrame.chunks, ...budgets.languages, ...Object.keys(budgets.lazy)];
  for (const name of known) if (!byName.has(name)) complaints.push(`budgets.json speaks of a lazy chunk ${name}, which the bundle does not have.`);
  for (const name of byName.keys()) if (!known.includes(name)) complaints.push(`The lazy chunk ${name} has no budget in budgets.json.`);

  const files = (/** @type {string[]} */ names) => names.flatMap((name) => byName.get(name) ?? []);
  // A page loads the one language it speaks: the largest has to fit.
  const weight = (/** @type {string} */ file) => manifest[file]?.gzip ?? 0;
  const [language = ''] = files(budgets.languages).sort((a, b) => weight(b) - weight(a));
  const atOnce = closure(manifest, ['visio.js', language]);
  const firstFrame = closure(manifest, [...atOnce, ...files(budgets.firstFrame.chunks)]);
  const figures = [
    { what: 'JavaScript before the prejoin can be used', bytes: sum(manifest, atOnce), limit: budgets.prejoin },
    { what: `loaded until the first remote frame (livekit-client alone: ${alone})`, bytes: sum(manifest, firstFrame), limit: alone + budgets.firstFrame.beyondLiveKit },
    ...Object.entries(budgets.lazy).map(([name, limit]) => {
      // What the call has loaded already costs nothing more.
      const more = [...closure(manifest, files([name]))].filter((file) => !firstFrame.has(file));
      return { what: `lazy chunk ${name}`, bytes: sum(manifest, more), limit };
    }),
  ];
  return { figures, complaints };
}

/**
 * The files and all that they import statically.
 * @param {Manifest} manifest
 * @param {readonly string[]} files
 */
function closure(manifest, files) {
  const found = new Set(files);
  for (const file of found) for (const next of manifest[file]?.imports ?? []) found.add(next);
  return found;
}

/** @param {Manifest} manifest @param {Iterable<string>} files */
const sum = (manifest, files) => [...files].reduce((total, file) => total + (manifest[file]?.gzip ?? 0), 0);

/** `chunks/device-menu-CjaINYj6.js` -> `device-menu`. @param {string} file */
const nameOf = (file) => file.replace(/^chunks\//, '').replace(/-.{8}\.js$/, '');

/** @param {string} folder @returns {Manifest} */
const readManifest = (folder) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

/** Bytes of livekit-client, with the names that core uses of it, bundled as we bundle ours. */
async function liveKitAlone() {
  const folder = inRoot('.cache/check/livekit-alone');
  mkdirSync(folder, { recursive: true });
  const source = join(folder, 'names.ts');
  writeFileSync(source, `export { ${usedOfLiveKit().join(', ')} } from 'livekit-client';\n`);
  await bundle({ source, folder });
  const manifest = readManifest(folder);
  return sum(manifest, closure(manifest, ['visio.js']));
}

/** Names of values, not types, that core imports from livekit-client. */
function usedOfLiveKit() {
  const names = globSync('packages/core/src/livekit/*.ts', { cwd: inRoot('.') })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(inRoot(file), 'utf8').matchAll(/^import \{([^}]*)\} from 'livekit-client'/gm)])
    .flatMap(([, list = '']) => list.split(','))
    .map((name) => name.trim().split(' as ')[0] ?? '')
    .filter((name) => name !== '' && !name.startsWith('type '));
  return [...new Set(names)].sort();
}
