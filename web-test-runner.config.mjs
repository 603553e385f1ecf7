// Unit tests, beside the sources, in a real Chromium. `npm test -- unit` runs them; `npm test -- unit chat` the files
// whose path contains "chat".
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumFlags, findChromium } from './scripts/chromium.mjs';
import { inRoot } from './scripts/support/paths.mjs';
import { reactModules } from './scripts/testing/react-modules.mjs';
import { totalsReporter } from './scripts/testing/wtr-reporter.mjs';

const require = createRequire(import.meta.url);

/**
 * What every bundler replaces in libraries, and no browser knows; and the patience of `waitUntil`: no test waits for it to
 * give up, and the second it has of its own is little on a busy machine.
 * @type {import('@web/test-runner').TestRunnerPlugin}
 */
export const libraries = {
  name: 'libraries',
  transform({ path, body }) {
    if (typeof body !== 'string') return undefined;
    if (path.includes('/node_modules/@tanstack/')) return body.replaceAll('process.env.NODE_ENV', '"development"');
    if (!path.endsWith('/@open-wc/testing-helpers/src/helpers.js')) return undefined;
    const patient = body.replace('timeout = 1000 } = options;', 'timeout: wished = 0 } = options; const timeout = Math.max(wished, 15_000);');
    if (patient === body) throw new Error('waitUntil of @open-wc/testing has another default: web-test-runner.config.mjs');
    return patient;
  },
};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['packages/{core,elements,react}/src/**/*.test.{ts,tsx}'],
  rootDir: inRoot('.'),
  nodeResolve: { exportConditions: ['@visio-sdk/source', 'development', 'browser'] },
  plugins: [reactModules(), libraries, esbuildPlugin({ ts: true, tsx: true, target: 'es2022', tsconfig: inRoot('scripts/testing/tsconfig.esbuild.json') })],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findChromium(), args: [...chromiumFlags.base, ...chromiumFlags.media] },
      concurrency: 2,
      // In a window of its own and as if in front: a page behind another one gets no animation frames and no focus.
      createPage: async (/** @type {{ context: import('puppeteer-core').BrowserContext }} */ { context }) => {
        const page = await context.newPage({ type: 'window' });
        await page.emulateFocusedPage(true);
        return page;
      },
    }),
  ],
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { ui: 'bdd', timeout: 30_000 } },
  middleware: [
    // msw's service worker has to come from the root of the tests' origin.
    async (context, next) => {
      if (context.path !== '/mockServiceWorker.js') return next();
      context.type = 'text/javascript';
      context.body = await readFile(require.resolve('msw/mockServiceWorker.js'));
    },
  ],
  filterBrowserLogs: ({ args }) => !args.some((text) => typeof text === 'string' && text.startsWith('Lit is in dev mode')),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) }), totalsReporter()],
};
