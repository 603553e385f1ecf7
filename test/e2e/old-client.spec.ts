// A server that was upgraded further than the page that somebody still has open.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launchBrowser, smallCamera } from '../support/browser.ts';
import { arrive } from '../support/person.ts';
import { newRoom, startRig } from '../support/rig.ts';

describe('a client that the server takes no more', () => {
  it('is told so, and to load the page again', async () => {
    await using rig = await startRig({ server: { oldestClient: '999.0.0' } });
    await using browser = await launchBrowser({ camera: smallCamera });
    const ana = await arrive(browser, rig, { room: newRoom(), name: 'Ana', prejoin: 'off' });
    ana.errors.expect(/status of 426/);
    const { detail } = await ana.event('visio-error');
    assert.equal(detail?.['code'], 'client-too-old');
    await ana.page.getByText('Cette page est trop ancienne pour le serveur de la réunion. Rechargez-la.').waitFor();
    await ana.assertFine(rig);
  });
});
