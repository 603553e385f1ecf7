import { relative } from 'node:path';
import { root } from '../support/paths.mjs';
import { leaveTotals } from './totals.mjs';

/**
 * Counts the tests of web-test-runner into our totals.
 * @returns {import('@web/test-runner').Reporter}
 */
export function totalsReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const totals = { passed: 0, failed: 0, skipped: 0, failures: /** @type {string[]} */ ([]) };
      for (const session of sessions) {
        const file = relative(root, session.testFile);
        const failedBefore = totals.failed;
        const count = countSuite(session.testResults, [file], totals);
        // A file that cannot be imported, or that throws outside a test, has errors and no failed test.
        if (totals.failed === failedBefore && (!session.passed || count === 0)) {
          totals.failed++;
          const why = session.errors[0]?.message ?? (count === 0 ? 'has no test' : 'failed outside its tests');
          totals.failures.push(`${file}: ${why}`);
        }
      }
      leaveTotals(totals);
    },
  };
}

/**
 * @param {import('@web/test-runner').TestSuiteResult | undefined} suite
 * @param {readonly string[]} path
 * @param {{ passed: number, failed: number, skipped: number, failures: string[] }} totals
 * @returns {number} how many tests there are
 */
function countSuite(suite, path, totals) {
  if (!suite) return 0;
  for (const test of suite.tests) {
    if (test.skipped) totals.skipped++;
    else if (test.passed) totals.passed++;
    else {
      totals.failed++;
      totals.failures.push([...path, test.name].join(' > '));
    }
  }
  return suite.suites.reduce((sum, child) => sum + countSuite(child, [...path, child.name], totals), suite.tests.length);
}
