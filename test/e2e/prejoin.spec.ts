// The step before: whether one hears, whether one is heard, and what is remembered of it.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { openDevices } from '../support/ending.ts';
import { toneFile } from '../support/media-files.ts';
import { arrive, enter, personAt } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeFrame, toneHeard } from '../support/senses.ts';
import { untilInPage } from '../support/until.ts';

/** The middle note of the sound that tries the speaker, in Hz. */
const note = 659;

const silent = /^Votre micro ne capte aucun son/;

declare global {
  interface Window {
    /** By {@link recordNextSound}: on which output it was played, how strong the note is in it, and what lies beside it. */
    soundPlayed: Promise<{ readonly sinkId: string; readonly level: number; readonly around: number }>;
  }
}

describe('before a meeting', () => {
  let rig: Rig;
  let browser: PersonBrowser;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'visio-microphone-'));
    [rig, browser] = await Promise.all([startRig(), launchBrowser({ colour: 'blue', camera: smallCamera })]);
  });
  after(async () => {
    await browser?.close();
    await rig.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('plays a sound on the chosen speaker and asks whether it was heard, here and in the call', async () => {
    await using atAnas = await browser.fresh();
    const ana = await arrive(atAnas, rig, { room: newRoom(), name: 'Ana' });
    const { page } = ana;
    const speaker = page.getByLabel('Haut-parleur', { exact: true });
    await speaker.selectOption({ label: 'Fake Audio Output 1' });
    await testSpeaker(page, page.locator('visio-prejoin'), 'Tester le son', await speaker.inputValue());

    await ana.button('Non').click();
    await page.getByText('Montez le volume de l’appareil').waitFor();
    await page.getByText('Choisissez une autre sortie').waitFor();
    await speaker.selectOption({ label: 'Fake Audio Output 2' });
    await page.getByText('Montez le volume').waitFor({ state: 'detached' });
    await testSpeaker(page, page.locator('visio-prejoin'), 'Tester le son', await speaker.inputValue());
    await ana.button('Oui').click();
    await page.getByText('Parfait : vous entendrez la réunion.').waitFor();

    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined');
    await ana.tool('Réglages audio et vidéo').click();
    const panel = page.getByRole('dialog', { name: 'Réglages audio et vidéo' });
    const chosen = panel.getByLabel('Haut-parleur', { exact: true });
    assert.equal((await chosen.locator('option:checked').innerText()).trim(), 'Fake Audio Output 2');
    await testSpeaker(page, panel, 'Tester le son', await chosen.inputValue());
    await panel.getByRole('button', { name: 'Oui' }).click();
    await page.getByText('Parfait : vous entendrez la réunion.').waitFor();
    await ana.assertFine(rig);
  });

  it('warns of a microphone that gives no sound, and no more once another one does', async () => {
    const microphone = join(folder, 'before.wav');
    copyFileSync(toneFile(0), microphone);
    await using atAnas = await launchBrowser({ args: [`--use-file-for-fake-audio-capture=${microphone}`] });
    const ana = await arrive(atAnas, rig, { room: newRoom(), name: 'Ana' });
    const { page } = ana;
    await page.getByRole('status').getByText(silent).waitFor();
    // Chromium reads the file again for the next one.
    copyFileSync(toneFile(440), microphone);
    await page.getByRole('button', { name: /^Utiliser « Fake Audio Input 1/ }).click();
    await page.getByText(silent).waitFor({ state: 'detached' });
    await loud(page);
    assert.equal(await page.getByText(silent).count(), 0);
    await ana.assertFine(rig);
  });

  it('warns once in the call, where the prejoin was skipped', async () => {
    await using atAnas = await launchBrowser({ tone: 0, colour: 'green', camera: smallCamera });
    const ana = await enter(atAnas, rig, { room: newRoom(), name: 'Ana' });
    const { page } = ana;
    const notice = page.getByRole('region', { name: 'Notifications' }).getByText(silent);
    await notice.waitFor();
    await ana.tool('Réglages audio et vidéo').click();
    await page.getByRole('dialog', { name: 'Réglages audio et vidéo' }).getByText(silent).waitFor();
    await page.keyboard.press('Escape');
    await ana.button('Fermer la notification').click();
    await notice.waitFor({ state: 'detached' });
    // Off and on again: still silent, and told already.
    await ana.tool('Couper le micro').click();
    await ana.tool('Activer le micro').click();
    await page.evaluate(async () => {
      const { silent } = document.querySelector('visio-room')!.meeting.microphone;
      if (silent.get()) return;
      await new Promise<void>((resolve) => {
        const stop = silent.subscribe(() => {
          if (!silent.get()) return;
          stop();
          resolve();
        });
      });
    });
    assert.equal(await notice.count(), 0);
    await ana.assertFine(rig);
  });

  it('starts as the person chose the last time: name, speaker, camera off', async () => {
    await using atAnas = await browser.fresh();
    const ana = await arrive(atAnas, rig, { room: newRoom() });
    const { page } = ana;
    await seeFrame(page.getByLabel('Aperçu de votre caméra'));
    await page.getByLabel('Haut-parleur', { exact: true }).selectOption({ label: 'Fake Audio Output 2' });
    await ana.button('Couper la caméra').click();
    await page.getByLabel('Votre nom').fill('Ana Çelik');
    await page.keyboard.press('Enter');
    await ana.event('visio-joined');
    await ana.tool('Activer la caméra').waitFor();
    // What one does in a call is for that call.
    await ana.tool('Couper le micro').click();

    await page.reload();
    await page.getByRole('meter', { name: 'Niveau du micro' }).waitFor();
    await page.getByText('Votre caméra est coupée').waitFor();
    assert.deepEqual(await openDevices(ana), ['audio']);
    assert.equal(await page.getByLabel('Votre nom').inputValue(), 'Ana Çelik');
    const speaker = page.getByLabel('Haut-parleur', { exact: true });
    assert.equal((await speaker.locator('option:checked').innerText()).trim(), 'Fake Audio Output 2');
    await ana.button('Activer la caméra').click();
    await seeFrame(page.getByLabel('Aperçu de votre caméra'));
    await page.reload();
    await seeFrame(page.getByLabel('Aperçu de votre caméra'));
    await ana.assertFine(rig);
  });

  it('forgets all of it with remember="off"', async () => {
    await using atAnas = await browser.fresh();
    const ana = personAt(await atAnas.open(rig.page('tag', { room: newRoom(), remember: 'off' })));
    const { page } = ana;
    await page.getByLabel('Haut-parleur', { exact: true }).selectOption({ label: 'Fake Audio Output 2' });
    await ana.button('Couper la caméra').click();
    await page.getByText('Votre caméra est coupée').waitFor();
    await page.getByLabel('Votre nom').fill('Ana');
    await page.keyboard.press('Enter');
    await ana.event('visio-joined');
    await ana.tool('Activer la caméra').waitFor();
    const stored = await page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    assert.deepEqual(stored, ['', 0, 0]);
    await page.reload();
    await seeFrame(page.getByLabel('Aperçu de votre caméra'));
    assert.equal(await page.getByLabel('Votre nom').inputValue(), '');
    await ana.assertFine(rig);
  });
});

