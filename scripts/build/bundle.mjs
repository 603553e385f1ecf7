import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { cdnBundle } from '../../rollup.config.mjs';
import { inRoot } from '../support/paths.mjs';
import { licencesOf } from './licences.mjs';

/** Folder of the bundle for pages without a build. */
export const cdnFolder = inRoot('packages/elements/dist/cdn');

const sources = ['packages/core/src', 'packages/elements/src', 'rollup.config.mjs', 'scripts/build', 'package-lock.json'];

/** Bundles `visio.js` unless what lies there is newer than all its sources. */
export async function bundleWhenStale() {
  const built = statSync(join(cdnFolder, 'visio.js'), { throwIfNoEntry: false });
  if (built && sources.every((path) => newest(inRoot(path)) < built.mtimeMs)) return;
  await bundle();
}

/**
 * Bundles `visio.js` and its chunks.
 * @param {object} [options]
 * @param {string} [options.source] the module to bundle
 * @param {string} [options.folder] where the files go
 * @returns {Promise<number>} number of files
 */
export async function bundle({ source, folder = cdnFolder } = {}) {
  const { output: outputOptions, ...inputOptions } = cdnBundle(source);
  const build = await rollup(inputOptions);
  const { output } = await build.generate({ ...outputOptions, dir: folder });
  await build.close();

  const files = new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
  const chunks = output.filter((file) => file.type === 'chunk');
  files.set('third-party-licences.txt', licencesOf(chunks.flatMap(({ moduleIds }) => moduleIds)));
  files.set('manifest.json', `${JSON.stringify(manifestOf(chunks), null, 2)}\n`);

  mkdirSync(join(folder, 'chunks'), { recursive: true });
  // The entries last and at one stroke: a page loaded meanwhile gets all of the old or all of the new.
  for (const [name, content] of [...files].sort(([a], [b]) => Number(!a.includes('/')) - Number(!b.includes('/')))) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, content);
    renameSync(`${file}.part`, file);
  }
  for (const name of readdirSync(join(folder, 'chunks'))) {
    if (!files.has(`chunks/${name}`)) rmSync(join(folder, 'chunks', name));
  }
  return files.size;
}

/**
 * What loads what, and its size: for byte budgets, and for hosts that preload.
 * @param {readonly import('rollup').OutputChunk[]} chunks
 */
function manifestOf(chunks) {
  return Object.fromEntries(
    chunks.map(({ fileName, code, imports, dynamicImports }) => [
      fileName,
      { bytes: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length, imports, dynamicImports },
    ]),
  );
}

/**
 * When anything in a file or folder last changed, in ms since the epoch. A folder's own time tells of removed files.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const times = readdirSync(path)
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .map((name) => newest(join(path, name)));
  return Math.max(info.mtimeMs, ...times);
}
