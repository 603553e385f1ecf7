// The keys of a meeting between two real pages: what they do to the others, and what they leave to the page.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enter, personAt, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearNoTone, hearTone } from '../support/senses.ts';
import { untilInPage } from '../support/until.ts';

declare global {
  interface Window {
    /** What a shortcut of the page's own would have heard. */
    heardKeys: string[];
  }
}

describe('keys', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  let ana: Person;
  let ben: Person;
  const room = newRoom();
  before(async () => {
    rig = await startRig();
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera, autoplay: 'allowed' }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera, autoplay: 'allowed' }),
    ]);
    ben = await enter(blue, rig, { room, name: 'Ben' });
    ana = await arriveListening('on');
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig?.stop();
  });

  /** A page with listeners and a field of its own around the tag. */
  async function arriveListening(shortcuts: string): Promise<Person> {
    const person = personAt(await red.open(rig.page('tag', { room, name: 'Ana', prejoin: 'off', shortcuts })));
    await person.event('visio-joined');
    await person.page.evaluate(() => {
      window.heardKeys = [];
      for (const type of ['keydown', 'keyup', 'keypress'] as const) document.addEventListener(type, ({ key }) => void window.heardKeys.push(key));
      const field = document.body.appendChild(document.createElement('input'));
      field.ariaLabel = 'Search the site';
    });
    await person.tile('Ben').waitFor();
    // They come when the rush of joining is over.
    await untilInPage(person.page, 'there are keys', () => !!document.querySelector('visio-room')!.shadowRoot!.querySelector('visio-shortcuts')?.shadowRoot?.querySelector('dialog'), undefined);
    await hearTone(ben.page, 440);
    return person;
  }

  const heard = ({ page }: Person) => page.evaluate(() => window.heardKeys.splice(0));
  const anaAtBens = (mark: 'muted' | 'heard' | 'hand' | 'dark') =>
    ben.page.getByRole('img', { name: { muted: /^Ana,(?=.*micro coupé)/, heard: /^Ana(?!.*micro coupé)/, hand: /^Ana,(?=.*main levée)/, dark: /^Ana,(?=.*caméra coupée)/ }[mark] });

  it('are listed at once for whoever asks for them on arriving', async () => {
    const { page } = ana;
    await page.evaluate(() =>
      document.addEventListener('visio-joined', ({ target }) => target!.dispatchEvent(new CustomEvent('visio-shortcuts-request', { bubbles: true, composed: true, cancelable: true })), { once: true }),
    );
    await ana.tool('Quitter').click();
    await ana.button('Rejoindre à nouveau').click();
    await ana.event('visio-joined', 2);
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor({ state: 'hidden' });
    await ana.tile('Ben').waitFor();
    await hearTone(ben.page, 440);
  });

  it('act on what the others hear and see while the focus is in the room, and the page does not hear them', async () => {
    await ana.tool('Quitter').focus();
    await ana.page.keyboard.press('m');
    await Promise.all([anaAtBens('muted').waitFor(), hearNoTone(ben.page, 440), ana.tool('Activer le micro').waitFor()]);
    await ana.page.keyboard.press('m');
    await Promise.all([anaAtBens('heard').waitFor(), hearTone(ben.page, 440)]);
    await ana.page.keyboard.press('v');
    await anaAtBens('dark').waitFor();
    await ana.page.keyboard.press('v');
    await anaAtBens('dark').waitFor({ state: 'detached' });
    await ana.page.keyboard.press('h');
    await Promise.all([anaAtBens('hand').waitFor(), ana.tool('Baisser la main').waitFor()]);
    await ana.page.keyboard.press('h');
    await anaAtBens('hand').waitFor({ state: 'detached' });
    assert.deepEqual((await heard(ana)).filter((key) => 'mvh'.includes(key)), []);
  });

  it('are the page’s own outside of the room', async () => {
    await ana.page.getByRole('textbox', { name: 'Search the site' }).focus();
    await ana.page.keyboard.press('m');
    await ana.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await ana.page.keyboard.press('m');
    assert.equal((await heard(ana)).filter((key) => key === 'm').length, 6);
    assert.equal(await microphone(ana), 'on');
  });

  it('do nothing while one writes in the chat or searches people, and are not heard by the page', async () => {
    await ana.tool('Quitter').focus();
    await ana.page.keyboard.press('c');
    const field = ana.page.getByRole('textbox', { name: 'Écrire à tout le monde' });
    await field.waitFor();
    await field.focus();
    await heard(ana);
    await ana.page.keyboard.type('mvhcpslf? t');
    await ana.page.keyboard.press('Shift+Q');
    assert.equal(await field.inputValue(), 'mvhcpslf? tQ');
    assert.deepEqual(await heard(ana), []);
    await field.fill('');

    await ana.tool('Quitter').focus();
    await ana.page.keyboard.press('p');
    const search = ana.page.getByRole('searchbox', { name: 'Rechercher une personne' });
    await search.waitFor();
    await search.focus();
    await heard(ana);
    await ana.page.keyboard.type('mvhc t');
    assert.equal(await search.inputValue(), 'mvhc t');
    assert.deepEqual(await heard(ana), []);
    await search.fill('');
    await ana.tool('Quitter').focus();
    await ana.page.keyboard.press('p');
    await search.waitFor({ state: 'detached' });

    assert.equal(await microphone(ana), 'on');
    assert.equal(await anaAtBens('hand').count(), 0);
    assert.equal(await ana.page.getByRole('dialog', { name: 'Raccourcis clavier' }).count(), 0);
  });

  it('let one speak while one is held', async () => {
    await ana.tool('Quitter').focus();
    await ana.page.keyboard.press('m');
    await Promise.all([anaAtBens('muted').waitFor(), hearNoTone(ben.page, 440)]);
    await ana.page.keyboard.down('t');
    await Promise.all([anaAtBens('heard').waitFor(), hearTone(ben.page, 440)]);
    // Held, it repeats.
    await ana.page.keyboard.down('t');
    await ana.page.keyboard.up('t');
    await Promise.all([anaAtBens('muted').waitFor(), hearNoTone(ben.page, 440)]);
    // Let go before the microphone is there.
    await ana.page.keyboard.press('t');
    await ana.tool('Activer le micro').waitFor();
    await hearNoTone(ben.page, 440);
    assert.equal(await microphone(ana), 'off');
    await ana.assertFine(rig);
  });

  it('act on the whole page where it says so, and never while one writes', async () => {
    await ana.page.evaluate(() => document.querySelector('visio-room')!.leave());
    await ben.tile('Ana').waitFor({ state: 'detached' });
    await ana.page.close();
    ana = await arriveListening('everywhere');
    await ana.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await ana.page.keyboard.press('m');
    await Promise.all([anaAtBens('muted').waitFor(), hearNoTone(ben.page, 440)]);
    await ana.page.keyboard.down('t');
    await hearTone(ben.page, 440);
    await ana.page.keyboard.up('t');
    await hearNoTone(ben.page, 440);
    const field = ana.page.getByRole('textbox', { name: 'Search the site' });
    await field.focus();
    await ana.page.keyboard.type('mt');
    assert.equal(await field.inputValue(), 'mt');
    assert.equal(await microphone(ana), 'off');
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });
});

function microphone({ page }: Person): Promise<string> {
  return page.evaluate(() => document.querySelector('visio-room')!.meeting.microphone.state.get().status);
}
