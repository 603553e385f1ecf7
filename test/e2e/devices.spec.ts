// Choosing camera and microphone, before and in the call.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { patience } from '../support/patience.ts';
import { arrive, enter, personAt } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeFrame, hearSomething } from '../support/senses.ts';

describe('choosing devices', () => {
  let rig: Rig;
  let many: PersonBrowser;
  let blue: PersonBrowser;
  before(async () => {
    rig = await startRig();
    // Of Chromium's fake cameras, 1 and 2 give formats that WebRTC cannot send.
    [many, blue] = await Promise.all([launchBrowser({ devices: 4 }), launchBrowser({ colour: 'blue', camera: smallCamera })]);
  });
  after(async () => {
    await Promise.all([many?.close(), blue?.close()]);
    await rig.stop();
  });

  it('changes them before the call, and remembers the choice', async () => {
    const room = newRoom();
    await using atAnas = await many.fresh();
    const ana = await arrive(atAnas, rig, { room });
    const { page } = ana;
    const preview = page.getByLabel('Aperçu de votre caméra');
    await seeFrame(preview);
    const first = await used(page);

    await page.getByLabel('Caméra', { exact: true }).selectOption({ label: 'fake_device_3' });
    await page.getByLabel('Micro', { exact: true }).selectOption({ label: 'Fake Audio Input 2' });
    await openOf(page, ['Fake Audio Input 2', 'fake_device_3']);
    await seeFrame(preview);
    const second = await used(page);
    assert.notEqual(second.camera, first.camera);
    assert.notEqual(second.microphone, first.microphone);

    await page.getByLabel('Votre nom').fill('Ana');
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined');
    await using atBens = await blue.fresh();
    const ben = await enter(atBens, rig, { room, name: 'Ben' });
    await seeFrame(ben.camera('Ana'));
    assert.deepEqual(await used(page), second, 'what was chosen is what is sent');

    await page.reload();
    await seeFrame(preview);
    await openOf(page, ['Fake Audio Input 2', 'fake_device_3']);
    const chosen = (label: string) => page.getByLabel(label, { exact: true }).locator('option:checked').innerText().then((text) => text.trim());
    assert.deepEqual(await Promise.all([chosen('Caméra'), chosen('Micro')]), ['fake_device_3', 'Fake Audio Input 2']);
    assert.equal(await page.getByLabel('Votre nom').inputValue(), 'Ana');
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('changes them in the call while the other goes on seeing and hearing', async () => {
    const room = newRoom();
    await using atAnas = await many.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([enter(atAnas, rig, { room, name: 'Ana' }), enter(atBens, rig, { room, name: 'Ben' })]);
    const { page } = ana;
    await seeFrame(ben.camera('Ana'));
    await hearSomething(ben.page);
    const first = await used(page);

    await ana.tool('Réglages audio et vidéo').click();
    const panel = page.getByRole('dialog', { name: 'Réglages audio et vidéo' });
    await panel.getByLabel('Caméra', { exact: true }).selectOption({ label: 'fake_device_3' });
    await openOf(page, ['Fake Default Audio Input', 'fake_device_3']);
    await seeFrame(ben.camera('Ana'));
    await panel.getByLabel('Micro', { exact: true }).selectOption({ label: 'Fake Audio Input 1' });
    await openOf(page, ['Fake Audio Input 1', 'fake_device_3']);
    await hearSomething(ben.page);
    await seeFrame(ben.camera('Ana'));
    const second = await used(page);
    assert.notEqual(second.camera, first.camera);
    assert.notEqual(second.microphone, first.microphone);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });

    // Off and on again: it is still the chosen one.
    await ana.tool('Couper la caméra').click();
    await openOf(page, ['Fake Audio Input 1']);
    await ana.tool('Activer la caméra').click();
    await openOf(page, ['Fake Audio Input 1', 'fake_device_3']);
    await seeFrame(ben.camera('Ana'));
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('keeps nothing on the device with remember="off"', async () => {
    await using atAnas = await many.fresh();
    const ana = personAt(await atAnas.open(rig.page('tag', { room: newRoom(), remember: 'off' })));
    const { page } = ana;
    await page.getByLabel('Caméra', { exact: true }).selectOption({ label: 'fake_device_3' });
    await page.getByLabel('Haut-parleur', { exact: true }).selectOption({ index: 1 });
    await ana.button('Couper le micro').click();
    await page.getByLabel('Votre nom').fill('Ana');
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined');
    await ana.tool('Activer le micro').click();
    const stored = () => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    assert.deepEqual(await stored(), []);
    assert.deepEqual(await page.evaluate(async () => [document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length]), ['', 0, 0]);

    await page.reload();
    await seeFrame(page.getByLabel('Aperçu de votre caméra'));
    assert.equal(await page.getByLabel('Votre nom').inputValue(), '');
    await openOf(page, ['Fake Default Audio Input', 'fake_device_0']);
    await ana.assertFine(rig);
  });
});

/** Ids of the devices whose tracks are open. */
function used(page: Page): Promise<{ camera: string | undefined; microphone: string | undefined }> {
  return page.evaluate(() => {
    const idOf = (kind: string) => window.visioMedia.live().find((track) => track.kind === kind)?.getSettings().deviceId;
    return { camera: idOf('video'), microphone: idOf('audio') };
  });
}

/** Waits until exactly the devices with these labels are open. */
async function openOf(page: Page, labels: readonly string[]): Promise<void> {
  const open = () => page.evaluate(() => window.visioMedia.live().map(({ label }) => label).sort());
  const isWanted = ({ labels, patience }: { readonly labels: readonly string[]; readonly patience: number }) =>
    new Promise<boolean>((resolve) => {
      const end = performance.now() + patience;
      const look = () => {
        const now = window.visioMedia.live().map(({ label }) => label).sort();
        if (JSON.stringify(now) === JSON.stringify(labels)) resolve(true);
        else if (performance.now() > end) resolve(false);
        else setTimeout(look, 20);
      };
      look();
    });
  if (!(await page.evaluate(isWanted, { labels, patience }))) assert.deepEqual(await open(), labels);
}
