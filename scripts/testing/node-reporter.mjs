// Counts the tests of node:test into our totals. Its own summary counts a file without a test as a test that passed.
import { relative, resolve } from 'node:path';
import { root } from '../support/paths.mjs';
import { leaveTotals } from './totals.mjs';

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} events */
export default async function* totalsReporter(events) {
  const totals = { passed: 0, failed: 0, skipped: 0, failures: /** @type {string[]} */ ([]) };
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, details, skip, todo, file = '' } = event.data;
    // What stands for the whole file: it passes when the file holds no test, and fails when the file crashes.
    const isFile = resolve(name) === file;
    const error = event.type === 'test:fail' ? event.data.details.error : undefined;
    if (error) {
      // A suite that failed only because something in it failed: that one is counted already.
      if ('failureType' in error && error.failureType === 'subtestsFailed') continue;
      if (todo !== undefined) {
        totals.skipped++;
        continue;
      }
      totals.failed++;
      totals.failures.push(isFile ? `${relative(root, name)}: ${error.message}` : `${relative(root, file)} > ${name}`);
    } else if (isFile) {
      totals.failed++;
      totals.failures.push(`${relative(root, name)}: has no test`);
    } else if (details.type === 'suite') continue;
    else if (skip !== undefined || todo !== undefined) totals.skipped++;
    else totals.passed++;
  }
  leaveTotals(totals);
  yield '';
}
