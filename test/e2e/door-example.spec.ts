// The guarded room that `npm start` offers.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launchBrowser, smallCamera } from '../support/browser.ts';
import { arrive } from '../support/person.ts';
import { newRoom, presentIn, startRig } from '../support/rig.ts';
import { hearNoTone, hearTone, seeColour } from '../support/senses.ts';

describe('the example’s guarded room', () => {
  it('is a meeting from the knock to the end: the adviser lets the citizen in, mutes and removes them, and they stay out', async () => {
    await using rig = await startRig({ guarded: true });
    await using red = await launchBrowser({ colour: 'red', tone: 440, camera: smallCamera });
    await using blue = await launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera });
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([arrive(atAnas, rig, { room: newRoom() }), arrive(atBens, rig, { room: newRoom() })]);
    await ana.page.getByRole('link', { name: 'La même salle : en tant que conseiller, qui fait entrer' }).click();
    await ana.page.getByText('Vous participez en tant que Camille Roux.').or(ana.page.getByLabel('Votre nom')).waitFor();
    assert.match(new URL(ana.page.url()).search, /^\?room=rendez-vous-garde$/, 'the ticket is in the fragment alone');
    if (await ana.page.getByLabel('Votre nom').count()) await ana.page.getByLabel('Votre nom').fill('Ana');
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined');
    await ben.page.getByRole('link', { name: 'Une salle avec accueil : en tant qu’usager' }).click();
    await ben.page.getByLabel('Votre nom').fill('Ben');
    await ben.button('Rejoindre la réunion').click();
    await ben.event('visio-waiting');
    await ana.button('Faire entrer Ben').click();
    await ben.event('visio-joined');
    await ben.tile('Camille Roux').waitFor();
    await Promise.all([seeColour(ana.camera('Ben'), 'blue'), hearTone(ana.page, 1010)]);

    const choose = async (action: string) => {
      await ana.tile('Ben').hover();
      await ana.button('Actions pour Ben').click();
      await ana.page.getByRole('dialog', { name: 'Actions pour Ben' }).getByRole('button', { name: action }).click();
    };
    await choose('Couper le micro');
    await ben.tool('Activer le micro').waitFor();
    await hearNoTone(ana.page, 1010);
    await choose('Retirer de la réunion');
    await ana.page.getByText('Retirer Ben de la réunion ?').waitFor();
    await ana.page.getByRole('dialog', { name: 'Actions pour Ben' }).getByRole('button', { name: 'Retirer de la réunion' }).click();
    assert.deepEqual((await ben.event('visio-left')).detail, { reason: 'removed' });
    await ana.tile('Ben').waitFor({ state: 'detached' });

    ben.errors.expect(/status of 403/);
    await ben.page.reload();
    await ben.page.getByLabel('Votre nom').fill('Ben encore');
    await ben.button('Rejoindre la réunion').click();
    assert.deepEqual((await ben.event('visio-left')).detail, { reason: 'removed' });
    await ben.page.getByRole('heading', { name: 'Vous avez été retiré de la réunion' }).waitFor();
    assert.ok(!(await ben.events()).some(({ type }) => type === 'visio-joined' || type === 'visio-waiting'));
    assert.deepEqual((await presentIn(rig, (await ana.self()).room)).map(({ name }) => name), ['Camille Roux']);
    // Tickets and credentials went in headers, bodies and the fragment.
    const ours = [ana, ben].flatMap(({ network }) => network.requests).filter((url) => url.startsWith(rig.origin));
    assert.deepEqual(ours.filter((url) => /eyJ[\w-]{10}/.test(url.split('#')[0]!)), []);
    assert.ok(ours.some((url) => url.endsWith('/knock')) && ours.some((url) => url.endsWith('/remove')));
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });
});
