// How a meeting ends for somebody: by their own wish, with their page, or by the server.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { joinBots } from '../support/bots.ts';
import { launchBrowser, smallCamera, type PersonBrowser, type PersonContext } from '../support/browser.ts';
import { arrive, enter, type Person } from '../support/person.ts';
import { newRoom, presentIn, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour, seeFrame } from '../support/senses.ts';

/** ms: far less than LiveKit waits for somebody whose line is gone. */
const soon = 10_000;

describe('leaving', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  let room: string;
  let ana: Person;
  let atAnas: PersonContext;
  let ben: Person;
  before(async () => {
    rig = await startRig();
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera }),
    ]);
    room = newRoom();
    ben = await enter(blue, rig, { room, name: 'Ben' });
  });
  // Ben stays through all, and Ana comes anew.
  beforeEach(async () => {
    await ben.page.evaluate(() => window.visioEvents.seen.splice(0));
    atAnas = await red.fresh();
    ana = await arrive(atAnas, rig, { room, name: 'Ana' });
    await ana.button('Rejoindre la réunion').click();
    await Promise.all([seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440), seeColour(ana.camera('Ben'), 'blue')]);
  });
  afterEach(async () => {
    if (!ana.page.isClosed()) {
      await ana.assertFine(rig);
      await ana.page.evaluate(() => document.querySelector('visio-room')?.leave?.());
    }
    await ben.tile('Ana').waitFor({ state: 'detached' });
    await ben.assertFine(rig);
    await atAnas.close();
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  it('turns everything off, tells the others once, and one can join again', async () => {
    const { identity } = await ana.self();
    await ana.tool('Quitter').click();
    assert.deepEqual((await ana.event('visio-left')).detail, { reason: 'left' });
    await assertAllOff(ana);
    await ana.page.getByRole('heading', { name: 'Vous avez quitté la réunion' }).waitFor();
    assert.deepEqual((await ben.event('visio-participant-left')).detail, { participant: { identity, name: 'Ana' } });
    await ben.tile('Ana').waitFor({ state: 'detached' });
    await ben.page.getByText('Vous êtes la seule personne présente.').waitFor();

    await ana.button('Rejoindre à nouveau').click();
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined', 2);
    await Promise.all([seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440), hearTone(ana.page, 1010)]);
    assert.equal((await ana.self()).identity, identity);
    const comings = (await ben.events()).filter(({ type }) => type.startsWith('visio-participant-')).map(({ type }) => type);
    assert.deepEqual(comings, ['visio-participant-joined', 'visio-participant-left', 'visio-participant-joined']);
  });

  it('leaves with the page at once, and not when the line times out', async () => {
    const closed = ana.page.waitForEvent('close');
    await ana.page.close({ runBeforeUnload: true });
    await closed;
    const start = Date.now();
    await ben.event('visio-participant-left');
    assert.ok(Date.now() - start < soon, `it took ${Date.now() - start} ms`);
    assert.equal((await presentIn(rig, (await ben.self()).room)).length, 1);
  });

  it('leaves at once when the page goes elsewhere', async () => {
    await ana.page.goto(`${rig.origin}/old.html`, { waitUntil: 'commit' });
    const start = Date.now();
    await ben.event('visio-participant-left');
    assert.ok(Date.now() - start < soon, `it took ${Date.now() - start} ms`);
  });

  it('goes on when somebody stays on the page after all', async () => {
    const { page } = ana;
    await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
    // Chromium asks only somebody who has used the page: Ana has.
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await Promise.all([seeFrame(ben.camera('Ana')), hearTone(ben.page, 440), seeFrame(ana.camera('Ben'))]);
    assert.ok(!(await ana.events()).some(({ type }) => type === 'visio-left'));
    assert.ok(!(await ben.events()).some(({ type }) => type === 'visio-participant-left'));
  });

  it('goes on when the page prevents the request, and ends when the page says so', async () => {
    await ana.page.evaluate(() => document.addEventListener('visio-leave-request', (event) => event.preventDefault()));
    await ana.tool('Quitter').click();
    await ana.event('visio-leave-request');
    await Promise.all([seeFrame(ben.camera('Ana')), hearTone(ben.page, 440)]);
    assert.ok(!(await ana.events()).some(({ type }) => type === 'visio-left'));

    await ana.page.locator('visio-room').evaluate((element: HTMLElementTagNameMap['visio-room']) => element.leave());
    assert.deepEqual((await ana.event('visio-left')).detail, { reason: 'left' });
    await ben.event('visio-participant-left');
    await assertAllOff(ana);
  });

  it('says that one was removed, and offers no way back', async () => {
    const self = await ana.self();
    await rig.api.removeParticipant(self.room, self.identity);
    assert.deepEqual((await ana.event('visio-left')).detail, { reason: 'removed' });
    await ana.page.getByRole('heading', { name: 'Vous avez été retiré de la réunion' }).waitFor();
    assert.equal(await ana.button(/Rejoindre|Réessayer/).count(), 0);
    await assertAllOff(ana);
    await ben.event('visio-participant-left');
  });

  it('says that the same person is in from elsewhere, and one can come back here', async () => {
    const self = await ana.self();
    const token = await rig.token(self.room, { identity: self.identity, name: 'Ana' });
    await using elsewhere = await joinBots(rig, room, [{ name: 'Ana', colour: 'green', token }]);
    assert.equal(elsewhere.bots[0]?.identity, self.identity);
    assert.deepEqual((await ana.event('visio-left')).detail, { reason: 'replaced' });
    await ana.page.getByRole('heading', { name: 'Vous avez rejoint la réunion ailleurs' }).waitFor();
    await assertAllOff(ana);
    await seeColour(ben.camera('Ana'), 'green');

    await ana.button('Rejoindre à nouveau').click();
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined', 2);
    await seeColour(ben.camera('Ana'), 'red');
    assert.equal(await ben.tile('Ana').count(), 1);
  });

  it('says to all that the meeting is over when the room is closed', async () => {
    await rig.api.deleteRoom((await ana.self()).room);
    for (const person of [ana, ben]) {
      assert.deepEqual((await person.event('visio-left')).detail, { reason: 'ended' });
      await person.page.getByRole('heading', { name: 'La réunion est terminée' }).waitFor();
      assert.equal(await person.button(/Rejoindre|Réessayer/).count(), 0);
      await assertAllOff(person);
    }
  });
});

/** No light is on and no line is open. */
async function assertAllOff({ page }: Person): Promise<void> {
  const left = await page.evaluate(() => ({
    devices: window.visioMedia.live().map(({ kind }) => kind),
    lines: window.visioMedia.connections().length,
  }));
  assert.deepEqual(left.devices, []);
  assert.equal(left.lines, 0);
}
