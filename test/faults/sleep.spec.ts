// A laptop whose lid is closed in a meeting, and opened again: every process of the browser stands still meanwhile.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { smallCamera, type PersonBrowser } from '../support/browser.ts';
import { startNodeHere, type LiveKitNode } from '../support/faults/node.ts';
import { outcomeOf } from '../support/faults/outcome.ts';
import { come, isBaseline, launchAt, meet } from '../support/faults/people.ts';
import { startFaultRig, type FaultRig } from '../support/faults/rig.ts';
import { newRoom } from '../support/rig.ts';
import { launchTabs, type TabBrowser } from '../support/tabs.ts';

/** s: LiveKit has long given up whoever does not answer. */
const asleep = 60;

describe('a laptop that sleeps', { timeout: 240_000 }, () => {
  let livekit: LiveKitNode;
  let rig: FaultRig;
  let laptop: TabBrowser;
  let blue: PersonBrowser;
  before(async () => {
    livekit = await startNodeHere([44_500, 44_900]);
    rig = await startFaultRig({ livekit });
    [laptop, blue] = await Promise.all([
      launchTabs({ colour: 'red', tone: 440, camera: smallCamera, autoplay: 'allowed' }),
      launchAt({ rig }, { colour: 'blue', tone: 1010 }),
    ]);
  });
  after(async () => {
    await Promise.all([laptop?.close(), blue?.close()]);
    await rig?.stop();
    await livekit?.stop();
  });

  it('is back by itself when the lid is opened, with a fresh token, as others see too', async () => {
    const room = newRoom();
    const [ana, ben] = await Promise.all([come(laptop, rig, { room, name: 'Ana' }), come(blue, rig, { room, name: 'Ben' })]);
    await Promise.all([meet(ana), meet(ben)]);
    await delay(3_000);
    let entries = 0;
    ana.on('request', (request) => (entries += Number(request.url().endsWith('/entries'))));
    // livekit-client alone fires no event of ours.
    const gone = isBaseline ? undefined : ben.evaluate(() => new Promise<void>((resolve) => addEventListener('visio-participant-left', () => resolve(), { once: true })));

    const start = Date.now();
    laptop.sleep();
    await gone;
    const gaveUp = (Date.now() - start) / 1_000;
    await delay(Math.max(0, start + asleep * 1_000 - Date.now()));
    laptop.wake();
    const end = Date.now();
    const what = `browser asleep ${asleep} s`;
    const [seenByAna, seenByBen] = await Promise.all([
      outcomeOf(ana, { what, start, end, limit: 60_000, mustBeSaid: true }),
      outcomeOf(ben, { what: `${what}, as others see and hear that person`, start, end, limit: 60_000 }),
    ]);
    if (isBaseline) return;
    console.log(`fault: ${what} — LiveKit gave up after ${gaveUp.toFixed(1)} s, ${entries} fresh tokens`);
    assert.ok(entries > 0, 'the token of before the sleep was used again');
    for (const { picture, sound } of [seenByAna, seenByBen]) {
      assert.ok(picture !== undefined && picture < 15, `the picture came back after ${picture} s`);
      assert.ok(sound !== undefined && sound < 15, `the sound came back after ${sound} s`);
    }
    assert.ok(seenByAna.isHonest, 'it said to be back while there was no picture');
  });
});
