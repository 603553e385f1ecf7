// What befalls a person in a meeting, each by its real cause: what they are told, and what the page is told. Being removed,
// replaced and the end of a meeting are in leave.spec.ts and moderation.spec.ts, being denied in door.spec.ts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VisioRoom } from '@visio-sdk/elements';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enterByLink, knock, startGuardedRig } from '../support/door.ts';
import { enter, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearNoTone, hearTone, seeColour } from '../support/senses.ts';

/** Waits until a notice says this. */
async function told({ page }: Person, text: string): Promise<void> {
  await notice(page, text).waitFor();
}

function notice(page: Person['page'], text: string) {
  return page.getByRole('region', { name: 'Notifications' }).getByRole('listitem').filter({ hasText: text });
}

/** Waits until the page was told of something with this code; what it was told. */
async function situation(person: Person, code: string, nth = 1): Promise<unknown> {
  for (let count = 1; ; count++) {
    const { detail } = await person.event('visio-situation', count);
    if (detail?.['code'] === code && --nth === 0) return detail;
  }
}

describe('what moderators do', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  let ana: Person;
  let ben: Person;
  let by: string;
  before(async () => {
    rig = await startGuardedRig();
    [red, blue] = await Promise.all([launchBrowser({ colour: 'red', camera: smallCamera }), launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera })]);
    const room = newRoom();
    ana = await enterByLink(red, rig, room, 'Ana');
    ben = await knock(blue, rig, room, 'Ben');
    await ana.button('Faire entrer Ben').click();
    await ben.event('visio-joined');
    await seeColour(ana.camera('Ben'), 'blue');
    // The notices are there once the rush of joining is over.
    await ben.page.locator('visio-notices').getByRole('status').waitFor({ state: 'attached' });
    by = (await ana.self()).identity;
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  /** Does something to Ben by the menu of his tile; `isOn` is how a switch stands there before. */
  async function choose(action: string, isOn?: boolean): Promise<void> {
    await ana.tile('Ben').hover();
    await ana.button('Actions pour Ben').click();
    await ana.page.getByRole('dialog', { name: 'Actions pour Ben' }).locator(isOn === undefined ? 'button, [role=switch]' : `[aria-checked=${isOn}]`).filter({ hasText: action }).click();
    await ana.page.keyboard.press('Escape');
  }

  it('is told to whom it is done, with the moderator’s name: a microphone, a camera, a share', async () => {
    await choose('Couper le micro');
    assert.deepEqual(await situation(ben, 'microphone-stopped'), { code: 'microphone-stopped', by });
    await told(ben, 'Votre micro a été coupé par Ana. Vous pouvez le réactiver.');
    await ben.tool('Activer le micro').click();
    await choose('Arrêter la caméra');
    assert.deepEqual(await situation(ben, 'camera-stopped'), { code: 'camera-stopped', by });
    await told(ben, 'Votre caméra a été arrêtée par Ana. Vous pouvez la réactiver.');
    await ben.tool('Activer la caméra').click();
    await ben.tool('Partager l’écran').click();
    await Promise.all([ana.screen('Ben').waitFor(), ben.tool('Arrêter le partage').waitFor()]);
    await choose('Arrêter le partage d’écran');
    assert.deepEqual(await situation(ben, 'screen-stopped'), { code: 'screen-stopped', by });
    await told(ben, 'Votre partage d’écran a été arrêté par Ana. Vous pouvez le reprendre.');
    const codes = (await ben.events()).filter(({ type }) => type === 'visio-situation').map(({ detail }) => detail?.['code']);
    assert.deepEqual(codes.filter((code) => code !== 'microphone-off-speaking'), ['microphone-stopped', 'camera-stopped', 'screen-stopped']);
  });

  it('is told when a source is forbidden, and when it is allowed again', async () => {
    await choose('Micro autorisé');
    assert.deepEqual(await situation(ben, 'microphone-forbidden'), { code: 'microphone-forbidden', by });
    await told(ben, 'Vous ne pouvez plus activer votre micro : Ana ne l’autorise plus.');
    await choose('Micro autorisé', false);
    assert.deepEqual(await situation(ben, 'microphone-allowed'), { code: 'microphone-allowed', by });
    await told(ben, 'Vous pouvez de nouveau activer votre micro.');
  });

  it('is told of a hand that was lowered, not of one’s own lowering; moderators are told of one that goes up', async () => {
    const raise = (raised: boolean) => ben.page.locator('visio-room').evaluate(({ meeting }: VisioRoom, raised) => meeting.actions.setHandRaised(raised), raised);
    const seen = ana.page.getByRole('img', { name: /^Ben,.*main levée/ });
    await raise(true);
    await told(ana, 'Ben lève la main.');
    await raise(false);
    await seen.waitFor({ state: 'detached' });
    await raise(true);
    await seen.waitFor();
    await choose('Baisser la main');
    assert.deepEqual(await situation(ben, 'hand-lowered'), { code: 'hand-lowered', by });
    await told(ben, 'Votre main a été baissée par Ana.');
    const lowered = (await ben.events()).filter(({ type, detail }) => type === 'visio-situation' && detail?.['code'] === 'hand-lowered');
    assert.equal(lowered.length, 1);
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('is nothing that a packet can claim', async () => {
    const before = (await ben.events()).length;
    await ana.page.locator('visio-room').evaluate(async ({ meeting }: VisioRoom) => {
      const raw = meeting.unstableTransport() as { localParticipant: { publishData(payload: Uint8Array, options: object): Promise<void> } };
      const packets = [
        { type: 'participantMuted', data: {} },
        { type: 'permissionsRemoved', data: { removedSources: ['microphone', 'camera'] } },
        { type: 'lowerHand', data: {} },
        { type: 'visio.moderated', data: { what: 'hand', by: 'x', at: 1 } },
      ];
      for (const packet of packets) await raw.localParticipant.publishData(new TextEncoder().encode(JSON.stringify(packet)), { reliable: true });
      // The last of them is no packet, and is complained of once the others are there.
      await raw.localParticipant.publishData(new TextEncoder().encode('{'), { reliable: true });
    });
    await ben.event('visio-error');
    const since = (await ben.events()).slice(before).map(({ type, detail }) => `${type} ${String(detail?.['code'])}`);
    assert.deepEqual(since.filter((one) => one !== 'visio-situation microphone-off-speaking'), ['visio-error message-malformed']);
  });
});

describe('what else befalls a person', () => {
  let rig: Rig;
  before(async () => {
    rig = await startRig();
  });
  after(() => rig.stop());

  it('is told that nobody hears them while the microphone is off, unless the page does not want that', async () => {
    await using red = await launchBrowser({ colour: 'red', camera: smallCamera });
    await using blue = await launchBrowser({ tone: 1010, camera: smallCamera });
    await blue.context.addInitScript(() => {
      const { clone } = MediaStreamTrack.prototype;
      MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
        document.documentElement.dataset['clones'] = String(Number(document.documentElement.dataset['clones'] ?? 0) + 1);
        return clone.call(this);
      };
    });
    const room = newRoom();
    const ana = await enter(red, rig, { room, name: 'Ana' });
    const ben = await enter(blue, rig, { room, name: 'Ben' });
    await hearTone(ana.page, 1010);
    await ben.page.locator('visio-notices').getByRole('status').waitFor({ state: 'attached' });
    await ben.tool('Couper le micro').click();
    await hearNoTone(ana.page, 1010);
    assert.deepEqual(await situation(ben, 'microphone-off-speaking'), { code: 'microphone-off-speaking', by: undefined });
    await notice(ben.page, 'Votre micro est coupé : personne ne vous entend.').getByRole('button', { name: 'Activer le micro' }).click();
    await hearTone(ana.page, 1010);
    await notice(ben.page, 'Votre micro est coupé').waitFor({ state: 'detached' });

    const clones = () => ben.page.evaluate(() => Number(document.documentElement.dataset['clones']));
    // Once more after a line that was lost for a moment.
    const before = await clones();
    assert.ok(before >= 1);
    await ben.page.locator('visio-room').evaluate(async (element: VisioRoom) => {
      element.setAttribute('talk-while-muted', 'off');
      await element.updateComplete;
    });
    await ben.tool('Couper le micro').click();
    await ben.tool('Activer le micro').waitFor();
    await hearNoTone(ana.page, 1010);
    assert.equal(await clones(), before, 'the microphone is not even looked at');
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('is told that everybody has left', async () => {
    await using red = await launchBrowser({ camera: smallCamera });
    await using blue = await launchBrowser({ camera: smallCamera });
    const room = newRoom();
    const ana = await enter(red, rig, { room, name: 'Ana' });
    await ana.page.locator('visio-notices').getByRole('status').waitFor({ state: 'attached' });
    // It is gone in some seconds: waited for from before.
    const [ben] = await Promise.all([enter(blue, rig, { room, name: 'Ben' }), told(ana, 'Ben a rejoint la réunion.')]);
    await Promise.all([ana.tile('Ben').waitFor(), ben.tile('Ana').waitFor()]);
    await ben.page.locator('visio-notices').getByRole('status').waitFor({ state: 'attached' });
    await ana.tool('Quitter').click();
    assert.deepEqual(await situation(ben, 'alone'), { code: 'alone', by: undefined });
    await notice(ben.page, 'Tout le monde est parti').getByRole('button', { name: 'Quitter' }).click();
    assert.deepEqual((await ben.event('visio-left')).detail, { reason: 'left' });
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('is told that the browser has taken back the permission during the call, and how to give it again', async () => {
    // Without the fake answer to the browser's question, which is always yes.
    await using red = await launchBrowser({ camera: smallCamera, screen: 'nothing' });
    const ana = await enter(red, rig, { room: newRoom(), name: 'Ana' });
    await ana.tool('Couper la caméra').waitFor();
    const chrome = await red.context.newCDPSession(ana.page);
    const { targetInfo } = await chrome.send('Target.getTargetInfo');
    const { browserContextId } = targetInfo;
    for (const name of ['camera', 'microphone']) {
      await chrome.send('Browser.setPermission', { permission: { name }, setting: 'denied', origin: rig.origin, ...(browserContextId && { browserContextId }) });
    }
    const codes = [await ana.event('visio-error', 1), await ana.event('visio-error', 2)].map(({ detail }) => detail?.['code']);
    assert.deepEqual(codes.sort(), ['camera-denied', 'microphone-denied']);
    await told(ana, 'L’accès à la caméra est refusé.');
    await told(ana, 'L’accès au micro est refusé.');
    await ana.tool('Activer la caméra').waitFor();
    await ana.assertFine(rig);
  });

  it('is told that the browser holds sound back, and hears by one button', async () => {
    await using red = await launchBrowser({ tone: 440, camera: smallCamera });
    // Neither captures nor was touched.
    await using silent = await launchBrowser({ devices: 'none', args: ['--autoplay-policy=user-gesture-required'] });
    const room = newRoom();
    await enter(red, rig, { room, name: 'Ana' });
    const page = await silent.context.newPage();
    // Whatever is asked of a page counts as a gesture: it has to speak by itself.
    await page.addInitScript(() => {
      addEventListener('visio-joined', ({ target }) => {
        const { blocked } = (target as VisioRoom).meeting.speakers;
        const look = () => blocked.get() && console.info('sound is held back');
        blocked.subscribe(look);
        look();
      });
    });
    await Promise.all([
      page.waitForEvent('console', { predicate: (message) => message.text() === 'sound is held back' }),
      page.goto(rig.portal({ room, name: 'Ben', prejoin: 'off' })),
    ]);
    await notice(page, 'Votre navigateur a coupé le son de la réunion.').getByRole('button', { name: 'Activer le son' }).click();
    await hearTone(page, 440);
    await notice(page, 'Votre navigateur a coupé le son').waitFor({ state: 'detached' });
  });
});
