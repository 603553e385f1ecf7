import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { inRoot, root } from '../support/paths.mjs';

const names = ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react/compiler-runtime'];
const prefix = '/__react/';

/**
 * React is published as CommonJS only, which a browser cannot import: bundles it once, all entries sharing one copy,
 * for tests that import it.
 * @param {string} [from] folder of the package whose React it is
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function reactModules(from = inRoot('packages/react')) {
  const require = createRequire(`${from}/package.json`);
  const present = names.filter((name) => isThere(require, name));
  // Here and not when first asked for: by then the runner has put a proxy in place of `console` that React trips over.
  const entries = new Map(present.map((name) => [name, entryOf(require, name)]));
  /** @type {Promise<Map<string, string>> | undefined} */
  let files;
  return {
    name: 'react-modules',
    resolveImport: ({ source }) => (present.includes(source) ? `${prefix}${source.replace('/', '_')}.js` : undefined),
    async serve({ path }) {
      if (!path.startsWith(prefix)) return undefined;
      files ??= bundle(entries, from);
      const body = (await files).get(path.slice(prefix.length));
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}

/**
 * Not every React has every entry.
 * @param {NodeJS.Require} require
 * @param {string} name
 */
function isThere(require, name) {
  try {
    return Boolean(require.resolve(name));
  } catch {
    return false;
  }
}

/**
 * CommonJS has no list of its exports: Node tells, by loading it.
 * @param {NodeJS.Require} require
 * @param {string} name
 */
function entryOf(require, name) {
  const list = Object.keys(require(name)).filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default');
  return `import all from '${name}'; export default all; export const { ${list.join(', ')} } = all;`;
}

/**
 * @param {ReadonlyMap<string, string>} entries sources by name
 * @param {string} from
 */
async function bundle(entries, from) {
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
            return { contents: entries.get(path) ?? '', resolveDir: from, loader: 'js' };
          });
        },
      },
    ],
  });
  return new Map(result.outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]));
}
