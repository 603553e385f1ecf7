// Turning microphone and camera off and on: what the others then see and hear.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TrackSource } from 'livekit-server-sdk';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enter, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { colourOf, hearNoTone, hearTone, seeColour } from '../support/senses.ts';

/** Ana to the others; how she speaks and how her line is may stand there too. */
const muted = /^Ana,(?=.*micro coupé)/;
const allOff = /^Ana,(?=.*micro coupé)(?=.*caméra coupée)/;

describe('microphone and camera', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  // One call for all: every test ends with both on.
  let ana: Person;
  let ben: Person;
  before(async () => {
    rig = await startRig();
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera }),
    ]);
    const room = newRoom();
    [ana, ben] = await Promise.all([enter(red, rig, { room, name: 'Ana' }), enter(blue, rig, { room, name: 'Ben' })]);
    await Promise.all([seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440), ana.tool('Plus d’actions').waitFor()]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  it('is done with the keyboard alone', async () => {
    const focused = () => ana.page.evaluate(focusedName);
    for (let i = 0; (await focused()) !== 'Couper le micro'; i++) {
      assert.ok(i < 40, 'the toolbar is reached with the Tab key');
      await ana.page.keyboard.press('Tab');
    }
    await ana.page.keyboard.press('Space');
    await ben.page.getByRole('img', { name: muted }).waitFor();
    assert.equal(await focused(), 'Activer le micro', 'the focus stays where it was');
    await ana.page.keyboard.press('ArrowRight');
    await ana.page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'Couper la caméra');
    await ana.page.keyboard.press('Enter');
    await ben.page.getByRole('img', { name: allOff }).waitFor();
    await ana.page.keyboard.press('Home');
    await ana.page.keyboard.press('Enter');
    await hearTone(ben.page, 440);
    await ana.page.keyboard.press('ArrowRight');
    await ana.page.keyboard.press('ArrowRight');
    await ana.page.keyboard.press('Enter');
    await seeColour(ben.camera('Ana'), 'red');
  });

  it('silences the microphone, marks it, and brings it back', async () => {
    await ana.tool('Couper le micro').click();
    await ben.page.getByRole('img', { name: muted }).waitFor();
    await hearNoTone(ben.page, 440);
    await ana.page.getByRole('img', { name: /^Ana \(vous\),(?=.*micro coupé)/ }).waitFor();
    assert.deepEqual(await openKinds(ana), ['audio', 'video'], 'the microphone stays open, so that no first word is lost');
    // The other direction goes on.
    await hearTone(ana.page, 1010);

    await ana.tool('Activer le micro').click();
    await hearTone(ben.page, 440);
    await ben.page.getByRole('img', { name: /^Ana(?!.*micro coupé)/ }).waitFor();
    // What listened meanwhile for speech has stopped.
    await ana.page.waitForFunction(() => window.visioMedia.live().filter(({ kind }) => kind === 'audio').length === 1);
  });

  it('ends the camera, shows initials, and opens it again', async () => {
    await ana.tool('Couper la caméra').click();
    await ana.tool('Activer la caméra').waitFor();
    // The camera's light is out.
    assert.deepEqual(await openKinds(ana), ['audio']);
    const tile = ben.page.getByRole('img', { name: /^Ana, caméra coupée/ });
    await tile.getByText('A', { exact: true }).waitFor();
    assert.equal(await colourOf(ben.camera('Ana')), undefined);
    await hearTone(ben.page, 440);

    await ana.tool('Activer la caméra').click();
    await seeColour(ben.camera('Ana'), 'red');
    await seeColour(ana.camera('Ana (vous)'), 'red');
    assert.deepEqual(await openKinds(ana), ['audio', 'video']);
  });

  it('ends as the last of many fast clicks says', async () => {
    await ana.page.locator('visio-room').evaluate(async (room: HTMLElementTagNameMap['visio-room']) => {
      const { camera, microphone } = room.meeting;
      const [mine, all] = [[camera, microphone], [] as Promise<void>[]];
      for (let i = 0; i < 5; i++) for (const input of mine) all.push(i % 2 ? input.enable() : input.disable());
      await Promise.allSettled(all);
    });
    await ben.page.getByRole('img', { name: allOff }).waitFor();
    assert.deepEqual(await openKinds(ana), ['audio']);
    await hearNoTone(ben.page, 440);
    await ana.tool('Activer le micro').click();
    await ana.tool('Activer la caméra').click();
    await Promise.all([seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440)]);
  });

  it('shows as off what the server has muted, and can be turned on again', async () => {
    const { room, identity } = await ana.self();
    const { tracks } = await rig.api.getParticipant(room, identity);
    for (const source of [TrackSource.MICROPHONE, TrackSource.CAMERA]) {
      await rig.api.mutePublishedTrack(room, identity, tracks.find((track) => track.source === source)?.sid ?? '', true);
    }
    await Promise.all([ana.tool('Activer le micro').waitFor(), ana.tool('Activer la caméra').waitFor()]);
    await ben.page.getByRole('img', { name: allOff }).waitFor();
    await hearNoTone(ben.page, 440);
    assert.deepEqual(await openKinds(ana), ['audio']);

    await ana.tool('Activer le micro').click();
    await hearTone(ben.page, 440);
    await ana.tool('Activer la caméra').click();
    await seeColour(ben.camera('Ana'), 'red');
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });
});

/** Kinds of the devices that a page has open, without the copy of a microphone that is off, which listens for speech. */
function openKinds({ page }: Person): Promise<string[]> {
  return page.evaluate(() => {
    const { captures, live } = window.visioMedia;
    const given = captures.flatMap(({ tracks }) => tracks);
    return live().flatMap(({ id, kind }) => (given.includes(id) ? [kind] : [])).sort();
  });
}

// Runs in the page, as text.
function focusedName(): string {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.ariaLabel ?? focused?.textContent ?? '';
}
