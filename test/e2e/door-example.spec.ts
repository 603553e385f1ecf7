// The guarded room that `npm start` offers.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launchBrowser, smallCamera } from '../support/browser.ts';
import { arrive } from '../support/person.ts';
import { newRoom, startRig } from '../support/rig.ts';

describe('the example’s guarded room', { timeout: 120_000 }, () => {
  it('is shown by the example portal: one link for the citizen, one for the adviser', async () => {
    await using rig = await startRig({ guarded: true });
    await using browser = await launchBrowser({ camera: smallCamera });
    await using atAnas = await browser.fresh();
    await using atBens = await browser.fresh();
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
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });
});
