// The room in the portal by keyboard alone, and what it says to who cannot see it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { joinBots, type Bots } from '../support/bots.ts';
import { launchBrowser, type PersonBrowser } from '../support/browser.ts';
import { focusNamed, focusOf, untilFocus, type Focus } from '../support/focus.ts';
import { arrive } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeColour } from '../support/senses.ts';

const context: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' };

describe('the room in the portal, without a mouse or a screen', () => {
  const room = newRoom();
  let rig: Rig;
  let browser: PersonBrowser;
  let company: Bots;
  before(async () => {
    rig = await startRig();
    [browser, company] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440 }),
      joinBots(rig, room, [{ name: 'Ben', colour: 'blue', tone: 1010 }]),
    ]);
  });
  after(async () => {
    await company?.stop();
    await browser?.close();
    await rig.stop();
  });

  it('is used by keyboard alone from the prejoin to the end, and one always sees where one is', async () => {
    await using at = await browser.fresh(context);
    const ana = await arrive(at, rig, { room });
    const { page } = ana;
    const press = async (key: string) => {
      await page.keyboard.press(key);
      return focusOf(page);
    };
    await seeColour(page.getByLabel('Aperçu de votre caméra'), 'red');
    for (const label of ['Micro', 'Haut-parleur', 'Caméra']) await page.getByLabel(label, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Tester le son' }).waitFor();

    // From the top of the page into the room and out of it again: no trap, nothing left out.
    const stops: Focus[] = [];
    let outside = 0;
    for (let stop = await press('Tab'); !stop.isOutside || stops.length === 0; stop = await press('Tab')) {
      if (!stop.isOutside) stops.push(stop);
      else assert.ok(outside++ < 20, 'Tab does not lead into the room');
    }
    assert.deepEqual(
      stops.map(({ name }) => name),
      ['Couper le micro', 'Couper la caméra', 'Votre nom', 'Rejoindre la réunion', 'Micro', 'Haut-parleur', 'Tester le son', 'Caméra'],
    );
    for (const stop of stops) assert.equal(stop.problem, '', stop.name);

    await page.getByLabel('Votre nom').focus();
    await page.keyboard.type('Ana');
    await page.keyboard.press('Enter');
    await ana.event('visio-joined');
    await seeColour(ana.camera('Ben'), 'blue');
    await tool(page, 'Plus d’actions').waitFor();

    // One stop for the whole toolbar, wherever in it one was; arrows inside.
    await untilFocus(page, 'Tab', 'Couper le micro');
    const row = ['Couper le micro'];
    for (let next = await press('ArrowRight'); next.name !== row[0]; next = await press('ArrowRight')) {
      assert.equal(next.problem, '', next.name);
      row.push(next.name);
    }
    assert.deepEqual(row, [
      'Couper le micro',
      'Réglages audio',
      'Couper la caméra',
      'Réglages vidéo',
      'Partager l’écran',
      'Lever la main',
      'Réagir',
      'Ouvrir la discussion',
      'Voir les participants (2 personnes)',
      'Disposition',
      'Réglages audio et vidéo',
      'Plus d’actions',
      'Quitter',
    ]);
    assert.ok((await press('Tab')).isOutside || !row.includes((await focusOf(page)).name));
    await untilFocus(page, 'Shift+Tab', 'Couper le micro');

    await page.keyboard.press('Space');
    await focusNamed(page, 'Activer le micro');
    await page.keyboard.press('Space');
    await focusNamed(page, 'Couper le micro');

    await untilFocus(page, 'ArrowRight', 'Réglages audio et vidéo');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Réglages audio et vidéo' }).waitFor();
    await focusNamed(page, 'Micro');
    const inside = [await focusOf(page)];
    for (let next = await press('Tab'); next.isInDialog; next = await press('Tab')) inside.push(next);
    assert.deepEqual(inside.map(({ name }) => name).slice(0, 4), ['Micro', 'Haut-parleur', 'Tester le son', 'Caméra']);
    for (const stop of inside) assert.equal(stop.problem, '', stop.name);

    // Back into it, and out by Escape: the focus comes back to the button.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await tool(page, 'Réglages audio et vidéo').focus();
    await page.keyboard.press('Enter');
    await focusNamed(page, 'Micro');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusNamed(page, 'Réglages audio et vidéo');

    await untilFocus(page, 'ArrowLeft', 'Disposition');
    await page.keyboard.press('Enter');
    await focusNamed(page, 'Automatique');
    await page.keyboard.press('ArrowDown');
    await focusNamed(page, 'Mosaïque');
    await page.keyboard.press('Enter');
    await focusNamed(page, 'Disposition');

    assert.equal((await press('End')).name, 'Quitter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Vous avez quitté la réunion' }).waitFor();
    await focusNamed(page, 'Vous avez quitté la réunion');
    await untilFocus(page, 'Tab', 'Rejoindre à nouveau');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Rejoindre la réunion' }).waitFor();
    assert.ok(!(await focusOf(page)).isOutside, 'the focus stays in the room');
    await ana.assertFine(rig);
  });

  it('hears its keys at once after joining by the button', async () => {
    await using at = await browser.fresh(context);
    const ana = await arrive(at, rig, { room: newRoom(), name: 'Ana' });
    const { page } = ana;
    await seeColour(page.getByLabel('Aperçu de votre caméra'), 'red');
    await page.getByRole('button', { name: 'Rejoindre la réunion' }).focus();
    await page.keyboard.press('Enter');
    await ana.event('visio-joined');
    await page.keyboard.press('m');
    await tool(page, 'Activer le micro').waitFor();
    assert.ok(!(await focusOf(page)).isOutside, 'the focus is in the room');
    await ana.assertFine(rig);
  });

  it('says what happens to who cannot see it', async () => {
    await using at = await browser.fresh(context);
    const ana = await arrive(at, rig, { room, name: 'Ana' });
    const { page } = ana;
    await page.getByRole('button', { name: 'Rejoindre la réunion' }).click();
    await ana.event('visio-joined');
    await said(page.getByRole('status'), 'Vous êtes dans la réunion.');
    // They come some seconds after joining; until then nobody is announced.
    await page.locator('visio-notices').getByRole('status').waitFor({ state: 'attached' });
    // What is said goes again in a moment: it is listened for from before.
    const [, late] = await Promise.all([said(page.getByRole('status'), 'Cléo <b>gras</b> a rejoint la réunion.'), joinBots(rig, room, [{ name: 'Cléo <b>gras</b>' }])]);
    await using _late = late;
    await Promise.all([said(page.getByRole('status'), 'Cléo <b>gras</b> a quitté la réunion.'), late.bots[0]!.leave()]);
    await tool(page, 'Quitter').click();
    await said(page.getByRole('status'), 'Vous avez quitté la réunion');
    await ana.assertFine(rig);
  });
});

function tool(page: Page, name: string): Locator {
  return page.getByRole('toolbar').getByRole('button', { name, exact: true });
}

/** Waits until a live region holds a text. */
async function said(regions: Locator, text: string): Promise<void> {
  await regions.filter({ hasText: text }).first().waitFor({ state: 'attached' });
}
