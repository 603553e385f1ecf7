// A smoke test across browsers: one person in Firefox, one in Chromium, at the example portal under its policy.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launchBrowser } from '../support/browser.ts';
import { launchFirefox, withoutFirefox, type FirefoxPerson } from '../support/firefox.ts';
import { patience } from '../support/patience.ts';
import { enter } from '../support/person.ts';
import { newRoom, startRig } from '../support/rig.ts';
import { hearTone, seeColour, seeFrame } from '../support/senses.ts';

const reason = withoutFirefox();

describe('Firefox and Chromium', () => {
  it('see and hear each other, and one notices when the other leaves', { skip: reason ?? false }, async (test) => {
    await using rig = await startRig();
    await using chromium = await launchBrowser({ colour: 'red', tone: 1010 });
    await using firefox = await launchFirefox({ tone: 620 });
    test.diagnostic(`${firefox.version}, Chromium ${chromium.context.browser()?.version()}`);
    const room = newRoom();
    const ana = await enter(chromium, rig, { room, name: 'Ana' });

    await firefox.goto(rig.portal({ room }));
    await firefox.event('visio-ready');
    // What comes with the devices moves the button: it is pressed when it stands still.
    await firefox.see('Micro');
    await firefox.see('Tester le son');
    await firefox.fill('Votre nom', 'Ben');
    await firefox.press('Rejoindre la réunion');
    await firefox.event('visio-joined');

    await Promise.all([seeColour(firefox.camera('Ana'), 'red'), seeFrame(ana.camera('Ben')), seeFrame(firefox.camera('Ben (vous)'))]);
    // Alive on both sides, not one still picture.
    await Promise.all([seeFrame(firefox.camera('Ana')), seeFrame(ana.camera('Ben'))]);
    await Promise.all([hearTone(ana.page, 620), untilHeard(firefox)]);

    await firefox.press('Quitter');
    assert.deepEqual((await firefox.event('visio-left')).detail, { reason: 'left' });
    await ana.event('visio-participant-left');
    await ana.tile('Ben').waitFor({ state: 'detached' });
    assert.deepEqual(await firefox.openDevices(), []);
    await firefox.see('Vous avez quitté la réunion');

    await Promise.all([firefox.assertFine(rig), ana.assertFine(rig)]);
  });
});

/** Waits until sound comes in that is no silence. */
async function untilHeard(person: FirefoxPerson, within = patience): Promise<void> {
  const start = await person.heard();
  let now = start;
  for (const end = Date.now() + within; Date.now() < end; now = await person.heard()) {
    if (now.energy - start.energy > 0.001 && now.seconds - start.seconds > 0.5) return;
  }
  throw new Error(`Firefox hears nothing: ${JSON.stringify(now)} after ${JSON.stringify(start)}`);
}
