// Whatever keeps a camera, a microphone or a screen from working, brought about by its real cause: what the person is
// told, that they can join all the same, and that it works once the cause is gone.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ErrorCode } from '@visio-sdk/core';
import type { VisioRoom } from '@visio-sdk/elements';
import { launchBrowser, type PersonContext } from '../support/browser.ts';
import { assertFailed, openDevices } from '../support/ending.ts';
import { colourFile } from '../support/media-files.ts';
import { arrive, enter, personAt, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeColour } from '../support/senses.ts';

const without = 'Vous pouvez rejoindre la réunion sans caméra ni micro : vous verrez et entendrez les autres, qui ne vous verront pas et ne vous entendront pas.';
const withoutCamera = 'Vous pouvez rejoindre la réunion sans caméra : vous verrez les autres, qui ne vous verront pas.';

describe('what keeps a device from working', () => {
  let rig: Rig;
  let folder: string;
  before(async () => {
    rig = await startRig();
    folder = mkdtempSync(join(tmpdir(), 'visio-camera-'));
  });
  after(async () => {
    await rig.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The prejoin, as somebody called Ana finds it. */
  const arrived = (browser: PersonContext, at = rig) => arrive(browser, at, { room: newRoom(), name: 'Ana' });

  it('says that there is no device, and lets one join without any', async () => {
    await using browser = await launchBrowser({ devices: 'none' });
    const ana = await arrived(browser);
    const texts = [
      'Aucune caméra n’a été trouvée. Branchez-en une, ou continuez sans caméra.',
      'Aucun micro n’a été trouvé. Branchez-en un, ou continuez sans micro.',
    ];
    await assertTold(ana, { 'camera-not-found': true, 'microphone-not-found': true }, texts);
    await ana.page.getByText(without).waitFor();
    await joinWith(ana, []);
    assert.equal(await descriptionOf(ana, 'Activer la caméra'), texts[0]);
    assert.equal(await descriptionOf(ana, 'Activer le micro'), texts[1]);
    await ana.assertFine(rig);
  });

  it('says that there is no camera, keeps the microphone, and takes the camera that is plugged in during the call', async () => {
    const camera = join(folder, 'plugged-in.y4m');
    await using browser = await launchBrowser({ args: [`--use-file-for-fake-video-capture=${camera}`] });
    const ana = await arrived(browser);
    await assertTold(ana, { 'camera-not-found': true }, ['Aucune caméra n’a été trouvée. Branchez-en une, ou continuez sans caméra.']);
    await ana.page.getByRole('meter', { name: 'Niveau du micro' }).waitFor();
    await ana.page.getByText(withoutCamera).waitFor();
    await joinWith(ana, ['audio']);
    plugIn(camera);
    await ana.tool('Activer la caméra').click();
    await seeColour(ana.camera('Ana (vous)'), 'green');
    assert.deepEqual((await openDevices(ana)).sort(), ['audio', 'video']);
    assert.equal(await descriptionOf(ana, 'Couper la caméra'), '');
    await ana.assertFine(rig);
  });

  it('says that the person has said no and where to say yes, and starts by itself once they have', async () => {
    // Chromium's own settings answer here, which a page cannot tell from a click.
    await using browser = await launchBrowser({ colour: 'green', screen: 'none of ours' });
    await setPermission(browser, 'denied');
    const ana = await arrived(browser);
    await assertTold(ana, { 'camera-denied': true, 'microphone-denied': true }, [
      'L’accès à la caméra et au micro est refusé.',
    ]);
    await ana.page.getByText(without).waitFor();
    const guide = ana.page.getByText('Cliquez sur l’icône à gauche de l’adresse de la page.');
    await guide.waitFor();
    await ana.page.getByText('Activez la caméra et le micro.').waitFor();
    await setPermission(browser, 'granted');
    await seeColour(ana.page.getByLabel('Aperçu de votre caméra'), 'green');
    await ana.page.getByRole('meter', { name: 'Niveau du micro' }).waitFor();
    await guide.waitFor({ state: 'detached' });
    assert.equal(await ana.button('Réessayer').count(), 0);
    await joinWith(ana, ['audio', 'video']);
    await ana.assertFine(rig);
  });

  it('lets one join who has said no', async () => {
    await using browser = await launchBrowser({ permission: 'denied' });
    const ana = await arrived(browser);
    await ana.page.getByText(without).waitFor();
    await joinWith(ana, []);
    // And asks no second time for what was refused: a screen, too, is only a choice.
    await ana.tool('Partager l’écran').click();
    await ana.event('visio-share-request');
    await ana.page.locator('visio-room').evaluate(async ({ meeting: { screenShare } }: VisioRoom) => {
      const { state } = screenShare;
      const isOff = () => state.get().status === 'off';
      if (!isOff()) await new Promise<void>((resolve) => state.subscribe(() => isOff() && resolve()));
    });
    assert.deepEqual(await codes(ana), ['camera-denied', 'microphone-denied']);
    await ana.assertFine(rig);
  });

  it('says that another program has the camera, and takes it once that program is closed', async () => {
    // Chromium lists it and cannot start it, as when another program holds it.
    const camera = join(folder, 'held.y4m');
    writeFileSync(camera, `YUV4MPEG2 W0 H0 F15:1 Ip A1:1 C420mpeg2\nFRAME\n${'x'.repeat(1000)}`);
    await using browser = await launchBrowser({ args: [`--use-file-for-fake-video-capture=${camera}`] });
    const ana = await arrived(browser);
    await assertTold(ana, { 'camera-in-use': true }, ['La caméra est utilisée par une autre application. Fermez cette application, puis réessayez.']);
    await ana.page.getByRole('meter', { name: 'Niveau du micro' }).waitFor();
    assert.deepEqual(await openDevices(ana), ['audio']);
    plugIn(camera);
    await retry(ana);
    await joinWith(ana, ['audio', 'video']);
    await ana.assertFine(rig);
  });

  it('says that another program has the microphone, and keeps the camera', async () => {
    await using browser = await launchBrowser({ colour: 'green', args: ['--fail-audio-stream-creation'] });
    const ana = await arrived(browser);
    await assertTold(ana, { 'microphone-in-use': true }, ['Le micro est utilisé par une autre application. Fermez cette application, puis réessayez.']);
    await seeColour(ana.page.getByLabel('Aperçu de votre caméra'), 'green');
    await joinWith(ana, ['video']);
    assert.match(await descriptionOf(ana, 'Activer le micro'), /^Le micro est utilisé/);
    // Nothing can be played either: LiveKit's own context for sound.
    ana.errors.expect(/AudioContext encountered an error from the audio device/);
    await ana.assertFine(rig);
  });

  it('says that the page’s policy forbids them, and the screen too', async () => {
    await using strict = await startRig({ headers: { 'permissions-policy': 'camera=(), microphone=(), display-capture=()' } });
    await using browser = await launchBrowser();
    const ana = await arrived(browser, strict);
    await assertTold(ana, { 'camera-blocked': false, 'microphone-blocked': false }, [
      'Cette page n’a pas le droit d’utiliser la caméra. Prévenez le service qui la publie ; vous pouvez continuer sans caméra.',
      'Cette page n’a pas le droit d’utiliser le micro. Prévenez le service qui la publie ; vous pouvez continuer sans micro.',
    ]);
    assert.equal(await ana.button('Réessayer').count(), 0, 'nothing that the person could do');
    await joinWith(ana, []);
    await ana.tool('Partager l’écran').click();
    await ana.event('visio-error', 3);
    assert.deepEqual(await codes(ana), ['camera-blocked', 'microphone-blocked', 'screen-share-denied']);
    const text = 'Le partage d’écran est refusé. Autorisez-le dans les réglages du navigateur ou de l’ordinateur, puis réessayez.';
    await ana.page.getByRole('region', { name: 'Notifications' }).getByText(text).waitFor();
    assert.equal(await descriptionOf(ana, 'Partager l’écran'), text);
    ana.errors.expect(/Permissions policy violation/);
    await ana.assertFine(strict);
  });

  it('says that the page is not secure, before and after somebody tries to join', async () => {
    const rules = 'MAP visio.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';
    await using browser = await launchBrowser({ args: [`--host-resolver-rules=${rules}`] });
    const address = new URL(rig.portal({ room: newRoom(), name: 'Ana' }));
    address.hostname = 'visio.test';
    const ana = personAt(await browser.open(address.href));
    const text = 'Cette page n’est pas sécurisée : caméra et micro y sont interdits. Ouvrez-la avec une adresse qui commence par https.';
    // The call's own controls are made ready meanwhile, unseen: what counts is what the person can see.
    const seen = ana.page.getByText(text).filter({ visible: true });
    await seen.waitFor();
    await ana.page.locator('visio-toolbar').waitFor({ state: 'attached' });
    assert.equal(await seen.count(), 1, 'said once, though of two devices');
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-left');
    const told = (await ana.events()).filter(({ type }) => type === 'visio-error').map(({ detail }) => [detail?.['code'], detail?.['recoverable']]);
    assert.deepEqual(told, Array(3).fill(['insecure-page', false]));
    await ana.page.getByRole('heading', { name: 'La connexion à la réunion a échoué' }).waitFor();
    await ana.page.getByText(text).waitFor();
    await ana.page.locator('visio-room').getByRole('link', { name: '01 99 00 12 34' }).waitFor();
    assert.equal(await ana.button('Réessayer').count(), 0);
    await ana.errors.assertNone();
    await ana.network.assertSovereign({ ...rig.allowed, origins: [address.origin] });
  });

  it('says that the browser cannot do it', async () => {
    await using browser = await launchBrowser({ colour: 'green' });
    await browser.context.addInitScript(() => {
      delete (window as { RTCPeerConnection?: unknown }).RTCPeerConnection;
      // The old name, from which livekit-client would make the new one.
      delete (window as { webkitRTCPeerConnection?: unknown }).webkitRTCPeerConnection;
    });
    const ana = await arrived(browser);
    await seeColour(ana.page.getByLabel('Aperçu de votre caméra'), 'green');
    await ana.button('Rejoindre la réunion').click();
    await assertFailed(ana, {
      code: 'browser-unsupported',
      reason: 'failed',
      canRetry: false,
      title: 'La connexion à la réunion a échoué',
      text: 'Ce navigateur ne permet pas de rejoindre la réunion. Ouvrez cette page dans une version récente de Firefox, Chrome, Edge ou Safari.',
    });
    // Nor does the prejoin, on its way out, ask for them again: requests are answered in their order.
    const asked = await ana.page.evaluate(async () => {
      for (const track of (await navigator.mediaDevices.getUserMedia({ audio: true })).getTracks()) track.stop();
      return window.visioMedia.captures.length;
    });
    assert.equal(asked, 2, 'the prejoin’s and this test’s');
    await ana.assertFine(rig);
  });

  it('offers no screen where the browser cannot share one, and says so to a page that asks', async () => {
    await using browser = await launchBrowser({ colour: 'green' });
    await browser.context.addInitScript(() => void delete (MediaDevices.prototype as Partial<MediaDevices>).getDisplayMedia);
    const ana = await enter(browser, rig, { room: newRoom(), name: 'Ana' });
    await ana.tool('Quitter').waitFor();
    assert.equal(await ana.tool('Partager l’écran').count(), 0);
    await ana.page.locator('visio-room').evaluate((room: VisioRoom) => room.meeting.screenShare.start().catch(() => {}));
    const { detail } = await ana.event('visio-error');
    assert.deepEqual([detail?.['code'], detail?.['recoverable']], ['screen-share-unsupported', false]);
    await ana.page
      .getByRole('region', { name: 'Notifications' })
      .getByText('Ce navigateur ne sait pas partager l’écran. Utilisez un ordinateur avec une version récente de Firefox, Chrome ou Edge.')
      .waitFor();
    await ana.assertFine(rig);
  });

  /** Puts a camera behind the name that Chromium was given for one. */
  function plugIn(camera: string): void {
    copyFileSync(colourFile('green', { width: 640, height: 360, fps: 15 }), camera);
  }

  async function setPermission(browser: PersonContext, setting: 'granted' | 'denied'): Promise<void> {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const chrome = await browser.context.newCDPSession(page);
    const { targetInfo } = await chrome.send('Target.getTargetInfo');
    const { browserContextId } = targetInfo;
    for (const name of ['camera', 'microphone']) {
      await chrome.send('Browser.setPermission', { permission: { name }, setting, origin: rig.origin, ...(browserContextId && { browserContextId }) });
    }
  }
});

/** The prejoin says it in these words, and events say it in codes: whether each can be tried again. */
async function assertTold(person: Person, errors: Partial<Record<ErrorCode, boolean>>, texts: readonly string[]): Promise<void> {
  const wanted = Object.entries(errors);
  await person.event('visio-error', wanted.length);
  const told = (await person.events()).filter(({ type }) => type === 'visio-error').map(({ detail }) => [detail?.['code'], detail?.['recoverable']]);
  assert.deepEqual(told, wanted);
  for (const text of texts) await person.page.getByRole('status').getByText(text, { exact: true }).waitFor();
}

/** Tries the devices again, and the camera is there. */
async function retry(person: Person): Promise<void> {
  await person.button('Réessayer').click();
  await seeColour(person.page.getByLabel('Aperçu de votre caméra'), 'green');
  await person.page.getByRole('meter', { name: 'Niveau du micro' }).waitFor();
  assert.equal(await person.button('Réessayer').count(), 0);
}

/** Joins by the button, with these devices and no others. */
async function joinWith(person: Person, kinds: readonly string[]): Promise<void> {
  await person.button('Rejoindre la réunion').click();
  await person.event('visio-joined');
  await person.tool('Quitter').waitFor();
  assert.deepEqual((await openDevices(person)).sort(), kinds);
}

/** What a screen reader says of a tool besides its name. */
async function descriptionOf(person: Person, tool: string): Promise<string> {
  return person.tool(tool).evaluate((button) => {
    const id = button.getAttribute('aria-describedby');
    const { textContent } = (id && (button.getRootNode() as ShadowRoot).getElementById(id)) || { textContent: '' };
    return textContent?.trim() ?? '';
  });
}

async function codes(person: Person): Promise<unknown[]> {
  return (await person.events()).filter(({ type }) => type === 'visio-error').map(({ detail }) => detail?.['code']);
}
