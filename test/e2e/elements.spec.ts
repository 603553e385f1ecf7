// Elements on a meeting of the core, without any room around them: the page that docs/elements.md gives, as it stands there.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { inRoot, root } from '../../scripts/support/paths.mjs';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enter, personAt } from '../support/person.ts';
import { codeOf } from '../support/readme.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour } from '../support/senses.ts';

describe('elements without any room', () => {
  let folder: string;
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'visio-elements-'));
    await makePage(folder);
    rig = await startRig({ mounts: [{ path: '/elements/', folder }] });
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera }),
    ]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('hold a whole call with somebody in a room: joining, picture, sound, chat, people, layout, leaving, and again', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const ben = await enter(atBens, rig, { room, name: 'Ben' });
    const ana = personAt(await atAnas.open(`${rig.origin}/elements/#${room}`));
    const prejoin = ana.page.locator('visio-prejoin');
    const join = prejoin.getByRole('button', { name: 'Rejoindre la réunion' });
    await seeColour(prejoin.locator('video'), 'red');
    await prejoin.getByLabel('Votre nom').fill('Ana');
    await join.click();

    await Promise.all([seeColour(ana.camera('Ben'), 'blue'), seeColour(ben.camera('Ana'), 'red'), hearTone(ana.page, 1010), hearTone(ben.page, 440)]);
    assert.equal(await prejoin.isVisible(), false);
    const { width, height } = (await ana.page.locator('visio-stage').boundingBox())!;
    assert.ok(height > width / 2, `the stage has ${height} px where nothing gives it a height`);

    await ana.tool('Couper le micro').click();
    await ben.page.getByRole('img', { name: 'Ana, micro coupé' }).waitFor();
    await ana.tool('Ouvrir la discussion').click();
    await ana.page.getByRole('textbox', { name: 'Écrire à tout le monde' }).fill('Bonjour Ben');
    await ana.page.keyboard.press('Enter');
    await ben.page.locator('visio-notices').getByText('Message de Ana').first().waitFor();
    await ana.page.getByRole('button', { name: /^Voir les participants/ }).click();
    await ana.page.locator('visio-people').getByText('Ben', { exact: true }).waitFor();
    assert.equal(await ana.page.locator('visio-chat').isVisible(), false);
    await ana.tool('Disposition').click();
    await ana.page.getByRole('menuitemradio', { name: /Intervenant/ }).click();
    await ana.page.locator('visio-stage .speaker').waitFor();

    await ana.tool('Quitter').click();
    await ben.tile('Ana').waitFor({ state: 'detached' });
    await join.click();
    await seeColour(ana.camera('Ben'), 'blue');
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });
});

/** The page of the reference, bundled as its reader would; the server is where it comes from, the room its fragment. */
async function makePage(folder: string): Promise<void> {
  const [, html, js] = codeOf(inRoot('docs/elements.md'), ['html', 'js']).map(({ code }) => code);
  assert.ok(html && js);
  const contents = js.replace("'https://visio.example'", 'location.origin').replace("'guichet-12'", 'location.hash.slice(1)');
  await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: folder,
    entryNames: 'page',
    conditions: ['@visio-sdk/source'],
    logLevel: 'warning',
  });
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="fr"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Elements</title><script type="module" src="page.js"></script>${html}</html>`);
}
