// The bundle for pages without a build: one small `visio.js`, and beside it chunks with their hash in their names.
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terserPlugin from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { minifyCss, unindentTemplates } from './scripts/build/minify-templates.mjs';
import { noCookies } from './scripts/build/no-cookies.mjs';
import { oneDecorate } from './scripts/build/one-decorate.mjs';
import { inRoot, root } from './scripts/support/paths.mjs';

// Its types say that the module itself is the export.
const terser = /** @type {typeof import('@rollup/plugin-terser').default} */ (/** @type {unknown} */ (terserPlugin));

/** The files of a CDN by name: the room, and every element at once for layouts of one's own. */
const entries = {
  visio: inRoot('packages/elements/src/define.ts'),
  parts: inRoot('packages/elements/src/define-all.ts'),
};

/**
 * What a page needs at once goes into one file, since each request costs as much as some kilobytes: what the prejoin takes,
 * what shows a call, and what speaks to LiveKit. Pages with `parts.js` need the second without the third.
 */
const groups = {
  main: [entries.visio, inRoot('packages/core/src/providers/visio/visio.ts'), inRoot('packages/core/src/providers/request.ts')],
  call: ['stage', 'toolbar'].map((name) => inRoot(`packages/elements/src/${name}/define.ts`)),
  'room-transport': [inRoot('packages/core/src/livekit/room-transport.ts')],
};

/**
 * Asks the browser (Chromium since 136; others see a comment) to compile all of a chunk while it loads, beside the main
 * thread, instead of each function on its first call: joining calls 900 of them, one after the other. What that gives and
 * takes is in docs/decisions/2026-12-01-pictures-first.md.
 */
export const compileAtOnce = '//# allFunctionsCalledOnLoad';

// The browser floor of docs/contracts.md.
const target = ['chrome109', 'edge109', 'firefox115', 'safari16.4'];

/**
 * `visio.js` and `parts.js` hold nothing but an import. Otherwise lazy chunks would import `../visio.js` back, and a page
 * that loads `visio.js?v=2` would get a second copy of everything. They also are the files that browsers have to ask for
 * again.
 * @returns {import('rollup').Plugin}
 */
function thinEntries(/** @type {Record<string, string>} */ sources) {
  const sourceOf = (/** @type {string} */ id) => (id.startsWith('\0entry:') ? sources[id.slice('\0entry:'.length)] : undefined);
  return {
    name: 'thin-entries',
    resolveId: (id) => (sourceOf(id) ? id : undefined),
    load: (id) => {
      const source = sourceOf(id);
      return source ? { code: `export * from ${JSON.stringify(source)};`, moduleSideEffects: 'no-treeshake' } : undefined;
    },
  };
}

/**
 * Puts the modules of each group, and all that they import, into one chunk, but for what an earlier group has; what is
 * imported lazily stays apart.
 * @returns {import('rollup').GetManualChunk}
 */
function atOnce(/** @type {Record<string, string[]>} */ groups, /** @type {Record<string, string>} a module that is passed on at once and used late, and its chunk */ late) {
  /** @type {Map<string, string> | undefined} */
  let chunks;
  return (id, { getModuleInfo }) => {
    if (late[id]) return late[id];
    if (!chunks) {
      chunks = new Map();
      for (const [name, roots] of Object.entries(groups)) {
        const modules = new Set(roots);
        for (const module of modules) for (const next of getModuleInfo(module)?.importedIds ?? []) modules.add(next);
        for (const module of modules) if (!chunks.has(module)) chunks.set(module, name);
      }
    }
    return chunks.get(id);
  };
}

/**
 * @param {string} [source] the module to bundle
 * @returns {import('rollup').RollupOptions & { output: import('rollup').OutputOptions }}
 */
export function cdnBundle(source) {
  const sources = source ? { visio: source } : entries;
  return {
    input: Object.fromEntries(Object.keys(sources).map((name) => [name, `\0entry:${name}`])),
    output: {
      dir: inRoot('packages/elements/dist/cdn'),
      format: 'es',
      entryFileNames: '[name].js',
      // Every element has a module called define: its folder says which.
      chunkFileNames: ({ name, facadeModuleId, moduleIds }) => {
        // Without a facade when others share what is in it.
        const definition = facadeModuleId ?? moduleIds.findLast((id) => id.endsWith('/define.ts'));
        return `chunks/${name === 'define' && definition ? basename(dirname(definition)) : name}-[hash].js`;
      },
      manualChunks: atOnce(source ? { main: [source] } : groups, { [inRoot('packages/core/src/layout/speech-log.ts')]: 'speech-log' }),
      banner: ({ name }) => (name === 'room-transport' || name === 'call' ? compileAtOnce : ''),
      sourcemap: true,
      // Where a source lies in the repository, never on the machine that built it.
      sourcemapPathTransform: (path, map) => relative(root, resolve(dirname(map), path)).replaceAll(sep, '/'),
    },
    plugins: [
      thinEntries(sources),
      minifyCss(target),
      !source && noCookies(),
      nodeResolve({
        browser: true,
        extensions: ['.js', '.mjs', '.ts'],
        exportConditions: ['@visio-sdk/source', 'production', 'browser'],
      }),
      esbuild({
        target,
        tsconfig: inRoot('tsconfig.base.json'),
        sourceMap: true,
      }),
      oneDecorate(),
      unindentTemplates(),
      // What libraries say of their use to developers goes, and with it a name that no browser knows.
      // A thirtieth smaller than what esbuild leaves. Nothing newer than the browser floor is written that was not there.
      terser({ module: true, ecma: 2020, compress: { passes: 4, keep_fargs: false, unsafe_arrows: true, global_defs: { 'process.env.NODE_ENV': 'production' } }, format: { comments: /allFunctionsCalledOnLoad/ } }),
    ],
    onwarn(warning) {
      // A bare import left over, a cycle, a missing export: none of them may reach a page.
      throw new Error(warning.message);
    },
  };
}

export default cdnBundle();
