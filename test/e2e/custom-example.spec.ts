// examples/custom-ui: what an application shows that has core and no element of ours, in a call with somebody who has.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startExample, type ExampleRig } from '../support/examples.ts';
import { enter } from '../support/person.ts';
import { newRoom } from '../support/rig.ts';
import { hearNoTone, hearTone, seeColour } from '../support/senses.ts';
import { untilInPage } from '../support/until.ts';

describe('the example with an interface of its own', () => {
  let example: ExampleRig;
  before(async () => void (example = await startExample('custom-ui')));
  after(() => example?.stop());

  it('holds a call, and leaves nothing on', async () => {
    const { rig, red, blue } = example;
    const room = newRoom();
    const { page, errors, network } = await red.open(`${rig.origin}/custom-ui/?room=${room}`);
    await seeColour(page.getByLabel('Votre image'), 'red');
    // Devices have names once they may be used.
    await page.getByLabel('Caméra utilisée').locator('option').nth(1).waitFor({ state: 'attached' });
    await untilInPage(page, 'the gauge moves', (meter) => (document.querySelector<HTMLMeterElement>(meter)?.value ?? 0) > 0, '#level');

    await page.getByLabel('Votre nom').fill('Ana');
    await page.getByLabel('Votre nom').press('Enter');
    await page.getByRole('status').getByText('Vous êtes dans la réunion.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.closest('[role=toolbar]') !== null), true, 'the focus goes on');

    const ben = await enter(blue, rig, { room, name: 'Ben' });
    const seen = page.getByRole('listitem').filter({ hasText: 'Ben' }).locator('video[data-source=camera]');
    await Promise.all([seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440), seeColour(seen, 'blue'), hearTone(page, 1010)]);

    // Elsewhere in the page, the call goes on.
    await page.evaluate(() => document.body.append(document.querySelector('#call')!));
    await seeColour(seen, 'blue');
    assert.equal(await page.evaluate(() => window.visioMedia.captures.flatMap(({ tracks }) => tracks).length), 2, 'each device was opened once');

    const toolbar = page.getByRole('toolbar', { name: 'Commandes' });
    await toolbar.getByRole('button', { name: 'Couper le micro' }).click();
    await hearNoTone(ben.page, 440);
    await page.getByText('Ana (vous), micro coupé').waitFor();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Éteindre la caméra');
    await page.keyboard.press('Enter');
    await ben.page.getByRole('img', { name: /^Ana,(?=.*micro coupé)(?=.*caméra coupée)/ }).waitFor();
    await toolbar.getByRole('button', { name: 'Partager l’écran' }).click();
    await ben.screen('Ana').waitFor();

    await toolbar.getByRole('button', { name: 'Quitter' }).click();
    await page.getByRole('status').getByText('Vous avez quitté la réunion.').waitFor();
    await ben.tile('Ana').waitFor({ state: 'detached' });
    assert.deepEqual(await page.evaluate(() => [window.visioMedia.live().length, window.visioMedia.connections().length]), [0, 0]);
    assert.equal(await page.getByRole('listitem').count(), 0);
    await errors.assertNone();
    await network.assertSovereign(rig.allowed);
    await ben.assertFine(rig);
  });

  it('says in words what went wrong, and lets try again', async () => {
    const { rig, red } = example;
    await using atAnas = await red.fresh();
    const { page, errors } = await atAnas.open(`${rig.origin}/custom-ui/?room=${newRoom()}`);
    errors.expect(/ERR_FAILED|Failed to load/);
    await page.route('**/api/**', (route) => route.abort());
    await page.getByLabel('Votre nom').fill('Ana');
    await page.getByRole('button', { name: 'Rejoindre' }).click();
    await page.getByRole('alert').getByText('Le serveur ne répond pas').waitFor();
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: 'Rejoindre' }).click();
    await page.getByRole('status').getByText('Vous êtes dans la réunion.').waitFor();
    assert.equal(await page.getByRole('alert').getByText('Le serveur').count(), 0);
    await errors.assertNone();
  });
});
