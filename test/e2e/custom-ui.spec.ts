// An interface of one's own on @visio-sdk/core, and every way of giving the `livekit` provider a token.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { joinBots } from '../support/bots.ts';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enter } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearNoTone, hearTone, seeColour } from '../support/senses.ts';
import { untilInPage } from '../support/until.ts';

const endpoint = '/api/token';

describe('an interface of one’s own', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  /** What the token endpoint was asked. */
  const asked: Record<string, unknown>[] = [];
  before(async () => {
    rig = await startRig({ api: async (request, next) => (new URL(request.url).pathname === endpoint ? giveToken(request) : next(request)) });
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera }),
    ]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  /** A token endpoint in LiveKit's standard format. */
  async function giveToken(request: Request): Promise<Response> {
    const body = (await request.json()) as Record<string, string>;
    asked.push(body);
    const participant_token = await rig.token(body['room_name'] ?? '', { name: body['participant_name'] ?? '' });
    return Response.json({ server_url: rig.livekit.url, participant_token }, { status: 201 });
  }

  it('holds a call with somebody who uses ours', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const { page, network, errors } = await atAnas.open(rig.page('custom', { room, name: 'Ana' }));
    // Devices before anything is joined.
    await page.locator('#devices').click();
    await seeColour(page.locator('#preview'), 'red');
    assert.deepEqual(network.sockets, []);
    assert.ok(!network.requests.some((url) => url.includes('/api/')));

    await page.locator('#join').click();
    await page.locator('#state', { hasText: 'joined' }).waitFor();
    const ben = await enter(atBens, rig, { room, name: 'Ben' });
    const benSeen = page.locator('video[data-name=Ben][data-source=camera]');
    await Promise.all([seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440), seeColour(benSeen, 'blue')]);
    await seeColour(page.locator('video[data-name=Ana][data-source=camera]'), 'red');
    assert.equal(await page.evaluate(() => window.visioMedia.captures.length), 1);

    // Nothing is heard until asked for, by one call for everybody.
    assert.equal(await page.evaluate(() => window.visioProbe.playing().length), 0);
    await page.locator('#sound').click();
    await hearTone(page, 1010);
    await page.locator('#sound').click();
    await hearNoTone(page, 1010);
    await ben.tool('Couper le micro').click();
    await page.getByText('Ben, off').waitFor();

    await page.locator('#share').click();
    await ben.screen('Ana').waitFor();
    await ben.tool('Partager l’écran').click();
    await untilInPage(page, 'Ben’s screen', (selector) => (document.querySelector<HTMLVideoElement>(selector)?.videoWidth ?? 0) > 0, 'video[data-name=Ben][data-source=screen]');

    assert.equal(await page.locator('#door').innerText(), (await ben.self()).room, 'the door to LiveKit’s Room');
    assert.ok(await page.evaluate(() => customElements.get('visio-room') === undefined));
    await page.locator('#leave').click();
    await page.locator('#state', { hasText: 'ended: left' }).waitFor();
    await ben.tile('Ana').waitFor({ state: 'detached' });
    const left = await page.evaluate(() => [window.visioMedia.live().length, window.visioMedia.connections().length]);
    assert.deepEqual(left, [0, 0]);
    assert.equal(await page.locator('figure').count(), 0);
    await errors.assertNone();
    await network.assertSovereign(rig.allowed);
    await ben.assertFine(rig);
  });

  for (const [way, parameters] of [
    ['a token', async (room: string) => ({ server: rig.livekit.url, token: await rig.token(room, { name: 'Ana' }) })],
    ['a function', async () => ({ by: 'function', endpoint })],
    ['LiveKit’s TokenSource', async () => ({ by: 'source', endpoint })],
    ['the address of a token endpoint', async () => ({ server: `${rig.origin}${endpoint}` })],
  ] as const) {
    it(`enters any LiveKit server with ${way}`, async () => {
      const room = newRoom();
      asked.length = 0;
      await using atAnas = await red.fresh();
      const address = rig.page('custom', { provider: 'livekit', room, name: 'Ana', ...(await parameters(room)) });
      const { page, network, errors } = await atAnas.open(address);
      for (const button of ['#devices', '#join']) await page.locator(button).click();
      await page.locator('#state', { hasText: 'joined' }).waitFor();
      assert.deepEqual((await rig.api.listParticipants(room)).map(({ name }) => name), ['Ana']);
      if (way !== 'a token') assert.deepEqual(asked.map(({ room_name, participant_name }) => [room_name, participant_name]), [[room, 'Ana']]);
      await errors.assertNone();
      await network.assertSovereign(rig.allowed);
      if (way !== 'a token') return;

      // Without our server, too, one sees and hears the others.
      await page.locator('#sound').click();
      const token = await rig.token(room, { name: 'Cléo' });
      await using company = await joinBots(rig, room, [{ name: 'Cléo', colour: 'green', tone: 620, token }]);
      await Promise.all([seeColour(page.locator('video[data-name=Cléo][data-source=camera]'), 'green'), hearTone(page, 620)]);
      assert.equal(company.bots.length, 1);
    });
  }
});
