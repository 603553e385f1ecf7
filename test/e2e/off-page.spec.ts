// Whoever is on another page of the grid is heard, and their picture is not received.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Room } from 'livekit-client';
import { joinBots, type Bots } from '../support/bots.ts';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { palette, tones, type Colour } from '../support/palette.ts';
import { enter, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour, seeFrame } from '../support/senses.ts';

const colours = (Object.keys(palette) as Colour[]).filter((colour) => colour !== 'white');
const company = colours.map((colour, index) => ({ name: `Bot ${colour}`, colour, tone: tones[index]!, camera: smallCamera }));

describe('somebody on another page of the grid', { timeout: 120_000 }, () => {
  let rig: Rig;
  let bots: Bots;
  let browser: PersonBrowser;
  let ana: Person;
  before(async () => {
    rig = await startRig();
    const room = newRoom();
    bots = await joinBots(rig, room, company);
    browser = await launchBrowser({ colour: 'white', camera: smallCamera, context: { viewport: { width: 480, height: 480 } } });
    ana = await enter(browser, rig, { room, name: 'Ana', layout: 'grid' });
    // A page that gives the room little space.
    await ana.page.locator('visio-room').evaluate((element: HTMLElement) => {
      element.style.setProperty('--visio-min-height', '0');
      element.style.height = '400px';
      element.scrollIntoView();
    });
  });
  after(async () => {
    await browser?.close();
    await bots?.stop();
    await rig.stop();
  });

  it('is heard, and not received', async () => {
    await ana.page.getByText('Page 1 sur 2').first().waitFor();
    const { here, away } = await whereabouts(ana);
    assert.ok(here.length >= 2 && away.length >= 2, `${here.length} here, ${away.length} away`);
    await Promise.all(here.map(({ name, colour }) => seeFrame(ana.camera(name), { colour })));
    for (const { tone } of away) await hearTone(ana.page, tone);

    // Every bot's picture is subscribed to; only those that are shown come in.
    const growing = await growingPictures(ana, here);
    assert.deepEqual(growing.map(({ name }) => name).sort(), here.map(({ name }) => name).sort());
  });

  it('is seen when one turns the page, and those who were on the other page are not received any more', async () => {
    const before = await whereabouts(ana);
    await ana.button('Page suivante').click();
    await ana.page.getByText('Page 2 sur 2').first().waitFor();
    const now = await whereabouts(ana);
    assert.deepEqual(now.here.map(({ name }) => name).sort(), before.away.map(({ name }) => name).sort());
    await Promise.all(now.here.map(({ name, colour }) => seeColour(ana.camera(name), colour)));
    for (const { tone } of now.away) await hearTone(ana.page, tone);
    const growing = await growingPictures(ana, now.here);
    assert.deepEqual(growing.map(({ name }) => name).sort(), now.here.map(({ name }) => name).sort());

    await ana.button('Page précédente').click();
    await Promise.all(before.here.map(({ name, colour }) => seeColour(ana.camera(name), colour)));
    await ana.assertFine(rig);
  });
});

/** Which bots have a tile on the page. */
async function whereabouts(person: Person) {
  const shown = await Promise.all(company.map(({ name }) => person.tile(name).count()));
  return { here: company.filter((_, index) => shown[index]), away: company.filter((_, index) => !shown[index]) };
}

/**
 * Whose pictures are received: of all that come in, those with more bytes once the shown ones have had two more frames.
 * A first look lets what was still on its way arrive.
 */
async function growingPictures(person: Person, shown: typeof company): Promise<typeof company> {
  const frames = () => Promise.all(shown.map(({ name }) => seeFrame(person.camera(name))));
  const received = () =>
    person.page.evaluate(async () => {
      const room = document.querySelector('visio-room')!.meeting.unstableTransport() as Room;
      const byTrack = await window.visioMedia.received();
      return [...room.remoteParticipants.values()].map(({ name, videoTrackPublications }) => {
        const [publication] = videoTrackPublications.values();
        return { name, ...byTrack[publication?.track?.mediaStreamTrack.id ?? ''] };
      });
    });
  for (let look = 0; look < 5; look++) await frames();
  const earlier = await received();
  for (let look = 0; look < 5; look++) await frames();
  const later = await received();
  assert.equal(later.filter(({ bytes }) => bytes !== undefined).length, company.length, 'every picture has its statistics');
  return company.filter(({ name }) => {
    const [was, is] = [earlier, later].map((all) => all.find((one) => one.name === name));
    return (is?.bytes ?? 0) > (was?.bytes ?? 0) || (is?.framesDecoded ?? 0) > (was?.framesDecoded ?? 0);
  });
}
