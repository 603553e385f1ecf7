// Each runner writes its totals to a file that the one who started it names in VISIO_TOTALS; a runner that dies before
// leaves none, and that counts as a failure.
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} [failures] names of what failed
 */

/** @param {Totals} totals */
export function leaveTotals(totals) {
  const file = process.env['VISIO_TOTALS'];
  if (file) writeFileSync(file, JSON.stringify(totals));
}

/**
 * The totals of a runner that has ended, made honest: it counts as failed when it left none, found no test, or ended
 * with a failure that it did not count.
 * @param {string} file
 * @param {object} end
 * @param {number | null} end.code its exit code
 * @param {string} [end.why] why it was ended, when it did not end by itself
 * @returns {Required<Totals> & { notes: string[] }}
 */
export function collectTotals(file, { code, why }) {
  /** @type {Required<Totals>} */
  let totals = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const notes = [];
  try {
    totals = { ...totals, ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    notes.push(why ?? `the runner crashed (exit code ${code})`);
  }
  if (notes.length === 0 && why) notes.push(why);
  else if (notes.length === 0 && totals.passed + totals.failed === 0) notes.push('no test was found');
  else if (notes.length === 0 && code !== 0 && totals.failed === 0) notes.push(`the runner failed (exit code ${code})`);
  return { ...totals, failed: totals.failed + notes.length, notes };
}

/**
 * The last line of a run.
 * @param {Totals} totals
 */
export function totalsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
