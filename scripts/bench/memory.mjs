// What stays in memory of a page in which somebody joins and leaves again and again.
import { joinBots } from '../../test/support/bots.ts';
import { newRoom } from '../../test/support/rig.ts';
import { startBrowser } from './browser.mjs';
import { round, valueRow } from './rows.mjs';
import { slope } from './statistics.mjs';

/** @typedef {{ nodes: number, listeners: number, heap: number }} Memory heap in kB */

const cycles = 20;
/** Cycles that may still load code and fill caches. */
const warm = 5;
/** Growth for each cycle that is called flat: less than one of anything that a call has; of heap what counting it varies by. */
const flat = { nodes: 1, listeners: 1, heap: 10 };

/**
 * Machine code that V8 makes of what runs often, and byte code that it throws away and makes again, lie in the heap and
 * come for as long as there is something to run: nobody keeps them. Without, what is left is what the page holds.
 */
const interpreted = ['--no-opt', '--no-maglev', '--no-sparkplug', '--no-flush-bytecode'];

/**
 * @param {import('./bench.mjs').Bench} bench
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function measureMemory(bench) {
  const { rig, pages, log } = bench;
  const room = newRoom();
  await using _bots = await joinBots(rig, room, [{ name: 'Bot', colour: 'blue', tone: 440 }]);
  const browser = await startBrowser(interpreted);
  try {
    const take = async (/** @type {string} */ name, /** @type {() => Promise<void>} */ join, /** @type {() => Promise<void>} */ leave) => {
      const visit = await browser.visit(`${rig.origin}/${pages.write(name, { room, start: '', prejoin: 'off', layout: 'auto', style: '' })}`);
      const taken = await takeCycles(visit, join, leave, (memory, cycle) => log(`  ${name} ${cycle}: ${memory.nodes} nodes, ${memory.listeners} listeners, ${memory.heap} kB`));
      await visit.end();
      return taken;
    };
    const ours = await take('ours', joinOurs, leaveOurs);
    const theirs = await take('conference', joinTheirs, leaveTheirs);
    const growth = (/** @type {typeof ours} */ of) => mapGrowth(of.memory.slice(warm - 1));
    const [our, their] = [growth(ours), growth(theirs)];
    const details = { ours: told(ours), conference: told(theirs) };
    const row = (/** @type {keyof Memory} */ key, /** @type {string} */ what, /** @type {string} */ unit) =>
      valueRow(`memory: ${what} kept by each of ${cycles} join/leave cycles, from the fifth on`, {
        ours: our[key],
        theirs: their[key],
        most: flat[key],
        unit,
        n: cycles,
        ...(key === 'nodes' && { details }),
      });
    return [
      row('nodes', 'DOM nodes', 'nodes'),
      row('listeners', 'listeners', 'listeners'),
      row('heap', 'heap', 'kB'),
      valueRow('memory: detached trees that came between the fifth cycle and the last', {
        ours: ours.detached.last - ours.detached.warm,
        theirs: theirs.detached.last - theirs.detached.warm,
        most: 0,
        unit: 'trees',
        n: cycles,
      }),
    ];
  } finally {
    await browser.stop();
  }
}

/**
 * @param {import('./browser.mjs').Visit} visit
 * @param {() => Promise<void>} join runs in the page
 * @param {() => Promise<void>} leave runs in the page
 * @param {(memory: Memory, cycle: number) => void} tell
 */
async function takeCycles({ page, devtools }, join, leave, tell) {
  const memory = [];
  const detached = { warm: 0, last: 0 };
  for (let cycle = 1; cycle <= cycles; cycle++) {
    await page.evaluate(join);
    await page.evaluate(leave);
    const taken = await settled(page, devtools);
    memory.push(taken);
    tell(taken, cycle);
    if (cycle === warm) detached.warm = await detachedTrees(devtools);
    if (cycle === cycles) detached.last = await detachedTrees(devtools);
  }
  return { memory, detached };
}

/**
 * After a forced collection, as soon as nothing goes any more: Chromium itself holds what getUserMedia gave for a while.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').CDPSession} devtools
 * @returns {Promise<Memory>}
 */
async function settled(page, devtools) {
  let least;
  for (let same = 0, look = 0; same < 3 && look < 16; look++) {
    await page.waitForTimeout(250);
    await devtools.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners: listeners } = await devtools.send('Memory.getDOMCounters');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const now = { nodes, listeners, heap: round(usedSize / 1_000) };
    same = least && now.nodes >= least.nodes && now.heap > least.heap - 20 ? same + 1 : 0;
    if (!least || now.nodes < least.nodes || now.heap < least.heap) least = now;
  }
  return /** @type {Memory} */ (least);
}

/** Trees that are in no document and that a script still holds. Not templates: one for each that was drawn once. @param {import('playwright-core').CDPSession} devtools */
async function detachedTrees(devtools) {
  // The inspector holds what it told of until it is disabled.
  await devtools.send('DOM.enable');
  const { detachedNodes } = await devtools.send('DOM.getDetachedDomNodes');
  await devtools.send('DOM.disable');
  return detachedNodes.filter(({ treeNode }) => treeNode.nodeName !== 'TEMPLATE').length;
}

/** @param {readonly Memory[]} memory @returns {Memory} */
function mapGrowth(memory) {
  const of = (/** @type {keyof Memory} */ key) => slope(memory.map((one) => one[key]));
  return { nodes: of('nodes'), listeners: of('listeners'), heap: of('heap') };
}

/** @param {{ memory: readonly Memory[], detached: { warm: number, last: number } }} taken */
function told({ memory, detached }) {
  return { afterFirst: memory[0], afterFifth: memory[warm - 1], afterLast: memory.at(-1), detachedTrees: detached };
}

// What follows runs in the page, as text.

async function joinOurs() {
  await customElements.whenDefined('visio-room');
  const room = /** @type {import('@visio-sdk/elements').VisioRoom} */ (document.querySelector('visio-room'));
  const { connection, camera, microphone } = room.meeting;
  // The first time it goes in by itself.
  if (connection.get().state === 'ended') {
    await Promise.all([camera.enable(), microphone.enable(), room.join()]);
  }
  const pictures = () => {
    const tiles = [...(room.shadowRoot?.querySelector('visio-stage')?.shadowRoot?.querySelectorAll('visio-tile') ?? [])];
    return tiles.filter((tile) => (tile.shadowRoot?.querySelector('video')?.videoWidth ?? 0) > 0).length;
  };
  while (connection.get().state !== 'joined' || pictures() < 2) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function leaveOurs() {
  const room = /** @type {import('@visio-sdk/elements').VisioRoom} */ (document.querySelector('visio-room'));
  await room.leave();
  await new Promise((resolve) => setTimeout(resolve, 200));
}

async function joinTheirs() {
  const pictures = () => [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0).length;
  const { benchRoom, benchJoined } = /** @type {any} */ (window);
  // The first time it goes in by itself.
  if (benchJoined) await benchRoom.join();
  Object.assign(window, { benchJoined: true });
  while (pictures() < 2) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function leaveTheirs() {
  /** @type {any} */ (window).benchRoom.leave();
  await new Promise((resolve) => setTimeout(resolve, 200));
}
