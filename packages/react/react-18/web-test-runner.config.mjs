// The tests of packages/react on React 18.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { inRoot } from '../../../scripts/support/paths.mjs';
import { reactModules } from '../../../scripts/testing/react-modules.mjs';
import base, { libraries } from '../../../web-test-runner.config.mjs';

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  ...base,
  files: ['packages/react/src/**/*.test.tsx'],
  plugins: [
    reactModules(inRoot('packages/react/react-18')),
    libraries,
    esbuildPlugin({ ts: true, tsx: true, target: 'es2022', tsconfig: inRoot('scripts/testing/tsconfig.esbuild.json') }),
  ],
};
