import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { cdnBundle, compileAtOnce } from '../../rollup.config.mjs';
import { inRoot } from '../support/paths.mjs';

const source = inRoot('bench/pages');

/** What our bundle does to its own entries, and to livekit-client, which others take as it is published. */
const onlyOurs = ['thin-entries', 'no-cookies'];

/**
 * @typedef {object} Pages
 * @property {string} folder to be served as `/bench/`
 * @property {(name: string, values: Record<string, string>) => string} write fills a page's `{words}`; returns its path on the portal
 */

/**
 * Bundles the pages of bench/pages.
 * @returns {Promise<Pages>}
 */
export async function buildPages() {
  const folder = inRoot(`.cache/bench/${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // What two pages shared would become a request more for both: each is bundled for itself.
  for (const names of [['bare', 'livekit'], ['naive']]) await bundleAsOurs(names, folder);
  // Compiled at once it is quicker when there is time before, and slower when there is none: each figure has the better one.
  await bundleAsOurs(['bare', 'livekit'], join(folder, 'ready'), compileAtOnce);
  for (const name of ['conference', 'thousand']) await bundleForUsers(name, folder);
  copyFileSync(join(source, 'full.css'), join(folder, 'full.css'));
  let written = 0;
  return {
    folder,
    write(name, values) {
      const text = readFileSync(join(source, `${name}.html`), 'utf8');
      const file = `${name}-${++written}.html`;
      writeFileSync(join(folder, file), text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all));
      return `bench/${file}`;
    },
  };
}

/**
 * Bundles and minifies livekit-client with what our own bundle is made with.
 * @param {readonly string[]} names
 * @param {string} folder
 * @param {string} [first] the first line of livekit-client
 */
async function bundleAsOurs(names, folder, first = '') {
  const { plugins, onwarn } = cdnBundle();
  const ours = [plugins].flat(2).filter((plugin) => plugin && 'name' in plugin && !onlyOurs.includes(plugin.name));
  const input = Object.fromEntries(names.map((name) => [name, join(source, `${name}.js`)]));
  const bundle = await rollup({ input, plugins: ours, ...(onwarn && { onwarn }) });
  const banner = (/** @type {{ name: string }} */ { name }) => (name === 'livekit' ? first : '');
  await bundle.write({ dir: folder, format: 'es', banner, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' });
  await bundle.close();
}

/**
 * What our own bundle cannot be made of: React is CommonJS, and the elements with the fake meeting have no livekit-client.
 * @param {string} name
 * @param {string} folder
 */
async function bundleForUsers(name, folder) {
  await build({
    entryPoints: [join(source, `${name}.js`)],
    bundle: true,
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    minify: true,
    legalComments: 'none',
    outdir: folder,
    // As rollup.config.mjs has it.
    target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'],
    conditions: ['@visio-sdk/source', 'production', 'browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfig: inRoot('tsconfig.base.json'),
    logLevel: 'warning',
  });
}
