// What a moderator does to others, and what they then see: each by the menus, on real media.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enterByLink, knock, startGuardedRig } from '../support/door.ts';
import type { Person } from '../support/person.ts';
import { newRoom, presentIn, type Rig } from '../support/rig.ts';
import { hearNoTone, hearTone, seeColour } from '../support/senses.ts';
import { untilInPage } from '../support/until.ts';

describe('moderation', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  let room: string;
  let ana: Person;
  let ben: Person;
  before(async () => {
    rig = await startGuardedRig();
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera }),
    ]);
    room = newRoom();
    ana = await enterByLink(red, rig, room, 'Ana');
    ben = await knock(blue, rig, room, 'Ben');
    await ana.button('Faire entrer Ben').click();
    await ben.event('visio-joined');
    await Promise.all([seeColour(ana.camera('Ben'), 'blue'), hearTone(ana.page, 1010)]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  /** Does something to Ben by the menu of his tile; `isOn` is how a switch stands there before. */
  async function choose(action: string, isOn?: boolean): Promise<void> {
    await ana.tile('Ben').hover();
    await ana.button('Actions pour Ben').click();
    await ana.page.getByRole('dialog', { name: 'Actions pour Ben' }).locator(isOn === undefined ? 'button, [role=switch]' : `[aria-checked=${isOn}]`).filter({ hasText: action }).click();
  }

  it('mutes one person, who sees it and may speak again', async () => {
    await choose('Couper le micro');
    await ben.tool('Activer le micro').waitFor();
    await hearNoTone(ana.page, 1010);
    await ben.tool('Activer le micro').click();
    await hearTone(ana.page, 1010);
  });

  it('stops a camera', async () => {
    await choose('Arrêter la caméra');
    await ana.page.getByRole('img', { name: /^Ben,.*caméra coupée/ }).waitFor();
    await ben.tool('Activer la caméra').click();
    await seeColour(ana.camera('Ben'), 'blue');
  });

  it('forbids the microphone until it is allowed again', async () => {
    await choose('Micro autorisé');
    await hearNoTone(ana.page, 1010);
    await ana.page.keyboard.press('Escape');
    const mayNotSpeak = () => document.querySelector('visio-room')!.meeting.localParticipant.get()?.state.get().canPublish.includes('microphone') === false;
    await untilInPage(ben.page, 'Ben may not speak', mayNotSpeak, undefined);
    await choose('Micro autorisé', false);
    await ana.page.keyboard.press('Escape');
    await ben.tool('Activer le micro').click();
    await hearTone(ana.page, 1010);
  });

  it('mutes everybody but moderators', async () => {
    await ana.tool('Modération').click();
    await ana.button('Couper tous les micros').click();
    await ben.tool('Activer le micro').waitFor();
    await hearNoTone(ana.page, 1010);
    await hearTone(ben.page, 440);
    await ben.tool('Activer le micro').click();
    await hearTone(ana.page, 1010);
  });

  it('lowers hands, of one and of all', async () => {
    const raise = () => ben.page.locator('visio-room').evaluate(({ meeting }: HTMLElementTagNameMap['visio-room']) => meeting.actions.setHandRaised(true));
    for (const lower of [() => choose('Baisser la main'), lowerAll]) {
      await raise();
      await ana.page.getByRole('img', { name: /^Ben,.*main levée/ }).waitFor();
      await lower();
      await ana.page.getByRole('img', { name: /^Ben,.*main levée/ }).waitFor({ state: 'detached' });
    }
  });

  async function lowerAll(): Promise<void> {
    await ana.tool('Modération').click();
    await ana.button('Baisser toutes les mains').click();
  }

  it('gives and takes the role of a moderator, with what one may then do', async () => {
    await choose('Donner le rôle de modérateur');
    assert.deepEqual((await ben.event('visio-role-changed')).detail, { role: 'moderator' });
    await ben.tool('Modération').waitFor();
    await choose('Retirer le rôle de modérateur');
    assert.deepEqual((await ben.event('visio-role-changed', 2)).detail, { role: 'participant' });
    await ben.tool('Modération').waitFor({ state: 'detached' });
  });

  it('removes a person, who cannot come back', async () => {
    await choose('Retirer de la réunion');
    await ana.page.getByRole('dialog', { name: 'Actions pour Ben' }).getByText('Retirer Ben de la réunion ?').waitFor();
    await ana.page.getByRole('dialog', { name: 'Actions pour Ben' }).getByRole('button', { name: 'Retirer de la réunion' }).click();
    assert.deepEqual((await ben.event('visio-left')).detail, { reason: 'removed' });
    await ben.page.getByRole('heading', { name: 'Vous avez été retiré de la réunion' }).waitFor();
    await ana.tile('Ben').waitFor({ state: 'detached' });
    assert.equal(await ben.button('Rejoindre à nouveau').count(), 0);
    ben.errors.expect(/status of 403/);
    await ben.page.reload();
    await ben.event('visio-left');
    assert.ok(!(await ben.events()).some(({ type }) => type === 'visio-joined' || type === 'visio-waiting'));
    assert.equal((await presentIn(rig, (await ana.self()).room)).length, 1);
  });

  it('ends the meeting for everybody', async () => {
    await using atCleas = await blue.fresh();
    const clea = await knock(atCleas, rig, room, 'Cléa');
    await ana.button('Faire entrer Cléa').click();
    await clea.event('visio-joined');
    await ana.tool('Modération').click();
    await ana.button('Terminer la réunion pour tous').click();
    await ana.page.getByText('Terminer la réunion pour tout le monde ?').waitFor();
    await ana.button('Terminer la réunion pour tous').click();
    for (const one of [ana, clea]) {
      assert.deepEqual((await one.event('visio-left')).detail, { reason: 'ended' });
      await one.page.getByRole('heading', { name: 'La réunion est terminée' }).waitFor();
    }
    await Promise.all([ana, ben, clea].map((one) => one.assertFine(rig)));
  });
});
