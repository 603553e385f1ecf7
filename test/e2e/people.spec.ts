// The list of people: how loud somebody is for oneself, over all that may happen to a line; and the queue of raised hands.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Room } from 'livekit-client';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enterByLink, knock, startGuardedRig } from '../support/door.ts';
import { openPeople, type PeopleList } from '../support/people-list.ts';
import { enter, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearNoTone, hearTone } from '../support/senses.ts';
import { untilInPage } from '../support/until.ts';

describe('the volume of one person', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  let ana: Person;
  let ben: Person;
  let people: PeopleList;
  before(async () => {
    rig = await startRig();
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera }),
    ]);
    const room = newRoom();
    [ana, ben] = await Promise.all([enter(red, rig, { room, name: 'Ana' }), enter(blue, rig, { room, name: 'Ben' })]);
    people = await openPeople(ana);
    await Promise.all([hearTone(ana.page, 1010), hearTone(ben.page, 440)]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  /** The volumes at which Ana's page plays what comes in now. */
  const volumes = () => ana.page.evaluate(() => window.visioProbe.playing().map(({ volume }) => volume));
  const slider = () => ana.page.getByRole('dialog', { name: 'Actions pour Ben' }).getByRole('slider', { name: 'Volume pour vous' });

  it('is set by keyboard, and what comes in is really played that loud', async () => {
    await people.menu('Ben');
    assert.deepEqual(await volumes(), [1]);
    await slider().focus();
    for (let i = 0; i < 10; i++) await ana.page.keyboard.press('ArrowLeft');
    assert.match((await slider().getAttribute('aria-valuetext')) ?? '', /^50\s%$/);
    await untilInPage(ana.page, 'played at half', () => window.visioProbe.playing().every(({ volume }) => volume === 0.5), null);
    await hearTone(ana.page, 1010);
    await hearTone(ben.page, 440);
  });

  it('goes down to silence, which the list shows, and back', async () => {
    await ana.page.getByRole('switch', { name: 'Couper le son pour vous' }).click();
    await hearNoTone(ana.page, 1010);
    await ana.page.keyboard.press('Escape');
    await people.list.getByRole('listitem', { name: /^Ben\b.*son coupé pour vous/ }).waitFor();
    assert.equal(await ben.tool('Couper le micro').count(), 1, 'Ben himself is not muted');
  });

  it('stays over a full reconnection, in which all tracks come anew', async () => {
    await ana.page.evaluate(() => {
      const { remoteParticipants } = document.querySelector('visio-room')!.meeting.unstableTransport() as Room;
      const tracks = [...remoteParticipants.values()].flatMap((one) => [...one.audioTrackPublications.values()].map(({ track }) => track));
      Object.assign(window, { oldTrack: tracks[0] });
    });
    await ana.page.evaluate(() => (document.querySelector('visio-room')!.meeting.unstableTransport() as Room).simulateScenario('full-reconnect'));
    const hasNewTrack = () => {
      const { remoteParticipants } = document.querySelector('visio-room')!.meeting.unstableTransport() as Room;
      const tracks = [...remoteParticipants.values()].flatMap((one) => [...one.audioTrackPublications.values()].flatMap(({ track }) => track ?? []));
      return tracks.length === 1 && tracks[0] !== (window as { oldTrack?: unknown }).oldTrack && tracks[0]!.attachedElements.length === 1;
    };
    await untilInPage(ana.page, 'another track', hasNewTrack, null);
    assert.deepEqual(await volumes(), [], 'nothing is heard');
    await hearNoTone(ana.page, 1010);
    await people.menu('Ben');
    await ana.page.getByRole('switch', { name: 'Couper le son pour vous' }).click();
    await hearTone(ana.page, 1010);
    assert.deepEqual(await volumes(), [0.5], 'as loud as before it was silenced');
    await ana.page.keyboard.press('Escape');
  });

  it('stays when the same person comes back', async () => {
    const { identity } = await ben.self();
    await ben.page.reload();
    await ben.event('visio-joined');
    assert.equal((await ben.self()).identity, identity);
    await hearTone(ana.page, 1010);
    assert.deepEqual(await volumes(), [0.5]);
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });
});