/** Presses the button and hears the sound, on this output and no other; then it is asked. */
async function testSpeaker(page: Page, place: Locator, name: string, deviceId: string): Promise<void> {
  await page.evaluate(recordNextSound, note);
  await place.getByRole('button', { name }).click();
  const { sinkId, level, around } = await page.evaluate(() => window.soundPlayed);
  assert.equal(sinkId, deviceId);
  assert.ok(level > 10 * around, `the note is ${level}, its neighbours ${around}`);
  await page.getByText('Avez-vous entendu le son ?').waitFor();
  assert.equal(await toneHeard(page, note, { within: 500 }), false, 'it is over');
}

/** Runs in the page, as text: keeps the next sound, on the browser's own threads, since a page that stands still for a second would miss it. */
function recordNextSound(hz: number): void {
  const { prototype } = HTMLMediaElement;
  const { play } = prototype;
  /** Strength of one tone in samples (Goertzel). */
  const strength = (samples: Float32Array, rate: number, tone: number) => {
    const turn = 2 * Math.cos((2 * Math.PI * tone) / rate);
    let [one, two] = [0, 0];
    for (const sample of samples) [one, two] = [sample + turn * one - two, one];
    return Math.sqrt(one * one + two * two - turn * one * two) / samples.length;
  };
  window.soundPlayed = new Promise((resolve, reject) => {
    prototype.play = function (this: HTMLMediaElement) {
      if (!(this instanceof HTMLAudioElement)) return play.call(this);
      prototype.play = play;
      const recorder = new MediaRecorder(this.srcObject as MediaStream);
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const { sinkId } = this;
      const measure = async () => {
        const context = new AudioContext();
        const sound = await context.decodeAudioData(await new Blob(parts).arrayBuffer());
        const samples = sound.getChannelData(0);
        const at = (tone: number) => strength(samples, sound.sampleRate, tone);
        await context.close();
        return { sinkId, level: at(hz), around: Math.max(at(hz * 0.9), at(hz * 1.1)) };
      };
      recorder.onstop = () => void measure().then(resolve, reject);
      recorder.start();
      // Not by the event: what loses its source at once tells of no pause.
      this.pause = () => {
        recorder.stop();
        prototype.pause.call(this);
      };
      return play.call(this);
    };
  });
}

/** Waits until the gauge shows sound. */
async function loud(page: Page): Promise<void> {
  const gauge = page.getByRole('meter', { name: 'Niveau du micro' });
  await gauge.waitFor();
  await untilInPage(
    page,
    'the microphone is heard',
    () => Number(document.querySelector('visio-room')!.shadowRoot!.querySelector('visio-prejoin')!.shadowRoot!.querySelector('[role=meter]')!.getAttribute('aria-valuenow')) > 0,
    undefined,
  );
}
