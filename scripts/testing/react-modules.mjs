import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { root } from '../support/paths.mjs';

const names = ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react/compiler-runtime'];
const require = createRequire(import.meta.url);
const prefix = '/__react/';

/**
 * React is published as CommonJS only, which a browser cannot import: bundles it once, all entries sharing one copy,
 * for tests that import it.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function reactModules() {
  // Here and not when first asked for: by then the runner has put a proxy in place of `console` that React trips over.
  const entries = new Map(names.map((name) => [name, entryOf(name)]));
  /** @type {Promise<Map<string, string>> | undefined} */
  let files;
  return {
    name: 'react-modules',
    resolveImport: ({ source }) => (names.includes(source) ? `${prefix}${source.replace('/', '_')}.js` : undefined),
    async serve({ path }) {
      if (!path.startsWith(prefix)) return undefined;
      files ??= bundle(entries);
      const body = (await files).get(path.slice(prefix.length));
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}

/**
 * CommonJS has no list of its exports: Node tells, by loading it.
 * @param {string} name
 */
function entryOf(name) {
  const list = Object.keys(require(name)).filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default');
  return `import all from '${name}'; export default all; export const { ${list.join(', ')} } = all;`;
}

/** @param {ReadonlyMap<string, string>} entries sources by name */
async function bundle(entries) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [...entries.keys()].map((name) => ({ in: `entry:${name}`, out: name.replace('/', '_') })),
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    outdir: '/',
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [
      {
        name: 'entries',
        setup(context) {
          context.onResolve({ filter: /^entry:/ }, ({ path }) => ({ path: path.slice('entry:'.length), namespace: 'entry' }));
          context.onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => {
            return { contents: entries.get(path) ?? '', resolveDir: root, loader: 'js' };
          });
        },
      },
    ],
  });
  return new Map(result.outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]));
}