describe('the queue of hands', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  let ana: Person;
  let ben: Person;
  let clea: Person;
  let atAnas: PeopleList;
  let atBens: PeopleList;
  before(async () => {
    rig = await startGuardedRig();
    [red, blue] = await Promise.all([launchBrowser({ camera: smallCamera }), launchBrowser({ camera: smallCamera })]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  const raise = ({ page }: Person) => page.locator('visio-room').evaluate(({ meeting }: HTMLElementTagNameMap['visio-room']) => meeting.actions.setHandRaised(true));
  /** Waits until a page's list has this queue, each with their number. */
  const queue = async (at: PeopleList, ...names: string[]) => {
    for (const [index, name] of names.entries()) await at.list.getByRole('listitem', { name: new RegExp(`^n° ${index + 1}, ${name}[ ,].*main levée depuis`) }).waitFor();
    assert.deepEqual(await at.names('Mains levées'), names);
  };

  it('lets those at the door in from the list', async () => {
    const room = newRoom();
    ana = await enterByLink(red, rig, room, 'Ana');
    atAnas = await openPeople(ana);
    const atCleas = await blue.fresh();
    [ben, clea] = [await knock(blue, rig, room, 'Ben'), await knock(atCleas, rig, room, 'Cléa')];
    for (const name of ['Ben', 'Cléa']) {
      await atAnas.row('Salle d’attente', name).getByRole('button', { name: `Faire entrer ${name}` }).click();
      await atAnas.row('Dans la réunion', name).waitFor();
    }
    await Promise.all([ben.event('visio-joined'), clea.event('visio-joined')]);
    await Promise.all(['Ben', 'Cléa'].map((name) => atAnas.row('Salle d’attente', name).waitFor({ state: 'detached' })));
    assert.deepEqual(await atAnas.names('Salle d’attente'), []);
    atBens = await openPeople(ben);
    await atBens.row('Dans la réunion', 'Cléa').waitFor();
    assert.deepEqual(await atBens.names('Dans la réunion'), ['Ben', 'Ana', 'Cléa']);
  });

  it('is the same for everybody: first come, first served, with a number on each tile', async () => {
    await raise(clea);
    await queue(atAnas, 'Cléa');
    await raise(ben);
    await Promise.all([queue(atAnas, 'Cléa', 'Ben'), queue(atBens, 'Cléa', 'Ben')]);
    await ana.page.getByRole('img', { name: /^Ben,.*main levée \(2\)/ }).waitFor();
    await ben.page.getByRole('img', { name: /^Cléa,.*main levée \(1\)/ }).waitFor();
    assert.equal((await ana.event('visio-hand-raised', 2)).detail?.participant?.name, 'Ben');
  });

  it('is shortened by a moderator, who lowers one and then all', async () => {
    assert.equal(await atBens.row('Mains levées', 'Cléa').getByRole('button', { name: 'Baisser la main de Cléa' }).count(), 0, 'Ben may not');
    await atAnas.row('Mains levées', 'Cléa').getByRole('button', { name: 'Baisser la main de Cléa' }).click();
    assert.equal((await ben.event('visio-hand-lowered')).detail?.participant?.name, 'Cléa');
    await Promise.all([queue(atAnas, 'Ben'), queue(atBens, 'Ben')]);
    await raise(clea);
    await Promise.all([queue(atAnas, 'Ben', 'Cléa'), queue(atBens, 'Ben', 'Cléa')]);
    await atAnas.list.getByRole('button', { name: 'Baisser toutes les mains' }).click();
    await Promise.all([ana.event('visio-hand-lowered', 3), ben.event('visio-hand-lowered', 3)]);
    await ana.page.getByRole('img', { name: /main levée/ }).first().waitFor({ state: 'detached' });
    assert.deepEqual([await atAnas.names('Mains levées'), await atBens.names('Mains levées')], [[], []]);
  });

  it('is left by oneself, too', async () => {
    await raise(ben);
    await queue(atBens, 'Ben');
    await atBens.row('Mains levées', 'Ben').getByRole('button', { name: 'Baisser ma main' }).click();
    await ana.event('visio-hand-lowered', 4);
    assert.deepEqual(await atAnas.names('Mains levées'), []);
    await Promise.all([ana, ben, clea].map((one) => one.assertFine(rig)));
  });
});
