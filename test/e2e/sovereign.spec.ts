// A whole call, and where it went: to our own servers only, with no cookie, and leaving on the device what is promised.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VisioRoom } from '@visio-sdk/elements';
import type { Request } from 'playwright-core';
import { launchBrowser, type PersonBrowser, type PersonContext } from '../support/browser.ts';
import { openDevices } from '../support/ending.ts';
import { enter, personAt, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeColour, seeFrame } from '../support/senses.ts';

describe('a whole call', () => {
  let rig: Rig;
  /** With one camera and three microphones, as Chromium pretends. */
  let plain: PersonBrowser;
  let blue: PersonBrowser;
  before(async () => {
    rig = await startRig();
    [plain, blue] = await Promise.all([launchBrowser(), launchBrowser({ colour: 'blue', tone: 1010 })]);
  });
  after(async () => {
    await Promise.all([plain?.close(), blue?.close()]);
    await rig.stop();
  });

  it('reaches nobody but the servers of the page, keeps nothing on a shared computer, and sends and reads no cookie', async () => {
    await using atAnas = await plain.fresh();
    await using atBens = await blue.fresh();
    const requests: Request[] = [];
    atAnas.context.on('request', (request) => void requests.push(request));
    // The host's own: it must stay with the host.
    await atAnas.context.addCookies([{ name: 'session', value: 'secret', url: rig.origin }]);
    await atAnas.context.addInitScript(() => {
      const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!;
      const looked: string[] = ((window as unknown as { looked: string[] }).looked = []);
      const note = () => void looked.push(new Error().stack ?? '');
      Object.defineProperty(Document.prototype, 'cookie', {
        configurable: true,
        get: () => (note(), get!.call(document) as string),
        set: (value: string) => (note(), set!.call(document, value)),
      });
    });
    const { ana, ben } = await call(atAnas, atBens, 'off');

    assert.deepEqual(await ana.page.evaluate(() => (window as unknown as { looked: string[] }).looked), [], 'nor looks into one');
    assert.deepEqual(await stored(ana), { local: [], session: [], databases: [], caches: [], workers: 0 });
    assert.deepEqual((await atAnas.context.cookies()).map(({ name }) => name), ['session']);
    for (const request of requests) {
      const url = new URL(request.url());
      const response = await request.response().catch(() => null);
      assert.equal((await response?.allHeaders())?.['set-cookie'], undefined, url.href);
      if (!url.pathname.startsWith('/api/')) continue;
      const headers = await request.allHeaders();
      assert.equal(headers['cookie'], undefined, 'to our server');
      assert.equal(headers['referer'], undefined, 'nor the page’s address');
      // No secret in an address of ours: logs keep addresses.
      assert.doesNotMatch(url.href, /eyJ|token|credential|ticket/);
      assert.equal(url.search, '');
    }
    assert.ok(requests.some((request) => request.url().includes('/api/')));
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('leaves on one’s own computer what the privacy page says, and nothing else', async () => {
    await using atAnas = await plain.fresh();
    await using atBens = await blue.fresh();
    const { ana, ben } = await call(atAnas, atBens, 'on');
    const { local, session, ...rest } = await stored(ana);
    assert.deepEqual(local, ['visio-sdk.choices']);
    assert.equal(session.length, 1);
    assert.match(session[0]!, /^visio-sdk\.session:/);
    assert.deepEqual(rest, { databases: [], caches: [], workers: 0 });
    const choices = await ana.page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem('visio-sdk.choices')!) as object).sort());
    assert.deepEqual(choices, ['microphone', 'name']);
    assert.deepEqual(await atAnas.context.cookies(), []);
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  /** Everything that people do in a call, from the prejoin to coming back. */
  async function call(atAnas: PersonContext, atBens: PersonContext, remember: 'on' | 'off'): Promise<{ ana: Person; ben: Person }> {
    const room = newRoom();
    const ben = await enter(atBens, rig, { room, name: 'Ben' });
    const ana = personAt(await atAnas.open(rig.page('tag', { room, remember })));
    await seeFrame(ana.page.getByLabel('Aperçu de votre caméra'));
    await ana.page.getByLabel('Votre nom').fill('Ana');
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined');
    await Promise.all([seeColour(ana.camera('Ben'), 'blue'), seeFrame(ben.camera('Ana'))]);
    await assertLine(ana);

    await ana.tool('Couper le micro').click();
    await ana.tool('Couper la caméra').click();
    await ben.page.getByRole('img', { name: /^Ana,(?=.*caméra coupée)(?=.*micro coupé)/ }).waitFor();
    await ana.tool('Activer la caméra').click();
    await ana.tool('Activer le micro').click();
    await seeFrame(ben.camera('Ana'));

    await ana.tool('Réglages audio et vidéo').click();
    const microphones = ana.page.getByRole('dialog').getByLabel('Micro', { exact: true });
    await microphones.locator('option').nth(2).waitFor({ state: 'attached' });
    const [, , other] = await microphones.locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    await microphones.selectOption(other!);
    await ana.page.locator('visio-room').evaluate(async ({ meeting: { microphone } }: VisioRoom, id) => {
      const isIt = () => microphone.state.get().status === 'on' && microphone.state.get().deviceId === id;
      if (!isIt()) await new Promise<void>((resolve) => microphone.state.subscribe(() => isIt() && resolve()));
    }, other);
    await ana.page.keyboard.press('Escape');

    await ana.tool('Partager l’écran').click();
    await seeFrame(ben.screen('Ana'));
    await ana.tool('Arrêter le partage').click();
    await ben.screen('Ana').waitFor({ state: 'detached' });

    await ana.tool('Quitter').click();
    await ana.event('visio-left');
    assert.deepEqual(await openDevices(ana), []);
    await ben.tile('Ana').waitFor({ state: 'detached' });
    await ana.button('Rejoindre à nouveau').click();
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined', 2);
    await Promise.all([seeColour(ana.camera('Ben'), 'blue'), seeFrame(ben.camera('Ana'))]);
    await assertLine(ana);
    return { ana, ben };
  }

  /** Sound and picture go to LiveKit itself, by servers of its own. */
  async function assertLine({ page, network }: Person): Promise<void> {
    const far = await page.evaluate(async () => {
      const reports = await Promise.all(window.visioMedia.connections().map((line) => line.getStats()));
      return reports.flatMap((report) => [...report.values()]).filter(({ type }) => type === 'remote-candidate').map(({ address }) => address as string);
    });
    const { hostname } = new URL(rig.livekit.url);
    if (hostname === '127.0.0.1') assert.deepEqual([...new Set(far)], [hostname]);
    assert.ok((await network.iceServers()).length > 0);
  }
});

/** What the page keeps on the device, by name. */
async function stored({ page }: Person) {
  return page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
}
