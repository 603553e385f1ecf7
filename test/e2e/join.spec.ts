// Two people come in by the portal, see each other's colour and hear each other's tone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TrackSource } from 'livekit-server-sdk';
import { launchBrowser, type PersonBrowser } from '../support/browser.ts';
import { arrive, enter } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour, seeFrame } from '../support/senses.ts';

const opaque = /^[\w-]{22}$/;

describe('joining', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  before(async () => {
    rig = await startRig();
    [red, blue] = await Promise.all([launchBrowser({ colour: 'red', tone: 440 }), launchBrowser({ colour: 'blue', tone: 1010 })]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  it('lets two people see and hear each other after the prejoin, one with a name typed, one with a name given', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([arrive(atAnas, rig, { room }), arrive(atBens, rig, { room, name: 'Ben' })]);
    await Promise.all([ana.event('visio-ready'), ben.event('visio-ready')]);

    await seeColour(ana.page.getByLabel('Aperçu de votre caméra'), 'red');
    await ana.button('Rejoindre la réunion').click();
    await ana.page.getByText('Indiquez votre nom pour rejoindre la réunion.').waitFor();
    await ana.page.getByLabel('Votre nom').fill('Ana Ânée');
    await ana.page.keyboard.press('Enter');
    await ana.event('visio-joined');
    await ana.page.getByText('Vous êtes la seule personne présente.').waitFor();

    await ben.page.getByText('Vous participez en tant que Ben.').waitFor();
    assert.equal(await ben.page.getByLabel('Votre nom').count(), 0);
    await ben.button('Rejoindre la réunion').click();
    await ben.event('visio-joined');

    await Promise.all([seeColour(ana.camera('Ben'), 'blue'), seeColour(ben.camera('Ana Ânée'), 'red')]);
    await Promise.all([hearTone(ana.page, 1010), hearTone(ben.page, 440)]);
    await Promise.all([seeFrame(ana.camera('Ben')), seeFrame(ben.camera('Ana Ânée'))]);
    await Promise.all([seeColour(ana.camera('Ana Ânée (vous)'), 'red'), seeColour(ben.camera('Ben (vous)'), 'blue')]);
    await ana.page.getByText('Vous êtes la seule personne présente.').waitFor({ state: 'detached' });

    // What was shown before is what is sent now, and nobody was asked twice.
    for (const { page } of [ana, ben]) {
      const { captures, sent } = await page.evaluate(() => ({ captures: window.visioMedia.captures, sent: window.visioMedia.sent() }));
      assert.equal(captures.length, 1);
      assert.equal(captures[0]?.tracks.length, 2);
      assert.deepEqual([...sent].sort(), [...(captures[0]?.tracks ?? [])].sort());
    }

    const benIs = await ben.self();
    assert.deepEqual(await ana.events(), [
      { type: 'visio-ready', detail: null },
      { type: 'visio-join-request', detail: null },
      { type: 'visio-joined', detail: null },
      { type: 'visio-participant-joined', detail: { participant: { identity: benIs.identity, name: 'Ben' } } },
    ]);
    // Whoever was there before does not join after.
    assert.deepEqual((await ben.events()).map(({ type }) => type), ['visio-ready', 'visio-join-request', 'visio-joined']);
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('lets people straight in with prejoin="off", asking for camera and microphone once', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([enter(atAnas, rig, { room, name: 'Ana' }), enter(atBens, rig, { room, name: 'Ben' })]);
    await Promise.all([seeColour(ana.camera('Ben'), 'blue'), seeColour(ben.camera('Ana'), 'red')]);
    await Promise.all([hearTone(ana.page, 1010), hearTone(ben.page, 440)]);
    for (const person of [ana, ben]) {
      assert.equal(await person.button('Rejoindre la réunion').count(), 0);
      assert.equal(await person.page.evaluate(() => window.visioMedia.captures.length), 1);
      const [first, second] = await person.events();
      assert.deepEqual([first?.type, second?.type], ['visio-ready', 'visio-join-request']);
      await person.assertFine(rig);
    }
  });

  it('shows LiveKit opaque names only, and gives the least rights', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    const ana = await enter(atAnas, rig, { room, name: 'Ana' });
    await seeColour(ana.camera('Ana (vous)'), 'red');
    const self = await ana.self();
    assert.match(self.room, /^[\w-]{22}\.1$/);
    const rooms = (await rig.api.listRooms()).map(({ name }) => name);
    assert.ok(rooms.includes(self.room));
    assert.ok(!rooms.some((name) => name.includes(room)));

    const [participant, ...others] = await rig.api.listParticipants(self.room);
    assert.equal(others.length, 0);
    assert.equal(participant?.identity, self.identity);
    for (const part of self.identity.split('.')) assert.match(part, opaque);
    assert.equal(participant.metadata, '');
    assert.deepEqual(participant.attributes, { 'visio.role': 'participant' });
    const { permission } = participant;
    assert.deepEqual(
      [permission?.canPublish, permission?.canSubscribe, permission?.canPublishData, permission?.canUpdateMetadata, permission?.hidden],
      [true, true, true, false, false],
    );
    assert.deepEqual(
      permission?.canPublishSources.map((source) => TrackSource[source]).sort(),
      ['CAMERA', 'MICROPHONE', 'SCREEN_SHARE', 'SCREEN_SHARE_AUDIO'],
    );
    await ana.assertFine(rig);
  });
});
