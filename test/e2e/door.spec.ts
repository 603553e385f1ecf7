// A guarded room: one person knocks, the other decides.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enterByLink, knock, startGuardedRig } from '../support/door.ts';
import type { Person } from '../support/person.ts';
import { newRoom, type Rig } from '../support/rig.ts';
import { hearTone, seeColour } from '../support/senses.ts';

describe('the door', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  before(async () => {
    rig = await startGuardedRig();
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera }),
    ]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  it('lets in whom the organiser admits, with the keyboard alone, and not before', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const ana = await enterByLink(atAnas, rig, room, 'Ana');
    const ben = await knock(atBens, rig, room, 'Ben <b>Martin</b>');
    await ben.page.getByText('Vous êtes le prochain à entrer.', { exact: true }).first().waitFor();
    await seeColour(ben.page.getByLabel('Aperçu de votre caméra'), 'blue');
    const { room: lives } = await ana.self();
    assert.deepEqual((await rig.api.listParticipants(lives)).map(({ name }) => name), ['Ana']);

    await ana.event('visio-knocked');
    const door = ana.page.getByRole('region', { name: 'Salle d’attente' });
    await door.getByText('Ben <b>Martin</b>', { exact: true }).waitFor();
    const admit = ana.button('Faire entrer Ben <b>Martin</b>');
    for (let presses = 0; !(await admit.evaluate((button) => button.matches(':focus'))); presses++) {
      assert.ok(presses < 60, 'the button is reached with the Tab key');
      await ana.page.keyboard.press('Tab');
    }
    await ana.page.keyboard.press('Enter');
    await ben.event('visio-joined');
    await door.waitFor({ state: 'detached' });
    await Promise.all([seeColour(ana.camera('Ben <b>Martin</b>'), 'blue'), seeColour(ben.camera('Ana'), 'red')]);
    await Promise.all([hearTone(ana.page, 1010), hearTone(ben.page, 440)]);
    // Whoever waits may do nothing but wait, and whoever was let in may not let in.
    await ben.tile('Ana').hover();
    await ben.button('Actions pour Ana').click();
    const menu = ben.page.getByRole('dialog', { name: 'Actions pour Ana' });
    await menu.getByRole('button', { name: 'Épingler pour moi' }).waitFor();
    const offered = await menu.locator('[data-action]').evaluateAll((actions) => actions.map((action) => (action as HTMLElement).dataset['action']));
    assert.deepEqual(offered, ['silence', 'pin'], 'for oneself alone');
    await ben.page.keyboard.press('Escape');
    assert.equal(await ben.page.getByRole('button', { name: 'Modération' }).count(), 0);

    // What was once allowed needs no second question.
    await ben.page.reload();
    await ben.event('visio-joined');
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('sends away whom the organiser denies, who stays out after a reload', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const ana = await enterByLink(atAnas, rig, room, 'Ana');
    const ben = await knock(atBens, rig, room, 'Ben');
    await ana.button('Refuser Ben').click();
    assert.deepEqual((await ben.event('visio-left')).detail, { reason: 'denied' });
    await ben.page.getByRole('heading', { name: 'L’entrée dans la réunion vous a été refusée' }).waitFor();
    ben.errors.expect(/status of 403/);
    await ben.page.reload();
    assert.deepEqual((await ben.event('visio-left')).detail, { reason: 'denied' });
    assert.equal((await rig.api.listParticipants((await ana.self()).room)).length, 1);
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('keeps the order and one’s place over a reload, forgets who gives up, and admits all', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    await using atCleas = await blue.fresh();
    await using atDans = await blue.fresh();
    const ben = await knock(atBens, rig, room, 'Ben');
    const clea = await knock(atCleas, rig, room, 'Cléa');
    const dan = await knock(atDans, rig, room, 'Dan');
    await dan.page.getByText('Vous êtes en position 3 dans la file.', { exact: true }).first().waitFor();

    const ana = await enterByLink(atAnas, rig, room, 'Ana');
    await ana.page.getByText('3 personnes attendent d’entrer.', { exact: true }).first().waitFor();
    await ben.page.reload();
    await ben.event('visio-waiting');
    await ben.page.getByText('Vous êtes le prochain à entrer.', { exact: true }).first().waitFor();

    await clea.button('Ne plus attendre').click();
    assert.deepEqual((await clea.event('visio-left')).detail, { reason: 'left' });
    await dan.page.getByText('Vous êtes en position 2 dans la file.', { exact: true }).first().waitFor();
    await ana.page.getByText('2 personnes attendent d’entrer.', { exact: true }).first().waitFor();
    await ana.button('Voir qui attend').click();
    assert.deepEqual(await waitingNames(ana), ['Ben', 'Dan']);

    await ana.button('Faire entrer tout le monde').click();
    await Promise.all([ben.event('visio-joined'), dan.event('visio-joined')]);
    await Promise.all([ana.tile('Ben').waitFor(), ana.tile('Dan').waitFor()]);
    await Promise.all([ana, ben, clea, dan].map((one) => one.assertFine(rig)));
  });

  it('tells who waits when the room is locked that nobody comes in, and lets in again afterwards', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const ana = await enterByLink(atAnas, rig, room, 'Ana');
    await ana.tool('Modération').click();
    await ana.button('Verrouiller la réunion').click();
    await untilLocked(ana, true);
    // It closes once the server has answered.
    await ana.button(/errouiller la réunion/).waitFor({ state: 'detached' });

    const ben = await atBens.open(rig.portal({ room, name: 'Ben', prejoin: 'off' }));
    ben.errors.expect(/status of 4\d\d/);
    await ben.page.getByRole('heading', { name: 'La réunion est verrouillée' }).waitFor();
    await ana.tool('Modération').click();
    await ana.button('Déverrouiller la réunion').click();
    await untilLocked(ana, false);
    await ben.page.getByRole('button', { name: 'Réessayer' }).click();
    await ana.button('Faire entrer Ben').click();
    await ana.tile('Ben').waitFor();
    await ana.assertFine(rig);
  });
});

/** Waits until the room is locked, or is not any more. */
function untilLocked({ page }: Person, isLocked: boolean): Promise<void> {
  return page.locator('visio-room').evaluate(async ({ meeting: { roomState } }: HTMLElementTagNameMap['visio-room'], wanted) => {
    if (roomState.get().locked !== wanted) await new Promise<void>((resolve) => roomState.subscribe(() => roomState.get().locked === wanted && resolve()));
  }, isLocked);
}

/** Who is on the organiser's list, in order. */
function waitingNames({ page }: Person): Promise<string[]> {
  return page.getByRole('region', { name: 'Salle d’attente' }).getByRole('listitem').locator('bdi').allInnerTexts();
}
