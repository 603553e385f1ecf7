// What one does on the stage, on real media: pins, pages, one's own picture. What is not seen is not decoded.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { joinBots, type Bots } from '../support/bots.ts';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { patience } from '../support/patience.ts';
import { enter, type Person } from '../support/person.ts';
import { untilAllSubscribed, untilReceived } from '../support/received.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeColour, seeFrame } from '../support/senses.ts';

const silent = ['green', 'yellow', 'magenta', 'cyan', 'orange'] as const;
const others = ['Ben', 'Cleo', ...silent.map((colour) => `Bot ${colour}`)];

/** A page that gives the room little space. */
async function makeLow(person: Person, height: string): Promise<void> {
  await person.page.locator('visio-room').evaluate((element: HTMLElement, height) => {
    element.style.setProperty('--visio-min-height', '0');
    element.style.height = height;
    element.scrollIntoView();
  }, height);
}

describe('a pinned picture', () => {
  it('comes in its best quality, however small it is shown', async () => {
    await using rig = await startRig();
    await using white = await launchBrowser({ colour: 'white', camera: smallCamera, context: { viewport: { width: 480, height: 480 } } });
    // Large enough to be sent in two sizes.
    await using blue = await launchBrowser({ colour: 'blue' });
    const room = newRoom();
    const [ana] = await Promise.all([enter(white, rig, { room, name: 'Ana', layout: 'grid' }), enter(blue, rig, { room, name: 'Ben' })]);
    await makeLow(ana, '330px');
    const video = ana.camera('Ben');
    await untilWidth(video, (width) => width <= 320, 'a small tile needs no more');
    await ana.tile('Ben').dblclick();
    const unpin = ana.button('Ne plus épingler Ben');
    await unpin.waitFor();
    // Not 640 at once: a busy machine encodes less of it.
    await untilWidth(video, (width) => width > 320, 'more than a small tile needs');
    await unpin.click();
    await untilWidth(video, (width) => width <= 320, 'as small as before');
  });
});

describe('the stage', () => {
  let rig: Rig;
  let bots: Bots;
  let white: PersonBrowser;
  let blue: PersonBrowser;
  let ana: Person;
  let ben: Person;
  before(async () => {
    rig = await startRig();
    const room = newRoom();
    // Nobody speaks: who is on which page depends on nothing but what Ana does.
    bots = await joinBots(rig, room, silent.map((colour) => ({ name: `Bot ${colour}`, colour, camera: smallCamera })));
    [white, blue] = await Promise.all([
      launchBrowser({ colour: 'white', tone: 0, camera: smallCamera, context: { viewport: { width: 480, height: 480 } } }),
      launchBrowser({ colour: 'blue', tone: 0, camera: smallCamera }),
    ]);
    ben = await enter(blue, rig, { room, name: 'Ben' });
    const cleo = await enter(await blue.fresh(), rig, { room, name: 'Cleo' });
    ana = await enter(white, rig, { room, name: 'Ana', layout: 'grid' });
    for (const { page } of [ana, ben, cleo]) await page.evaluate(() => document.querySelector('visio-room')!.meeting.microphone.disable());
    await makeLow(ana, '400px');
    await ana.page.getByText('Page 1 sur 2').first().waitFor();
    await untilAllSubscribed(ana, others.length);
  });
  after(async () => {
    await Promise.all([white?.close(), blue?.close()]);
    await bots?.stop();
    await rig.stop();
  });

  it('decodes the pictures that are seen and no others, on each page', async () => {
    const first = await assertSeenIsDecoded();
    await ana.button('Page suivante').click();
    await ana.page.getByText('Page 2 sur 2').first().waitFor();
    const second = await assertSeenIsDecoded();
    assert.deepEqual([...first, ...second].sort(), [...others].sort(), 'everybody once');
  });

  it('keeps a pinned person on every page: the same picture, without a break', async () => {
    await ana.page.getByText('Page 2 sur 2').first().waitFor();
    const [pinned = ''] = await seen();
    await ana.tile(pinned).dblclick();
    await ana.button(`Ne plus épingler ${pinned}`).waitFor();
    const video = await ana.camera(pinned).elementHandle();
    await ana.button('Page précédente').click();
    await ana.page.getByText('Page 1 sur 2').first().waitFor();
    assert.equal(await ana.camera(pinned).evaluate((element, before) => element === before, video), true);
    assert.equal((await seen())[0], pinned, 'the first of the page');
    await assertSeenIsDecoded();
  });

  it('sends one’s own picture while it is hidden, and brings it back by a button', async () => {
    await ana.tile('Ana (vous)').hover();
    await ana.button('Actions pour ma vidéo').click();
    await ana.page.getByRole('dialog', { name: 'Actions pour ma vidéo' }).getByRole('button', { name: 'Ne plus me voir' }).click();
    await ana.tile('Ana (vous)').waitFor({ state: 'detached' });
    await seeColour(ben.camera('Ana'), 'white');
    await seeFrame(ben.camera('Ana'));
    // Remembered on this device.
    await ana.page.reload();
    await ana.button('Me voir à nouveau').waitFor();
    assert.equal(await ana.tile('Ana (vous)').count(), 0);
    await ana.button('Me voir à nouveau').click();
    await seeColour(ana.camera('Ana (vous)'), 'white');
    await ana.assertFine(rig);
  });

  /** Names of the others who have a tile on the page, in reading order. */
  async function seen(): Promise<string[]> {
    const labels = await ana.page.locator('visio-stage').getByRole('img').evaluateAll((tiles) => tiles.map((tile) => tile.ariaLabel ?? ''));
    return labels.map((label) => label.split(',')[0]!).filter((name) => others.includes(name));
  }

  async function assertSeenIsDecoded(): Promise<string[]> {
    const names = await seen();
    const several = async () => {
      for (let look = 0; look < 5; look++) await Promise.all(names.map((name) => seeFrame(ana.camera(name))));
    };
    await untilReceived(ana, names, several);
    assert.ok(names.length >= 2 && names.length < others.length, names.join(', '));
    return names;
  }
});

/** Layers change with a key frame: looks at each new frame until it is as wide as wanted. */
async function untilWidth(video: Locator, isWanted: (width: number) => boolean, why: string): Promise<void> {
  let last = 0;
  for (const end = Date.now() + patience; Date.now() < end; await seeFrame(video)) {
    last = await video.evaluate((element) => (element as HTMLVideoElement).videoWidth);
    if (isWanted(last)) return;
  }
  assert.fail(`${why}: ${last} pixels wide`);
}
