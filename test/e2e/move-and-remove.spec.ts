// `<visio-room>` moved on its page keeps everything; taken away it leaves nothing behind.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VisioTile } from '@visio-sdk/elements';
import type { Page } from 'playwright-core';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { patience } from '../support/patience.ts';
import { arrive, enter, type Person } from '../support/person.ts';
import { newRoom, presentIn, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour, seeFrame } from '../support/senses.ts';

type RoomElement = HTMLElementTagNameMap['visio-room'];

describe('an element that is moved', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  let room: string;
  let ana: Person;
  let ben: Person;
  before(async () => {
    rig = await startRig();
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera }),
    ]);
    room = newRoom();
    [ana, ben] = await Promise.all([enter(red, rig, { room, name: 'Ana' }), enter(blue, rig, { room, name: 'Ben' })]);
    await Promise.all([seeColour(ben.camera('Ana'), 'red'), seeColour(ana.camera('Ben'), 'blue'), hearTone(ana.page, 1010)]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  for (const [way, move] of [
    // To the top of the page each time: a picture that is scrolled off would be paused.
    ['prepend', (element: Element) => document.querySelector('main')!.prepend(element)],
    ['moveBefore', (element: Element) => document.querySelector('main')!.moveBefore(element, document.querySelector('main')!.firstChild)],
    [
      'prepend, many times over',
      (element: Element) => {
        const [here, there] = [element.parentElement!, document.querySelector('main')!];
        for (let i = 0; i < 5; i++) (i % 2 ? here : there).prepend(element);
      },
    ],
    [
      'remove, and put back later',
      async (element: Element) => {
        element.remove();
        await new Promise((resolve) => setTimeout(resolve, 200));
        document.querySelector('main')!.prepend(element);
      },
    ],
  ] as const) {
    it(`keeps participant, picture and sound by ${way}`, async () => {
      const before = await ana.self();
      const seenBefore = await ana.events();
      await ana.page.locator('visio-room').evaluate(move);
      assert.ok(await ana.page.locator('main > visio-room').count());
      await Promise.all([
        seeFrame(ana.camera('Ben'), { colour: 'blue' }),
        seeFrame(ana.camera('Ana (vous)'), { colour: 'red' }),
        hearTone(ana.page, 1010),
        seeFrame(ben.camera('Ana'), { colour: 'red' }),
        hearTone(ben.page, 440),
      ]);
      assert.deepEqual(await ana.self(), before);
      assert.deepEqual(await ana.events(), seenBefore);
      assert.ok(!(await ben.events()).some(({ type }) => type === 'visio-participant-left'));
      assert.equal(await ana.page.evaluate(() => window.visioMedia.captures.length), 1);
      // And it still does what it is told.
      await ana.tool('Couper le micro').click();
      await ben.page.getByRole('img', { name: /^Ana,(?=.*micro coupé)/ }).waitFor();
      await ana.tool('Activer le micro').click();
      await ana.tool('Couper le micro').waitFor();
    });
  }

  it('keeps the preview when it is moved before joining', async () => {
    await using atCleos = await red.fresh();
    const cleo = await arrive(atCleos, rig, { room: newRoom(), name: 'Cléo' });
    const preview = cleo.page.getByLabel('Aperçu de votre caméra');
    await seeColour(preview, 'red');
    await cleo.page.locator('visio-room').evaluate((element) => document.querySelector('main')!.append(element));
    await seeFrame(preview, { colour: 'red' });
    assert.equal(await cleo.page.evaluate(() => window.visioMedia.captures.length), 1);
    await cleo.button('Rejoindre la réunion').click();
    await cleo.event('visio-joined');
    await cleo.assertFine(rig);
  });

  it('leaves and lets go of everything when it is removed, and starts afresh when it is put back', async () => {
    const { room: name, identity } = await ana.self();
    const left = ana.page.locator('visio-room').evaluate(
      (element: RoomElement) =>
        new Promise((resolve) => {
          element.addEventListener('visio-left', (event) => resolve({ ...event.detail, isConnected: element.isConnected }));
          Object.assign(window, { kept: element });
          element.remove();
        }),
    );
    assert.deepEqual(await left, { reason: 'left', isConnected: false });
    await ben.event('visio-participant-left');
    assert.ok(!(await presentIn(rig, name)).some((one) => one.identity === identity));
    const rest = await ana.page.evaluate(() => ({
      devices: window.visioMedia.live().length,
      lines: window.visioMedia.connections().length,
      sounds: window.visioProbe.playing().length,
    }));
    assert.deepEqual(rest, { devices: 0, lines: 0, sounds: 0 });

    await ana.page.evaluate(() => document.querySelector('main')!.append((window as unknown as { kept: Element }).kept));
    await ana.event('visio-joined', 2);
    assert.equal((await ana.self()).identity, identity);
    await Promise.all([seeColour(ben.camera('Ana'), 'red'), hearTone(ben.page, 440), hearTone(ana.page, 1010)]);
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('leaves nothing behind in memory, however often it comes and goes', async () => {
    await using atCleos = await red.fresh();
    // A page of its own: listening to sound, as tests do, holds on to it.
    const { page, errors } = await arrive(atCleos, rig, { room, name: 'Cléo' });
    await page.locator('visio-room').evaluate((element) => element.remove());
    const memory = await memoryOf(page);

    await page.evaluate(comeAndGo, { room, times: 1 });
    const early = await memory.settled();
    await page.evaluate(comeAndGo, { room, times: 3 });
    const late = await memory.settled(({ nodes, listeners }) => nodes - early.nodes < 40 && listeners - early.listeners < 10);
    const grown = `from ${JSON.stringify(early)} to ${JSON.stringify(late)}`;
    assert.ok(late.rooms === 0 && late.tiles === 0, grown);
    assert.ok(late.nodes - early.nodes < 40 && late.listeners - early.listeners < 10, grown);
    await errors.assertNone();
  });
});

/** What of the SDK is alive in a page. */
async function memoryOf(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const count = async (tag: string) => {
    const { result } = await devtools.send('Runtime.evaluate', { expression: `customElements.get('${tag}').prototype`, objectGroup: 'count' });
    const { objects } = await devtools.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '', objectGroup: 'count' });
    const functionDeclaration = 'function () { return this.length; }';
    const length = await devtools.send('Runtime.callFunctionOn', { objectId: objects.objectId ?? '', functionDeclaration, returnByValue: true });
    await devtools.send('Runtime.releaseObjectGroup', { objectGroup: 'count' });
    return Number(length.result.value);
  };
  return {
    /** When no room and no tile is left, and what waits its turn has had it, or after a while: Chromium itself holds what getUserMedia gave for some seconds. */
    async settled(isCalm: (now: { nodes: number; listeners: number }) => boolean = () => true) {
      for (const end = Date.now() + patience; ; ) {
        await devtools.send('HeapProfiler.collectGarbage');
        const [rooms, tiles] = [await count('visio-room'), await count('visio-tile')];
        const { metrics } = await devtools.send('Performance.getMetrics');
        const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
        const now = { rooms, tiles, nodes: value('Nodes'), listeners: value('JSEventListeners') };
        if ((rooms + tiles === 0 && isCalm(now)) || Date.now() > end) return now;
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      }
    },
  };
}

