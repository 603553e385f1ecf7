// A file of ours that is gone, as after an upgrade of the server while pages are open: it is said, and never ends a call.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cdnFolder } from '../../scripts/build/bundle.mjs';
import { launchBrowser, type PersonBrowser, type PersonContext } from '../support/browser.ts';
import { assertFailed, openDevices, type Failure } from '../support/ending.ts';
import { failed, failedRequests, openPolicy, retry } from '../support/failures.ts';
import { arrive, personAt, type Person, type PortalParameters } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeColour } from '../support/senses.ts';

describe('a file that is gone', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let cdn: string;
  before(async () => {
    cdn = mkdtempSync(join(tmpdir(), 'visio-cdn-'));
    rig = await startRig({ policy: openPolicy, mounts: [{ path: '/visio/', folder: cdn }] });
    // After the bundle is sure to be there.
    cpSync(cdnFolder, cdn, { recursive: true });
    red = await launchBrowser({ colour: 'red', tone: 440 });
  });
  after(async () => {
    await red?.close();
    await rig.stop();
    rmSync(cdn, { recursive: true, force: true });
  });

  /** Straight in by the portal, or not. */
  function straight(browser: PersonContext, parameters: Partial<PortalParameters> = {}): Promise<Person> {
    return arrive(browser, rig, { room: newRoom(), name: 'Ana', prejoin: 'off', ...parameters });
  }

  async function assertFine(person: Person): Promise<void> {
    person.errors.expect(failedRequests);
    await person.assertFine(rig);
  }

  /** Takes a lazy file away until disposed of. */
  function without(name: string): Disposable {
    const folder = join(cdn, 'chunks');
    const files = readdirSync(folder).filter((file) => new RegExp(`^${name}-.{8}[.]js`).test(file));
    assert.equal(files.filter((file) => file.endsWith('.js')).length, 1, name);
    for (const file of files) renameSync(join(folder, file), join(folder, `${file}.gone`));
    return { [Symbol.dispose]: () => files.forEach((file) => renameSync(join(folder, `${file}.gone`), join(folder, file))) };
  }

  const missing = {
    ...failed,
    code: 'asset-missing',
    canRetry: true,
    text: 'Une partie de l’application n’a pas pu être chargée. Rechargez la page quand vous le pourrez.',
  } as const satisfies Failure;

  for (const [what, name] of [['what speaks to LiveKit', 'room-transport'], ['a way in', 'livekit']] as const) {
    it(`says so of ${what}, and comes in by trying again`, async () => {
      await using browser = await red.fresh();
      let ana: Person;
      {
        using _gone = without(name);
        const token = await rig.token(newRoom(), { name: 'Ana' });
        ana = name === 'livekit' ? personAt(await browser.open(rig.page('tag', { name: 'Ana', prejoin: 'off', provider: 'livekit', server: rig.livekit.url, token }))) : await straight(browser);
        await assertFailed(ana, missing);
      }
      await retry(ana);
      await assertFine(ana);
    });
  }

  it('stays in the call without what shows it', async () => {
    await using browser = await red.fresh();
    using _gone = without('call');
    const ana = await straight(browser);
    await ana.event('visio-joined');
    await ana.page.getByRole('heading', { name: 'Vous êtes dans la réunion.' }).waitFor();
    await ana.page.getByText(missing.text, { exact: true }).first().waitFor();
    const error = await ana.event('visio-error');
    assert.deepEqual([error.detail?.['code'], error.detail?.['recoverable']], ['asset-missing', true]);
    await ana.page.evaluate(async () => {
      while (window.visioMedia.sent().length < 2) await new Promise(requestAnimationFrame);
    });
    await ana.button('Quitter la réunion').click();
    await ana.event('visio-left');
    assert.deepEqual(await openDevices(ana), []);
    await assertFine(ana);
  });

  it('leaves the page’s own words where the room has none, and has its own after a reload', async () => {
    await using browser = await red.fresh();
    let ana: Person;
    {
      using _gone = without('fr');
      ana = await straight(browser, { prejoin: 'on' });
      assert.equal((await ana.event('visio-error')).detail?.['code'], 'asset-missing');
      await ana.page.locator('visio-room').getByRole('link', { name: '01 99 00 12 34' }).waitFor();
      assert.ok(!(await ana.events()).some(({ type }) => type === 'visio-ready'));
    }
    await ana.page.reload();
    await ana.button('Rejoindre la réunion').waitFor();
    await assertFine(ana);
  });

  it('stays in the call without a menu of it', async () => {
    await using browser = await red.fresh();
    using _gone = without('device-menu');
    const ana = await straight(browser);
    await ana.event('visio-joined');
    await ana.tool('Réglages audio et vidéo').click();
    const error = await ana.event('visio-error');
    assert.deepEqual([error.detail?.['code'], error.detail?.['recoverable']], ['asset-missing', true]);
    await ana.page.getByText(missing.text, { exact: true }).waitFor();
    await seeColour(ana.camera('Ana (vous)'), 'red');
    await assertFine(ana);
  });
});
