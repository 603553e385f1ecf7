// A full room: how many pictures are decoded, and how busy the page's main thread is while the floor goes round.
import { newRoom } from '../../test/support/rig.ts';
import { firstFrame, startBrowser } from './browser.mjs';
import { fillRoom } from './crowd-bots.mjs';
import { inRounds } from './rounds.mjs';
import { ratioRow, round, valueRow } from './rows.mjs';
import { median } from './statistics.mjs';
import { mainThread } from './thousand.mjs';

const people = 49;
/** Small, still and slow: everybody's encoder runs on the machine that is measured. */
const camera = { width: 160, height: 90, fps: 2 };
const turn = 2_000; // ms
const watched = 20_000; // ms

/**
 * @param {import('./bench.mjs').Bench} bench
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function measureCrowd({ rig, pages, runs, log }) {
  const room = newRoom();
  const start = Date.now();
  await using _crowd = await fillRoom(rig, room, { people, turn, ...camera });
  log(`  ${people} people are in after ${round((Date.now() - start) / 1_000)} s`);
  const browser = await startBrowser();
  try {
    const watch = (/** @type {string} */ name) => async () => {
      const style = '<link rel="stylesheet" href="full.css">';
      const { page, devtools, end } = await browser.visit(`${rig.origin}/${pages.write(name, { room, start: '', prejoin: 'off', layout: 'grid', style })}`);
      await firstFrame(page, 60_000);
      // Until pictures have come as many as there will be, which takes its time on a busy machine.
      for (let shown = 0, same = 0; same < 3; ) {
        await page.waitForTimeout(2_000);
        const now = await page.evaluate(picturesShown);
        same = now === shown ? same + 1 : 0;
        shown = now;
      }
      await devtools.send('Performance.enable');
      const before = await mainThread(devtools);
      const begun = Date.now();
      await page.waitForTimeout(watched);
      const after = await mainThread(devtools);
      const share = (/** @type {'cpu' | 'tasks'} */ of) => (after[of] - before[of]) / ((Date.now() - begun) / 1_000);
      const [busy, tasks] = [share('cpu'), share('tasks')];
      // Afterwards: asking for statistics is work for the page, too.
      const decoded = [];
      for (let look = 0; look < 6; look++) decoded.push(await page.evaluate(streamsDecoded));
      const shown = await page.evaluate(picturesShown);
      await end();
      return { busy, tasks, decoded: median(decoded), most: Math.max(...decoded), shown };
    };
    const taken = await inRounds(
      { ours: watch('ours'), conference: watch('conference') },
      { rounds: runs, warmUp: false, log: (name, one) => log(`  ${name}: ${round(one.busy * 100)} % busy (tasks ${round(one.tasks * 100)} %), ${one.decoded} decoded, ${one.shown} shown`) },
    );
    const of = (/** @type {'ours' | 'conference'} */ name, /** @type {'busy' | 'tasks' | 'decoded' | 'most' | 'shown'} */ key) => taken[name].map((one) => one[key]);
    return [
      valueRow(`crowd: streams decoded, of ${people} people`, {
        ours: Math.max(...of('ours', 'decoded')),
        theirs: Math.max(...of('conference', 'decoded')),
        most: 25,
        unit: 'streams',
        n: runs,
        details: {
          mostWhileTilesChange: { ours: of('ours', 'most'), conference: of('conference', 'most') },
          picturesShown: { ours: of('ours', 'shown'), conference: of('conference', 'shown') },
        },
      }),
      ratioRow(`crowd: main thread, the speaker changing every ${turn / 1_000} s, against VideoConference`, {
        ours: of('ours', 'busy').map((share) => share * 100),
        theirs: of('conference', 'busy').map((share) => share * 100),
        most: 0.5,
        unit: '% of the time',
        details: {
          camera,
          watchedSeconds: watched / 1_000,
          tasksWithWaiting: { ours: median(of('ours', 'tasks').map((one) => one * 100)), conference: median(of('conference', 'tasks').map((one) => one * 100)) },
        },
      }),
    ];
  } finally {
    await browser.stop();
  }
}

// What follows runs in the page, as text.

/** Remote pictures of which another frame was decoded within two seconds. @returns {Promise<number>} */
async function streamsDecoded() {
  const count = async () => {
    /** @type {Map<string, number>} */
    const frames = new Map();
    for (const line of /** @type {RTCPeerConnection[]} */ (/** @type {any} */ (window).benchLines())) {
      if (line.connectionState === 'closed') continue;
      for (const report of (await line.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'video') frames.set(report.trackIdentifier, report.framesDecoded ?? 0);
      }
    }
    return frames;
  };
  const before = await count();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  return [...(await count())].filter(([track, frames]) => frames > (before.get(track) ?? 0)).length;
}

/** Videos with a picture that are on the screen, one's own included. */
function picturesShown() {
  /** @type {(root: ParentNode) => HTMLVideoElement[]} */
  const videosIn = (root) => [
    ...root.querySelectorAll('video'),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? videosIn(shadowRoot) : [])),
  ];
  return videosIn(document).filter((video) => {
    const { top, bottom, width } = video.getBoundingClientRect();
    return video.videoWidth > 0 && width > 0 && bottom > 0 && top < innerHeight;
  }).length;
}