// Runs in the page, as text.
async function comeAndGo({ room, times }: { room: string; times: number }): Promise<void> {
  const main = document.querySelector('main')!;
  const happens = (element: RoomElement, type: 'visio-joined' | 'visio-left') =>
    new Promise<void>((resolve) => element.addEventListener(type, () => resolve(), { once: true }));
  for (let i = 0; i < times; i++) {
    const element = document.createElement('visio-room');
    Object.assign(element, { room, name: 'Cléo', prejoin: 'off' });
    const joined = happens(element, 'visio-joined');
    main.append(element);
    await joined;
    // Until somebody's picture is there: what it takes must go, too.
    const tiles = () => [...(element.shadowRoot?.querySelector('visio-stage')?.shadowRoot?.querySelectorAll<VisioTile>('visio-tile') ?? [])];
    const hasPicture = () =>
      tiles().some(({ participant, shadowRoot }) => participant?.isLocal === false && (shadowRoot!.querySelector('video')?.videoWidth ?? 0) > 0);
    // What comes late must have come the first time, too: what it is drawn from stays for good.
    const drawn = (tag: string, what: string) => element.shadowRoot?.querySelector(tag)?.shadowRoot?.querySelector(what);
    const isComplete = () =>
      drawn('visio-stage', '[part=menu-button]') && drawn('visio-toolbar', '[part~=more]') && drawn('visio-notices', '[role=status]') && drawn('visio-reaction-stream', '.stream') && drawn('visio-shortcuts', 'dialog');
    while (!hasPicture() || !isComplete()) await new Promise(requestAnimationFrame);
    const left = happens(element, 'visio-left');
    element.remove();
    await left;
  }
}
