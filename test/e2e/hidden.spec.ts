// A call in a tab that others are in front of, and that is shown again.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { patience } from '../support/patience.ts';
import { enter } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour, seeFrame } from '../support/senses.ts';
import { launchTabs, type TabBrowser } from '../support/tabs.ts';
import { untilInPage } from '../support/until.ts';

describe('a call in the background', () => {
  let rig: Rig;
  let red: TabBrowser;
  let blue: PersonBrowser;
  before(async () => {
    rig = await startRig();
    [red, blue] = await Promise.all([launchTabs({ colour: 'red', tone: 440, camera: smallCamera }), launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera })]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig?.stop();
  });

  it('goes on for both, fetches no picture that nobody sees, and shows all again with the tab', async () => {
    // What the browser itself says of the lock it gave: it takes it back with the page's being hidden.
    await red.context.addInitScript(() => {
      if (typeof WakeLock === 'undefined') return;
      const locks: WakeLockSentinel[] = [];
      const { request } = WakeLock.prototype;
      WakeLock.prototype.request = async function (type) {
        const lock = await request.call(this, type);
        locks.push(lock);
        return lock;
      };
      Object.assign(window, { locks });
    });
    const room = newRoom();
    const [ana, ben] = await Promise.all([enter(red, rig, { room, name: 'Ana' }), enter(blue, rig, { room, name: 'Ben' })]);
    const { page } = ana;
    // A machine that stands still may lose the line for a moment.
    const isIn = () => untilInPage(page, 'in the meeting', () => document.querySelector('visio-room')?.meeting.connection.get().state === 'joined', undefined);
    const held = (wanted: number) => untilInPage(page, `${wanted} locks held`, (count) => Object(window).locks.filter(({ released }: WakeLockSentinel) => !released).length === count, wanted);
    await Promise.all([seeColour(ana.camera('Ben'), 'blue'), hearTone(page, 1010), seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440)]);
    await held(1);

    const other = await red.open('about:blank');
    await other.page.bringToFront();
    await untilInPage(page, 'hidden', (state) => document.visibilityState === state, 'hidden');
    await held(0);
    await Promise.all([hearTone(page, 1010), seeFrame(ben.camera('Ana'), { colour: 'red' }), hearTone(ben.page, 440)]);
    const frames = () => page.evaluate(async () => Object.values(await window.visioMedia.received()).reduce((sum, { framesDecoded }) => sum + framesDecoded, 0));
    await untilStill(frames);
    await isIn();

    await page.bringToFront();
    await untilInPage(page, 'shown', (state) => document.visibilityState === state, 'visible');
    await Promise.all([seeFrame(ana.camera('Ben'), { colour: 'blue' }), hearTone(page, 1010), held(1)]);
    await isIn();
    assert.deepEqual((await ana.events()).map(({ type }) => type).filter((type) => /left|error/.test(type)), []);
    assert.equal(await page.evaluate(() => Object(window).locks.length), 2, 'asked for again');
    await ana.assertFine(rig);
    await ben.assertFine(rig);
  });
});

/** Waits until a count has stood still for two seconds. */
async function untilStill(count: () => Promise<number>): Promise<void> {
  let last = await count();
  let since = Date.now();
  for (const end = since + patience; Date.now() - since < 2_000; ) {
    assert.ok(Date.now() < end, 'pictures go on coming to a page that is hidden');
    await new Promise((resolve) => setTimeout(resolve, 250));
    const now = await count();
    if (now !== last) since = Date.now();
    last = now;
  }
}
