import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { inRoot, root } from '../support/paths.mjs';

/** @typedef {'livekit' | 'postgres' | 'php' | 'chromium' | 'firefox' | 'packages' | 'bundle'} Need what has to be there first */

/**
 * @typedef {object} Suite one runner's share of the tests
 * @property {string} name
 * @property {readonly string[]} globs
 * @property {readonly Need[]} needs
 * @property {boolean} [apart] left out unless it is named: it takes minutes, and rights that not everybody has
 * @property {number} [minutes] after which it is ended: a suite that hangs may not cost the others their turn
 * @property {(files: readonly string[]) => readonly string[]} args for Node
 */

/** Real browsers and real encoders: side by side they only slow each other down on a small machine. */
const browsersAtOnce = Math.max(1, Math.floor(availableParallelism() / 2));

/** All suites, quick ones first. @type {readonly Suite[]} */
export const suites = [
  {
    name: 'unit',
    globs: ['packages/{core,elements,react}/src/**/*.test.ts', 'packages/{core,elements,react}/src/**/*.test.tsx'],
    needs: ['chromium'],
    args: (files) => [inRoot('node_modules/@web/test-runner/dist/bin.js'), '--files', ...files],
  },
  {
    name: 'react-18',
    globs: ['packages/react/src/**/*.test.tsx'],
    needs: ['chromium'],
    args: (files) => [inRoot('node_modules/@web/test-runner/dist/bin.js'), '--config', inRoot('packages/react/react-18/web-test-runner.config.mjs'), '--files', ...files],
  },
  { name: 'server', globs: ['packages/server/src/**/*.test.ts'], needs: ['livekit', 'postgres', 'php'], args: nodeTest() },
  { name: 'scripts', globs: ['scripts/**/*.test.mjs'], needs: [], args: nodeTest() },
  { name: 'package', globs: ['test/package/**/*.test.ts'], needs: ['packages', 'bundle'], args: nodeTest() },
  { name: 'a11y', globs: ['test/a11y/**/*.spec.ts'], needs: ['livekit', 'chromium', 'bundle'], args: nodeTest(browsersAtOnce, 600_000) },
  { name: 'e2e', globs: ['test/e2e/**/*.spec.ts'], needs: ['livekit', 'chromium', 'bundle'], minutes: 50, args: nodeTest(browsersAtOnce, 600_000) },
  { name: 'firefox', globs: ['test/firefox/**/*.spec.ts'], needs: ['livekit', 'chromium', 'firefox', 'bundle'], args: nodeTest(browsersAtOnce) },
  // One at a time: seconds are measured.
  { name: 'faults', globs: ['test/faults/**/*.spec.ts'], needs: ['chromium', 'bundle'], apart: true, args: nodeTest(1, 600_000) },
  { name: 'cluster', globs: ['test/cluster/**/*.spec.ts'], needs: ['chromium', 'bundle'], apart: true, args: nodeTest(1, 600_000) },
];

/**
 * The files of a suite whose path contains all words.
 * @param {Suite} suite
 * @param {readonly string[]} words
 */
export function filesOf(suite, words) {
  const files = globSync([...suite.globs], { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  return files.filter((file) => words.every((word) => file.includes(word))).sort();
}

/**
 * @param {number} [atOnce] files that run side by side
 * @param {number} [limit] ms for a whole file, and for each test in it: against what hangs, and many times what they take
 * @returns {Suite['args']}
 */
function nodeTest(atOnce = availableParallelism(), limit = 300_000) {
  return (files) => [
    '--conditions=@visio-sdk/source',
    '--test',
    `--test-concurrency=${atOnce}`,
    `--test-timeout=${limit}`,
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...[`--test-reporter=${inRoot('scripts/testing/node-reporter.mjs')}`, '--test-reporter-destination=stdout'],
    ...files,
  ];
}
