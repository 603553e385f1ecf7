import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../support/processes.mjs';
import { root } from '../support/paths.mjs';
import { collectTotals } from './totals.mjs';

/**
 * Runs one suite's runner and returns what came of it, whatever came of it.
 * @param {readonly string[]} args for Node
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {number} [options.minutes]
 */
export async function runSuite(args, { env, minutes = 15 }) {
  const folder = mkdtempSync(join(tmpdir(), 'visio-totals-'));
  const file = join(folder, 'totals.json');
  const runner = startProcess(process.execPath, args, {
    cwd: root,
    env: { ...env, VISIO_TOTALS: file },
    inherit: true,
    group: true,
    // Time for tests to close their browsers.
    patience: 10_000,
  });
  /** @type {string | undefined} */
  let why;
  const timer = setTimeout(() => {
    why = `it took longer than ${minutes} minutes`;
    void runner.stop();
  }, minutes * 60_000);
  const { code, signal } = await runner.ended;
  clearTimeout(timer);
  if (signal && !why) why = `the runner was ended by ${signal}`;
  const totals = collectTotals(file, { code, ...(why && { why }) });
  rmSync(folder, { recursive: true, force: true });
  return totals;
}
