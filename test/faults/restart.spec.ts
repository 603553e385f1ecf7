// LiveKit stopped and started: everybody comes back by themselves.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { PersonBrowser } from '../support/browser.ts';
import { startNodeHere, type LiveKitNode } from '../support/faults/node.ts';
import { outcomeOf } from '../support/faults/outcome.ts';
import { come, isBaseline, launchAt, meet } from '../support/faults/people.ts';
import { startFaultRig, type FaultRig } from '../support/faults/rig.ts';
import { newRoom } from '../support/rig.ts';

describe('a LiveKit that is started again', { timeout: 150_000 }, () => {
  let livekit: LiveKitNode;
  let rig: FaultRig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  before(async () => {
    // livekit-client alone asks nobody to make its room again.
    livekit = await startNodeHere([44_000, 44_400], isBaseline ? { room: { auto_create: true } } : {});
    rig = await startFaultRig({ livekit });
    [red, blue] = await Promise.all([launchAt({ rig }, { colour: 'red', tone: 440 }), launchAt({ rig }, { colour: 'blue', tone: 1010 })]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig?.stop();
    await livekit?.stop();
  });

  it('has everybody back, room and all', async () => {
    const room = newRoom();
    const pages = await Promise.all([come(red, rig, { room, name: 'Ana' }), come(blue, rig, { room, name: 'Ben' })]);
    await Promise.all(pages.map((page) => meet(page)));
    await delay(1_500);

    const start = Date.now();
    await livekit.stop();
    await delay(1_000);
    await livekit.start();
    const end = Date.now();
    const outcomes = await Promise.all(
      pages.map((page, index) =>
        outcomeOf(page, { what: `LiveKit stopped and started, ${((end - start) / 1_000).toFixed(1)} s away, ${['Ana', 'Ben'][index]}`, start, end, limit: 40_000, mustBeSaid: true }),
      ),
    );
    if (isBaseline) return;
    for (const { said, saidBack, picture, sound, isHonest } of outcomes) {
      assert.ok(said !== undefined && said < 2, `said after ${said} s`);
      for (const [name, seconds] of Object.entries({ picture, sound, saidBack })) {
        assert.ok(seconds !== undefined && seconds < 6, `${name} back after ${seconds} s`);
      }
      assert.ok(isHonest, 'it said to be back while there was no picture');
    }
  });
});
