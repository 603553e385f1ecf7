// How long until somebody is seen: from the navigation, and from the press of Join.
import { joinBots } from '../../test/support/bots.ts';
import { newRoom } from '../../test/support/rig.ts';
import { firstFrame, startBrowser } from './browser.mjs';
import { inRounds } from './rounds.mjs';
import { ratioRow, round } from './rows.mjs';
import { median } from './statistics.mjs';

/** @typedef {import('./first-frame.mjs').FirstFrame} FirstFrame */
/** @typedef {import('./bench.mjs').Bench} Bench */

/** Somebody who is there already: 30 frames a second, so that none waits long for one. */
const company = /** @type {const} */ ({ name: 'Bot', colour: 'blue', tone: 440, camera: { width: 320, height: 180, fps: 30 } });

/**
 * Navigation to first remote frame, without prejoin.
 * @param {Bench} bench
 */
export async function measureJoin(bench) {
  return measure(bench, async (room, visit) => {
    const straight = (/** @type {string} */ page) => () => visit(page, { room, prejoin: 'off' }, async () => {});
    const variants = { ours: straight('ours'), bare: straight('bare'), naive: straight('naive'), conference: straight('conference') };
    const taken = await inRounds(variants, { rounds: bench.runs, log: (name, { frame }) => bench.log(`  ${name}: ${round(frame)} ms`) });
    const frames = mapValues(taken, (all) => all.map(({ frame }) => frame));
    const { ours, bare, naive, conference } = frames;
    const details = mapValues(taken, (all) => milestones(all, () => 0));
    return [
      ratioRow('join: navigation to first remote frame, against the best bare page', { ours, theirs: bare, most: 1.05, details }),
      ratioRow('join: navigation to first remote frame, against a naive page', { ours, theirs: naive, most: 1 }),
      ratioRow('join: the same for VideoConference, against the best bare page', { ours: conference, theirs: bare }),
    ];
  });
}

/**
 * Press of Join to first remote frame, everything being ready.
 * @param {Bench} bench
 */
export async function measurePress(bench) {
  return measure(bench, async (room, visit) => {
    const press = (/** @type {string} */ page, /** @type {string} */ name) => () =>
      visit(page, { room, prejoin: 'on', start: 'press', files: 'ready/' }, async (at) => {
        const button = at.getByRole('button', { name, exact: true });
        await button.waitFor();
        // Whoever looks at a preview takes a moment; what a page does when idle is done by then.
        await at.waitForTimeout(2_000);
        await button.click();
      });
    const variants = { ours: press('ours', 'Rejoindre la réunion'), bare: press('bare', 'Join'), conference: press('conference', 'Join') };
    const since = (/** @type {FirstFrame} */ { frame, press: pressed }) => frame - (pressed ?? NaN);
    const taken = await inRounds(variants, { rounds: bench.runs, log: (name, found) => bench.log(`  ${name}: ${round(since(found))} ms`) });
    const { ours, bare, conference } = mapValues(taken, (all) => all.map(since));
    const details = mapValues(taken, (all) => milestones(all, ({ press }) => press ?? NaN));
    return [
      ratioRow('press: Join to first remote frame, against livekit-client from connect()', { ours, theirs: bare, most: 1, details }),
      ratioRow('press: the same for VideoConference, against livekit-client from connect()', { ours: conference, theirs: bare }),
    ];
  });
}

/**
 * @param {Bench} bench
 * @param {(room: string, visit: (page: string, values: Record<string, string>, act: (page: import('playwright-core').Page) => Promise<void>) => Promise<FirstFrame>) => Promise<import('./rows.mjs').Row[]>} take
 */
async function measure({ rig, pages }, take) {
  const room = newRoom();
  await using _bots = await joinBots(rig, room, [company]);
  const [{ name: known } = { name: '' }] = await rig.api.listRooms();
  const browser = await startBrowser();
  try {
    return await take(room, async (name, values, act) => {
      const url = `${rig.origin}/${pages.write(name, { start: '', files: '', layout: 'auto', style: '', ...values })}`;
      const { page, end } = await browser.visit(url);
      await act(page);
      const found = await firstFrame(page);
      await end();
      await alone(rig, known);
      return found;
    });
  } finally {
    await browser.stop();
  }
}

/** Until only the bot is left: nobody's leaving is to fall into the next one's time. @param {Bench['rig']} rig @param {string} room */
async function alone(rig, room) {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if ((await rig.api.listParticipants(room)).length === 1) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // And the machine has calmed down.
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/**
 * Medians of what led to the picture, in order of time.
 * @param {readonly FirstFrame[]} taken
 * @param {(one: FirstFrame) => number} from
 */
function milestones(taken, from) {
  const names = new Set(taken.flatMap(({ marks }) => Object.keys(marks)));
  const rows = [...names].map((name) => /** @type {const} */ ([name, median(taken.flatMap((one) => (one.marks[name] === undefined ? [] : [one.marks[name] - from(one)])))]));
  rows.push(['first frame', median(taken.map((one) => one.frame - from(one)))], ['picture visible', median(taken.map((one) => one.seen - from(one)))]);
  return Object.fromEntries(rows.sort(([, a], [, b]) => a - b).map(([name, time]) => [name, round(time)]));
}

/**
 * @template {string} K
 * @template A, B
 * @param {Record<K, A>} object
 * @param {(value: A) => B} map
 * @returns {Record<K, B>}
 */
function mapValues(object, map) {
  return /** @type {Record<K, B>} */ (Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(/** @type {A} */ (value))])));
}
