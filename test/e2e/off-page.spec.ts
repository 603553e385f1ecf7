// Whoever is on another page of the grid is heard, and their picture is not received.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Room } from 'livekit-client';
import { joinBots, type Bots } from '../support/bots.ts';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { patience } from '../support/patience.ts';
import { palette, tones, type Colour } from '../support/palette.ts';
import { enter, type Person } from '../support/person.ts';
import { framesOf, untilAllSubscribed, untilReceived } from '../support/received.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour, seeFrame } from '../support/senses.ts';

const colours = (Object.keys(palette) as Colour[]).filter((colour) => colour !== 'white');
const company = colours.map((colour, index) => ({ name: `Bot ${colour}`, colour, tone: tones[index]!, camera: smallCamera }));

describe('somebody on another page of the grid', () => {
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

  it('is heard, and seen when one turns the page', async () => {
    await ana.page.getByText('Page 1 sur 2').first().waitFor();
    await meetEverybody();
    await turn('Page suivante', 'Page 2 sur 2');
    await meetEverybody();
    await turn('Page précédente', 'Page 1 sur 2');
    await meetEverybody();
  });

  it('is not received, whichever page is shown', async () => {
    // Nobody takes the floor any more, and so nobody moves.
    await Promise.all(bots.bots.map((bot) => bot.unpublish('microphone')));
    await untilAllSubscribed(ana, company.length);
    await onlyShownAreReceived(ana);
    await turn('Page suivante', 'Page 2 sur 2');
    await onlyShownAreReceived(ana);
    await turn('Page précédente', 'Page 1 sur 2');
    await onlyShownAreReceived(ana);
  });

  it('is turned away again when the media server sends their picture all the same', async () => {
    const { away } = await whereabouts(ana);
    const { name } = away[0]!;
    const before = await framesOf(ana, name);
    await ana.page.evaluate((name) => {
      const { remoteParticipants } = document.querySelector('visio-room')!.meeting.unstableTransport() as Room;
      const [publication] = [...remoteParticipants.values()].find((one) => one.name === name)!.videoTrackPublications.values();
      // The server is asked for it behind the back of livekit-client, which goes on taking it for withdrawn.
      Object.defineProperty(publication, 'isEnabled', { value: true, configurable: true });
      publication!.emitTrackUpdate();
      Reflect.deleteProperty(publication!, 'isEnabled');
    }, name);
    for (const end = Date.now() + patience; (await framesOf(ana, name)) <= before; ) assert.ok(Date.now() < end, `${name} does not come`);
    await onlyShownAreReceived(ana);
    await ana.assertFine(rig);
  });

  async function turn(button: string, page: string): Promise<void> {
    await ana.button(button).click();
    await ana.page.getByText(page).first().waitFor();
  }

  /** Whoever has a tile is seen, and whoever has none is heard: one after the other, since they take each other's places. */
  async function meetEverybody(): Promise<void> {
    for (const bot of company) {
      await onSteadyPage(ana, async ({ here, away }) => {
        assert.ok(here.length >= 2 && away.length >= 2, `${here.length} here, ${away.length} away`);
        if (here.includes(bot)) await seeColour(ana.camera(bot.name), bot.colour);
        else await hearTone(ana.page, bot.tone);
      });
    }
  }
});

/** Which bots have a tile on the page. */
async function whereabouts(person: Person) {
  const shown = await Promise.all(company.map(({ name }) => person.tile(name).count()));
  return { here: company.filter((_, index) => shown[index]), away: company.filter((_, index) => !shown[index]) };
}

/** How often a tile has come or gone since this was first asked. */
function moves(person: Person): Promise<number> {
  return person.page.evaluate(() => {
    const counted = window as { tileMoves?: number };
    if (counted.tileMoves === undefined) {
      counted.tileMoves = 0;
      const tiles = document.querySelector('visio-room')!.shadowRoot!.querySelector('visio-stage')!.shadowRoot!.querySelector('.tiles')!;
      new MutationObserver((changes) => (counted.tileMoves! += changes.length)).observe(tiles, { childList: true });
    }
    return counted.tileMoves;
  });
}

/**
 * Looks while the page stays as it is: whoever takes the floor changes places with somebody, and then the look was at two
 * arrangements and is done again.
 */
async function onSteadyPage(person: Person, look: (page: Awaited<ReturnType<typeof whereabouts>>) => Promise<void>): Promise<void> {
  for (;;) {
    const before = await moves(person);
    const failure = await look(await whereabouts(person)).then(() => undefined, (error: unknown) => ({ error }));
    if ((await moves(person)) !== before) continue;
    if (failure) throw failure.error;
    return;
  }
}

/** Only those that have a tile come in. */
function onlyShownAreReceived(person: Person): Promise<void> {
  return onSteadyPage(person, ({ here }) => untilReceived(person, here.map(({ name }) => name), () => severalFrames(person, here)));
}

async function severalFrames(person: Person, shown: typeof company): Promise<void> {
  for (let look = 0; look < 5; look++) await Promise.all(shown.map(({ name }) => seeFrame(person.camera(name))));
}
