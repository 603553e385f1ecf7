// Sharing a screen: a real capture of another tab, which has a colour of its own.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { palette, type Colour } from '../support/palette.ts';
import { enter, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour, seeFrame } from '../support/senses.ts';
import { untilInPage } from '../support/until.ts';

const title = 'The screen to share';
const share = 'Partager l’écran';
const stop = 'Arrêter le partage';

describe('sharing a screen', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  // One call for all: every test but the last ends with nothing shared.
  let ana: Person;
  let ben: Person;
  let anasScreen: Page;
  const room = newRoom();
  before(async () => {
    rig = await startRig();
    const screen = { screen: title };
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera, autoplay: 'allowed', ...screen }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera, autoplay: 'allowed', ...screen }),
    ]);
    [ana, ben] = await Promise.all([enter(red, rig, { room, name: 'Ana' }), enter(blue, rig, { room, name: 'Ben' })]);
    await Promise.all([seeColour(ana.camera('Ben'), 'blue'), seeColour(ben.camera('Ana'), 'red')]);
    anasScreen = await openScreen(red, ana, 'magenta');
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  it('shows it large to the others until one stops', async () => {
    await ana.tool(share).click();
    await ana.event('visio-share-request');
    await Promise.all([seeColour(ben.screen('Ana'), 'magenta'), seeColour(ana.screen(), 'magenta')]);
    await ana.tool(stop).waitFor();
    // The people are still there, smaller.
    await Promise.all([seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440)]);
    assert.ok((await area(ben, 'Écran de Ana')) > 4 * (await area(ben, 'Ana')));
    await seeFrame(ben.screen('Ana'));

    const screens = () =>
      ana.page.evaluate(() => {
        const shared = window.visioMedia.captures.filter(({ of }) => of === 'screen').flatMap(({ tracks }) => tracks);
        return window.visioMedia.live().filter(({ id }) => shared.includes(id)).length;
      });
    assert.equal(await screens(), 2, 'the picture of the tab and its sound');
    await ana.tool(stop).click();
    await Promise.all([ana.screen().waitFor({ state: 'detached' }), ben.screen('Ana').waitFor({ state: 'detached' })]);
    await ana.tool(share).waitFor();
    assert.equal(await screens(), 0);
    await seeColour(ben.camera('Ana'), 'red');
  });

  it('is seen by whoever comes later, and ends for all when the browser ends it', async () => {
    await ana.tool(share).click();
    await ana.tool(stop).waitFor();
    await ben.page.reload();
    await seeColour(ben.screen('Ana'), 'magenta');
    await anasScreen.close();
    await ben.screen('Ana').waitFor({ state: 'detached' });
    await ana.tool(share).waitFor();
    assert.equal(await ana.tool(stop).count(), 0);
    await seeColour(ben.camera('Ana'), 'red');
  });

  it('is left to the page when the page prevents the request', async () => {
    const captures = () => ana.page.evaluate(() => window.visioMedia.captures.length);
    const before = await captures();
    await ana.page.evaluate(() => document.addEventListener('visio-share-request', (event) => event.preventDefault(), { once: true }));
    const requests = (await ana.events()).filter(({ type }) => type === 'visio-share-request').length;
    await ana.tool(share).click();
    await ana.event('visio-share-request', requests + 1);
    assert.equal(await captures(), before);
    const room = ana.page.locator('visio-room');
    assert.equal(await room.evaluate((element: HTMLElementTagNameMap['visio-room']) => element.meeting.screenShare.state.get().status), 'off');
  });

  it('works for two people at once, each ending alone', async () => {
    // Somebody who shares nothing sees and hears both.
    await using place = await red.fresh();
    const cleo = await enter(place, rig, { room, name: 'Cleo' });
    await Promise.all([openScreen(red, ana, 'magenta', 620), openScreen(blue, ben, 'cyan', 790)]);
    await ana.tool(share).click();
    await seeColour(ben.screen('Ana'), 'magenta');
    await ben.tool(share).click();
    await seeColour(ana.screen('Ben'), 'cyan');
    await Promise.all([seeFrame(ben.screen('Ana')), seeFrame(ana.screen('Ben'))]);
    await Promise.all([seeColour(ana.screen(), 'magenta'), seeColour(ben.screen(), 'cyan')]);
    await Promise.all([seeColour(cleo.screen('Ana'), 'magenta'), seeColour(cleo.screen('Ben'), 'cyan')]);
    await Promise.all([hearTone(cleo.page, 620), hearTone(cleo.page, 790), hearTone(ben.page, 620), hearTone(ana.page, 790)]);

    // The newest is large, until one pins another.
    const sizes = async () => ({ ana: await area(cleo, 'Écran de Ana'), ben: await area(cleo, 'Écran de Ben') });
    const before = await sizes();
    assert.ok(before.ben > 4 * before.ana, JSON.stringify(before));
    await cleo.tile('Écran de Ana').dblclick();
    await cleo.button('Ne plus épingler Ana').first().waitFor();
    const after = await sizes();
    assert.ok(after.ana > 4 * after.ben, JSON.stringify(after));
    await Promise.all([seeFrame(cleo.screen('Ana'), { colour: 'magenta' }), seeFrame(cleo.screen('Ben'), { colour: 'cyan' })]);

    await fillScreen(cleo);

    await ben.tool(stop).click();
    await ana.screen('Ben').waitFor({ state: 'detached' });
    await seeFrame(ben.screen('Ana'), { colour: 'magenta' });

    // Whoever leaves takes the screen along.
    await ana.tool('Quitter').click();
    await ana.event('visio-left');
    await ben.screen('Ana').waitFor({ state: 'detached' });
    assert.deepEqual(await ana.page.evaluate(() => window.visioMedia.live().map(({ label }) => label)), []);
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  /** The shared screen alone, by its menu, and back. */
  async function fillScreen(person: Person): Promise<void> {
    const name = 'Actions pour l’écran de Ana';
    const choose = async (action: string) => {
      await person.button(name).click();
      await person.page.getByRole('dialog', { name }).getByRole('button', { name: action, exact: true }).click();
    };
    const small = await area(person, 'Écran de Ana');
    await choose('Plein écran');
    await untilInPage(person.page, 'something fills the screen', () => document.fullscreenElement?.localName === 'visio-room', undefined);
    const { width, height } = await person.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    assert.ok((await area(person, 'Écran de Ana')) > 0.98 * width * height);
    await seeFrame(person.screen('Ana'), { colour: 'magenta' });
    await choose('Quitter le plein écran');
    await untilInPage(person.page, 'nothing fills the screen', () => document.fullscreenElement === null, undefined);
    assert.equal(await area(person, 'Écran de Ana'), small);
  }

  /** A tab in the same window, to be shared; the meeting's own stays in front. */
  async function openScreen(browser: PersonBrowser, person: Person, colour: Colour, tone = 0): Promise<Page> {
    const { r, g, b } = palette[colour];
    const { page } = await browser.open(rig.page('screen', { title, rgb: `rgb(${r} ${g} ${b})`, tone: String(tone) }));
    // Small, since each change of it is encoded twice over.
    await page.setViewportSize({ width: 640, height: 360 });
    await person.page.bringToFront();
    return page;
  }
});

async function area(person: Person, tile: string): Promise<number> {
  const box = await person.tile(tile).boundingBox();
  return (box?.width ?? 0) * (box?.height ?? 0);
}
