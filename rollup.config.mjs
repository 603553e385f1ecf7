// The bundle for pages without a build: one small `visio.js`, and beside it chunks with their hash in their names.
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { inRoot, root } from './scripts/support/paths.mjs';

const define = inRoot('packages/elements/src/define.ts');
const entry = '\0visio';

/**
 * `visio.js` itself holds nothing but an import. Otherwise lazy chunks would import `../visio.js` back, and a page that
 * loads `visio.js?v=2` would get a second copy of everything. It also is the one file that browsers have to ask for again.
 * @returns {import('rollup').Plugin}
 */
function thinEntry(/** @type {string} */ source) {
  return {
    name: 'thin-entry',
    resolveId: (id) => (id === entry ? id : undefined),
    load: (id) => (id === entry ? { code: `export * from ${JSON.stringify(source)};`, moduleSideEffects: 'no-treeshake' } : undefined),
  };
}

/**
 * Everything that the page needs at once, in one chunk; what is imported lazily stays apart.
 * @returns {import('rollup').GetManualChunk}
 */
function atOnce(/** @type {string} */ source) {
  /** @type {Set<string> | undefined} */
  let modules;
  return (id, { getModuleInfo }) => {
    if (!modules) {
      modules = new Set([source]);
      for (const module of modules) for (const next of getModuleInfo(module)?.importedIds ?? []) modules.add(next);
    }
    return modules.has(id) ? 'main' : undefined;
  };
}

/**
 * @param {string} [source] the module to bundle
 * @returns {import('rollup').RollupOptions & { output: import('rollup').OutputOptions }}
 */
export function cdnBundle(source = define) {
  return {
    input: { visio: entry },
    output: {
      dir: inRoot('packages/elements/dist/cdn'),
      format: 'es',
      entryFileNames: '[name].js',
      // Every element has a module called define: its folder says which.
      chunkFileNames: ({ name, facadeModuleId }) =>
        `chunks/${name === 'define' && facadeModuleId ? basename(dirname(facadeModuleId)) : name}-[hash].js`,
      manualChunks: atOnce(source),
      sourcemap: true,
      // Where a source lies in the repository, never on the machine that built it.
      sourcemapPathTransform: (path, map) => relative(root, resolve(dirname(map), path)).replaceAll(sep, '/'),
    },
    plugins: [
      thinEntry(source),
      nodeResolve({
        browser: true,
        extensions: ['.js', '.mjs', '.ts'],
        exportConditions: ['@visio-sdk/source', 'production', 'browser'],
      }),
      esbuild({
        // The browser floor of docs/contracts.md.
        target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'],
        tsconfig: inRoot('tsconfig.base.json'),
        minify: true,
        sourceMap: true,
      }),
    ],
    onwarn(warning) {
      // A bare import left over, a cycle, a missing export: none of them may reach a page.
      throw new Error(warning.message);
    },
  };
}

export default cdnBundle();
