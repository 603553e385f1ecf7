// Coming in after the others, coming back, and coming in twice.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VisioRoom, VisioTile } from '@visio-sdk/elements';
import { joinBots } from '../support/bots.ts';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { recordNetwork } from '../support/network.ts';
import { noPageErrors } from '../support/page-errors.ts';
import { arrive, enter, personAt } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour, seeFrame } from '../support/senses.ts';

describe('joining late and again', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  before(async () => {
    rig = await startRig();
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera }),
    ]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  it('shows and plays everybody who was there before, and is seen and heard by them', async () => {
    const room = newRoom();
    await using company = await joinBots(rig, room, [{ name: 'Cléo', colour: 'green', tone: 620 }]);
    await using atAnas = await red.fresh();
    const ana = await enter(atAnas, rig, { room, name: 'Ana' });
    await Promise.all([seeColour(ana.camera('Cléo'), 'green'), hearTone(ana.page, 620)]);

    await using atBens = await blue.fresh();
    const ben = await enter(atBens, rig, { room, name: 'Ben' });
    await Promise.all([
      seeColour(ben.camera('Ana'), 'red'),
      seeColour(ben.camera('Cléo'), 'green'),
      hearTone(ben.page, 440),
      hearTone(ben.page, 620),
      seeColour(ana.camera('Ben'), 'blue'),
      hearTone(ana.page, 1010),
    ]);
    // To the newcomer the others are there; to the others the newcomer has come.
    assert.ok(!(await ben.events()).some(({ type }) => type === 'visio-participant-joined'));
    assert.deepEqual((await ana.event('visio-participant-joined')).detail?.participant?.name, 'Ben');
    await company.bots[0]!.leave();
    await Promise.all([ana.tile('Cléo').waitFor({ state: 'detached' }), ben.tile('Cléo').waitFor({ state: 'detached' })]);
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('has places for the others in the moment of being in, and their pictures', async () => {
    const room = newRoom();
    await using _company = await joinBots(rig, room, [{ name: 'Cléo', colour: 'green', tone: 620 }]);
    await using atAnas = await red.fresh();
    const ana = await arrive(atAnas, rig, { room, name: 'Ana' });
    await ana.event('visio-ready');
    const inPlace = ana.page.locator('visio-room').evaluate(async (host: VisioRoom) => {
      const others = () =>
        [...(host.shadowRoot?.querySelector('visio-stage')?.shadowRoot?.querySelectorAll<VisioTile>('visio-tile') ?? [])].filter(({ participant }) => participant?.isLocal === false);
      await new Promise((resolve) => host.addEventListener('visio-joined', resolve, { once: true }));
      await new Promise(requestAnimationFrame);
      const places = others().length;
      // LiveKit may answer without the others' tracks first, and offer them at once.
      while (!others().some((tile) => tile.shadowRoot?.querySelector('video')?.srcObject instanceof MediaStream)) await new Promise(requestAnimationFrame);
      return places;
    });
    // The stage is loaded when there is time for it.
    await ana.page.locator('visio-toolbar').waitFor({ state: 'attached' });
    await ana.button('Rejoindre la réunion').click();
    assert.equal(await inPlace, 1);
    await seeColour(ana.camera('Cléo'), 'green');
    await ana.assertFine(rig);
  });

  it('asks no receiver for statistics that nobody reads', async () => {
    const room = newRoom();
    await using _company = await joinBots(rig, room, [{ name: 'Cléo', colour: 'green', tone: 620 }]);
    await using atAnas = await red.fresh();
    const ana = await enter(atAnas, rig, { room, name: 'Ana' });
    await seeColour(ana.camera('Cléo'), 'green');
    const asked = await ana.page.evaluate(async () => {
      const { getStats } = RTCRtpReceiver.prototype;
      let count = 0;
      RTCRtpReceiver.prototype.getStats = function () {
        count++;
        return getStats.call(this);
      };
      // livekit-client asks every two seconds: that it does not can only be seen by waiting.
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      return count;
    });
    assert.equal(asked, 0);
  });

  it('comes back as the same participant when the page is reloaded', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([enter(atAnas, rig, { room, name: 'Ana' }), enter(atBens, rig, { room, name: 'Ben' })]);
    await seeColour(ben.camera('Ana'), 'red');
    const first = await ana.self();
    for (let reloads = 1; reloads <= 2; reloads++) {
      await ana.page.reload();
      await ana.event('visio-joined');
      const again = await ana.self();
      assert.equal(again.identity, first.identity);
      assert.notEqual(again.sid, first.sid, 'it is another stay');
      await Promise.all([seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440), seeColour(ana.camera('Ben'), 'blue')]);
      assert.equal(await ben.tile('Ana').count(), 1);
      assert.equal((await rig.api.listParticipants(first.room)).length, 2);
    }
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('is somebody else in a second window, and in a duplicated tab', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([enter(atAnas, rig, { room, name: 'Ana' }), enter(atBens, rig, { room, name: 'Ben' })]);
    await seeColour(ben.camera('Ana'), 'red');
    const first = await ana.self();

    const second = await enter(atAnas, rig, { room, name: 'Ana à côté' });
    // A page opened by a page starts with a copy of its sessionStorage, as a duplicated tab does.
    const opened = ana.page.waitForEvent('popup');
    const address = rig.portal({ room, name: 'Ana en double', prejoin: 'off' });
    await ana.page.evaluate((url) => void open(url), address);
    const page = await opened;
    const copy = personAt({ page, network: recordNetwork(page), errors: noPageErrors(page) });
    await page.waitForURL(address);
    await copy.event('visio-joined');

    const identities = await Promise.all([second, copy].map(async (person) => (await person.self()).identity));
    assert.equal(new Set([first.identity, ...identities]).size, 3);
    await Promise.all(['Ana', 'Ana à côté', 'Ana en double'].map((name) => seeFrame(ben.camera(name), { colour: 'red' })));
    assert.deepEqual(await ana.self(), first, 'the first has not been thrown out');
    assert.ok(!(await ana.events()).some(({ type }) => type === 'visio-left'));

    // Each tab stays who it is.
    await page.reload();
    await copy.event('visio-joined');
    assert.equal((await copy.self()).identity, identities[1]);
    await Promise.all([ana, ben, second, copy].map((person) => person.assertFine(rig)));
  });
});
