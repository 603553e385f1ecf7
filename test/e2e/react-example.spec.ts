// examples/react: a call in a portal of React, whose pages come and go around it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startExample, type ExampleRig } from '../support/examples.ts';
import { enter, personAt } from '../support/person.ts';
import { hearTone, seeColour } from '../support/senses.ts';
import { untilInPage } from '../support/until.ts';

describe('the portal in React', () => {
  let example: ExampleRig;
  before(async () => void (example = await startExample('react')));
  after(() => example?.stop());

  it('keeps the call from page to page, and ends it with the last of them', async () => {
    const { rig, red, blue } = example;
    const ana = personAt(await red.open(`${rig.origin}/react/`));
    const { page } = ana;
    const devices = () => page.evaluate(() => [window.visioMedia.live().length, window.visioMedia.connections().length]);
    await page.getByRole('link', { name: 'Rejoindre la téléconsultation avec Dr Nadia Ferrand' }).click();
    await page.getByLabel('Votre nom').fill('Ana');
    await page.getByRole('button', { name: 'Rejoindre la réunion', exact: true }).click();
    await page.getByText('Participants (1)').waitFor();

    const ben = await enter(blue, rig, { room: 'sante-generaliste', name: 'Ben' });
    await Promise.all([seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440), seeColour(ana.camera('Ben'), 'blue'), hearTone(page, 1010)]);
    await page.getByRole('region', { name: 'Participants (2)' }).getByRole('listitem').filter({ hasText: 'Ben' }).waitFor();

    // The stage is another one there, and the call the same.
    const before = await page.evaluate(() => [window.visioMedia.captures.length, ...window.visioMedia.sent()]);
    await page.getByRole('link', { name: 'Documents' }).click();
    await page.getByText('Ordonnance du 3 mars').waitFor();
    await Promise.all([seeColour(page.locator('aside').locator(ana.camera('Ben')), 'blue'), hearTone(page, 1010), seeColour(ben.camera('Ana'), 'red')]);
    await page.getByRole('link', { name: 'Consultation' }).click();
    await seeColour(ana.camera('Ben'), 'blue');
    assert.deepEqual(await page.evaluate(() => [window.visioMedia.captures.length, ...window.visioMedia.sent()]), before);
    assert.ok(!(await ben.events()).some(({ type }) => type === 'visio-participant-left'));

    // Leaving is asked for first.
    await ana.tool('Quitter').click();
    await page.getByRole('button', { name: 'Rester' }).click();
    await ana.tool('Quitter').click();
    await page.getByRole('button', { name: 'Oui, quitter' }).click();
    await page.getByRole('heading', { name: 'Vous avez quitté la consultation.' }).waitFor();
    await ben.tile('Ana').waitFor({ state: 'detached' });
    assert.deepEqual(await devices(), [0, 0]);

    // Whoever comes back to the door and then goes elsewhere leaves no camera on.
    await page.getByRole('button', { name: 'Revenir' }).click();
    await untilInPage(page, 'both devices open', (count) => window.visioMedia.live().length === count, 2);
    await page.getByRole('link', { name: 'Maison de santé des Tilleuls' }).click();
    await page.getByRole('heading', { name: 'Mes rendez-vous' }).waitFor();
    await untilInPage(page, 'no device open', (count) => window.visioMedia.live().length === count, 0);
    await ana.assertFine(rig);
    await ben.assertFine(rig);
  });
});
