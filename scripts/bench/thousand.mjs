// A thousand people, of whom fifty a second begin or cease to speak, with the list of people open: what the elements cost by
// themselves.
import { startBrowser } from './browser.mjs';
import { inRounds } from './rounds.mjs';
import { round, valueRow } from './rows.mjs';
import { median } from './statistics.mjs';

const perSecond = 50;
const seconds = 10;

/**
 * @param {import('./bench.mjs').Bench} bench
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function measureThousand({ rig, pages, runs, log }) {
  const browser = await startBrowser();
  try {
    const visit = async () => {
      const { page, devtools, end } = await browser.visit(`${rig.origin}/${pages.write('thousand', {})}`);
      while ((await page.evaluate(countTiles)) === 0 || (await page.evaluate(countRows)) === 0) await page.waitForTimeout(200);
      await page.waitForTimeout(2_000);
      await devtools.send('Performance.enable');
      const before = await mainThread(devtools);
      const { start, end: last, changes } = await page.evaluate(([a, b]) => /** @type {any} */ (window).benchThousand.speak(a, b), [perSecond, seconds]);
      const after = await mainThread(devtools);
      const tiles = await page.evaluate(countTiles);
      const rows = await page.evaluate(countRows);
      /** @type {{ startTime: number, duration: number }[]} */
      const longTasks = await page.evaluate(() => /** @type {any} */ (window).benchThousand.longTasks);
      await end();
      const during = longTasks.filter(({ startTime }) => startTime >= start && startTime <= last).map(({ duration }) => duration);
      const starting = longTasks.filter(({ startTime }) => startTime < start).map(({ duration }) => duration);
      return { during, starting, tiles, rows, changes, busy: (after.tasks - before.tasks) / ((last - start) / 1_000) };
    };
    const { ours } = await inRounds({ ours: visit }, { rounds: runs, warmUp: false, log: (_, one) => log(`  ${one.during.length} long tasks, ${round(one.busy * 100)} % busy`) });
    const longest = ours.map(({ during }) => Math.max(0, ...during));
    return [
      valueRow('thousand: longest task over 50 ms with 1,000 people and 50 changes of speech a second (0: none)', {
        ours: Math.max(...longest),
        most: 50,
        unit: 'ms',
        n: runs,
        details: {
          longTasks: ours.map(({ during }) => during.length),
          longestWhileStarting: median(ours.map(({ starting }) => Math.max(0, ...starting))),
          mainThreadShare: round(median(ours.map(({ busy }) => busy)), 3),
          tilesShown: median(ours.map(({ tiles }) => tiles)),
          rowsShown: median(ours.map(({ rows }) => rows)),
          changes: median(ours.map(({ changes }) => changes)),
          seconds,
        },
      }),
    ];
  } finally {
    await browser.stop();
  }
}

/**
 * Seconds of the page's main thread so far: `cpu` that it has worked, `tasks` that its tasks have taken, which on a machine with
 * more to do than cores is mostly waiting for one.
 * @param {import('playwright-core').CDPSession} devtools
 */
export async function mainThread(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (/** @type {string} */ wanted) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  return { cpu: of('ThreadTime'), tasks: of('TaskDuration') };
}

/** Runs in the page, as text. */
function countTiles() {
  const stage = document.querySelector('visio-room')?.shadowRoot?.querySelector('visio-stage');
  return stage?.shadowRoot?.querySelectorAll('visio-tile').length ?? 0;
}

/** Runs in the page, as text. */
function countRows() {
  return document.querySelector('visio-people')?.shadowRoot?.querySelectorAll('.row').length ?? 0;
}
