import { MeetingError } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeeting, type FakeMeetingInit } from '@visio-sdk/core/testing';
import { aTimeout, expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { VisioErrorEvent } from '../events/facts.ts';
import type { VisioLayoutRequestEvent, VisioPanelRequestEvent } from '../events/requests.ts';
import { controlNames, parseControls } from '../internal/controls.ts';
import { fr } from '../translations/fr.ts';
import './define.ts';
import { VisioToolbar } from './toolbar.ts';

const first = ['microphone', 'camera', 'share', 'leave'];
const inMeeting = (init: FakeMeetingInit = {}) => createFakeMeeting({ connection: { state: 'joined', since: 0 }, ...init });

async function toolbarOf(fake: FakeMeeting, width = 900, controls: string | null = null): Promise<VisioToolbar> {
  // Room above, for panels and tooltips.
  const box = await fixture<HTMLElement>(html`
    <div style="width:${width}px;padding-top:420px">
      <visio-toolbar lang="fr" theme="light" .meeting=${fake.meeting} .controls=${controls}></visio-toolbar>
    </div>
  `);
  const toolbar = box.querySelector('visio-toolbar')!;
  // All of it comes with the first idle moment.
  await waitUntil(() => parseControls(controls).controls.every((name) => first.includes(name)) || toolbar.renderRoot.querySelector('.button[part~=microphone-menu], .button[part~=layout], .button[part~=more]'), 'the late controls', { timeout: 5_000 });
  await toolbar.updateComplete;
  await nextFrame();
  return toolbar;
}

const root = (toolbar: VisioToolbar) => toolbar.shadowRoot!;
const button = (toolbar: VisioToolbar, part: string) => root(toolbar).querySelector<HTMLButtonElement>(`button[part~="${part}"]`)!;
const name = (toolbar: VisioToolbar, part: string) => button(toolbar, part).getAttribute('aria-label');
const names = (toolbar: VisioToolbar) =>
  [...root(toolbar).querySelectorAll('button.round')].filter((one) => one.getClientRects().length).map((one) => one.getAttribute('part')!.split(' ')[1]);
const focused = (toolbar: VisioToolbar) => root(toolbar).activeElement?.getAttribute('part')?.split(' ')[1];
const described = (toolbar: VisioToolbar, part: string) =>
  root(toolbar).getElementById(button(toolbar, part).getAttribute('aria-describedby') ?? 'none')?.textContent;
const menu = (toolbar: VisioToolbar) => root(toolbar).querySelector('visio-device-menu');

describe('<visio-toolbar>', () => {
  it('offers all controls as a named toolbar, leaving last', async () => {
    const toolbar = await toolbarOf(inMeeting());
    expect(names(toolbar)).to.deep.equal(['microphone', 'microphone-menu', 'camera', 'camera-menu', 'share', 'reactions', 'chat', 'people', 'layout', 'devices', 'more', 'leave']);
    const bar = root(toolbar).querySelector('[role=toolbar]')!;
    expect(bar.getAttribute('aria-label')).to.equal('Commandes de la réunion');
    await expect(toolbar).to.be.accessible();
  });

  it('offers what `controls` names, in that order', async () => {
    const toolbar = await toolbarOf(inMeeting(), 900, ' leave  layout microphone layout ');
    expect(names(toolbar)).to.deep.equal(['leave', 'layout', 'microphone', 'microphone-menu']);
  });

  it('tells by an event of a control that does not exist, and offers the others', async () => {
    const toolbar = await toolbarOf(inMeeting());
    setTimeout(() => (toolbar.controls = 'leave <b>wave</b>'));
    const event = await oneEvent<VisioErrorEvent>(toolbar, 'visio-error');
    expect(event.detail).to.include({ code: 'configuration-invalid', subject: 'controls' });
    expect(names(toolbar)).to.deep.equal(['leave']);
  });

  it('hides what this browser cannot and this person may not', async () => {
    const fake = inMeeting({ screenShareSupported: false, local: { canPublish: ['camera', 'screen'] } });
    expect(names(await toolbarOf(fake))).to.deep.equal(['camera', 'camera-menu', 'reactions', 'chat', 'people', 'layout', 'devices', 'more', 'leave']);
    fake.local.set({ canPublish: [] });
    expect(names(await toolbarOf(fake))).to.deep.equal(['reactions', 'chat', 'people', 'layout', 'devices', 'more', 'leave']);
  });

  it('turns microphone and camera on and off, and says in the name what a click does', async () => {
    const fake = inMeeting();
    const toolbar = await toolbarOf(fake);
    for (const [part, on, off] of [
      ['microphone', 'Activer le micro', 'Couper le micro'],
      ['camera', 'Activer la caméra', 'Couper la caméra'],
    ] as const) {
      expect(name(toolbar, part)).to.equal(on);
      expect(button(toolbar, part).hasAttribute('aria-pressed')).to.equal(false);
      button(toolbar, part).click();
      await waitUntil(() => fake[part].state.get().status === 'on');
      await toolbar.updateComplete;
      expect(name(toolbar, part)).to.equal(off);
      button(toolbar, part).click();
      await waitUntil(() => fake[part].state.get().status === 'off');
    }
  });

  it('shows that an input starts, and ignores clicks meanwhile', async () => {
    const fake = inMeeting();
    fake.camera.setState({ status: 'starting' });
    const toolbar = await toolbarOf(fake);
    expect(name(toolbar, 'camera')).to.equal('Activation de la caméra…');
    expect(button(toolbar, 'camera').getAttribute('aria-disabled')).to.equal('true');
    button(toolbar, 'camera').click();
    expect(fake.camera.state.get().status).to.equal('starting');
    await expect(toolbar).to.be.accessible();
  });

  it('shows a failure as a badge and as a description, and a click tries again', async () => {
    const fake = inMeeting();
    fake.camera.failNext(new MeetingError('camera-in-use'));
    const toolbar = await toolbarOf(fake);
    button(toolbar, 'camera').click();
    await waitUntil(() => fake.camera.state.get().status === 'failed');
    await toolbar.updateComplete;
    expect(described(toolbar, 'camera')).to.include('utilisée par une autre application');
    expect(button(toolbar, 'camera').querySelector('.badge')).to.exist;
    await expect(toolbar).to.be.accessible();
    button(toolbar, 'camera').click();
    await waitUntil(() => fake.camera.state.get().status === 'on');
    await toolbar.updateComplete;
    expect(described(toolbar, 'camera')).to.equal(undefined);
  });

  it('shares the screen and stops', async () => {
    const fake = inMeeting();
    const toolbar = await toolbarOf(fake);
    button(toolbar, 'share').click();
    await toolbar.updateComplete;
    expect(name(toolbar, 'share')).to.equal('Arrêter le partage');
    button(toolbar, 'share').click();
    expect(fake.calls).to.deep.equal(['screenShare.start', 'screenShare.stop']);
  });

  it('leaves, unless the host prevents it', async () => {
    const fake = inMeeting();
    const toolbar = await toolbarOf(fake);
    const veto = (event: Event) => event.preventDefault();
    document.addEventListener('visio-leave-request', veto);
    document.addEventListener('visio-share-request', veto);
    document.addEventListener('visio-settings-request', veto);
    for (const part of ['leave', 'share', 'devices']) button(toolbar, part).click();
    document.removeEventListener('visio-leave-request', veto);
    document.removeEventListener('visio-share-request', veto);
    document.removeEventListener('visio-settings-request', veto);
    await toolbar.updateComplete;
    expect(fake.calls).to.deep.equal([]);
    expect(menu(toolbar)).not.to.exist;
    button(toolbar, 'leave').click();
    expect(fake.calls).to.deep.equal(['leave']);
  });

  it('is one tab stop, with arrows, Home and End inside', async () => {
    const toolbar = await toolbarOf(inMeeting());
    button(toolbar, 'microphone').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(toolbar)).to.equal('microphone-menu');
    await sendKeys({ press: 'End' });
    expect(focused(toolbar)).to.equal('leave');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(toolbar)).to.equal('microphone');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused(toolbar)).to.equal('more');
    expect([...root(toolbar).querySelectorAll('button.round')].filter((one) => (one as HTMLElement).tabIndex === 0).length).to.equal(1);
    expect(button(toolbar, 'more').tabIndex).to.equal(0);
    await sendKeys({ press: 'Home' });
    expect(focused(toolbar)).to.equal('microphone');
  });

  it('turns the arrows around where one writes from right to left', async () => {
    const toolbar = await toolbarOf(inMeeting());
    toolbar.dir = 'rtl';
    button(toolbar, 'microphone').focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused(toolbar)).to.equal('microphone-menu');
  });

  it('reaches the host’s own buttons by the arrows, before the one that leaves, and leaves their tab stop alone', async () => {
    const toolbar = await toolbarOf(inMeeting());
    const own = document.createElement('button');
    own.textContent = 'Vote';
    toolbar.append(own);
    await nextFrame();
    button(toolbar, 'leave').focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(document.activeElement === own).to.equal(true);
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused(toolbar)).to.equal('more');
    expect(own.hasAttribute('tabindex')).to.equal(false);
  });

  it('shows a button’s name to those who use the keyboard', async () => {
    const toolbar = await toolbarOf(inMeeting());
    await sendKeys({ press: 'Tab' });
    button(toolbar, 'share').focus();
    const tip = button(toolbar, 'share').nextElementSibling!;
    expect(tip.textContent.trim()).to.equal('Partager l’écran');
    expect(getComputedStyle(tip).visibility).to.equal('visible');
    expect(getComputedStyle(button(toolbar, 'reactions').nextElementSibling!).visibility).to.equal('hidden');
    await sendKeys({ press: 'Escape' });
    expect(getComputedStyle(tip).visibility, 'after Escape').to.equal('hidden');
    await sendKeys({ press: 'ArrowRight' });
    expect(getComputedStyle(button(toolbar, 'reactions').nextElementSibling!).visibility).to.equal('visible');
  });

  for (const width of [320, 360, 768]) {
    it(`fits ${width} px, with targets of at least 44 px`, async () => {
      const toolbar = await toolbarOf(inMeeting(), width);
      const boxes = [...root(toolbar).querySelectorAll('button.round')].map((one) => one.getBoundingClientRect()).filter((box) => box.width);
      const frame = toolbar.getBoundingClientRect();
      for (const box of boxes) {
        expect(box.width).to.be.at.least(44);
        expect(box.height).to.be.at.least(44);
        expect(box.left).to.be.at.least(frame.left);
        expect(box.right).to.be.at.most(frame.right);
        expect(box.top).to.equal(boxes[0]!.top);
      }
      await expect(toolbar).to.be.accessible();
    });
  }

  it('keeps tooltips inside a toolbar 320 px wide, long ones too', async () => {
    const fake = inMeeting();
    for (const input of [fake.camera, fake.microphone]) input.setState({ status: 'failed', error: new MeetingError('camera-blocked') });
    for (const dir of ['ltr', 'rtl']) {
      const toolbar = await toolbarOf(fake, 320);
      toolbar.dir = dir;
      const frame = toolbar.getBoundingClientRect();
      for (const tip of root(toolbar).querySelectorAll('.tip')) {
        const box = tip.getBoundingClientRect();
        if (!box.width) continue;
        expect(box.left, tip.textContent).to.be.at.least(frame.left);
        expect(box.right, tip.textContent).to.be.at.most(frame.right);
      }
    }
  });

  it('opens the device menu with the keyboard, goes into it, and comes back with Escape', async () => {
    const toolbar = await toolbarOf(inMeeting());
    const opener = button(toolbar, 'microphone-menu');
    expect(opener.getAttribute('aria-expanded')).to.equal('false');
    opener.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => menu(toolbar)?.shadowRoot?.activeElement?.id === 'microphone', 'the focus is in the menu', { timeout: 5_000 });
    expect(opener.getAttribute('aria-expanded')).to.equal('true');
    expect(root(toolbar).getElementById(opener.getAttribute('aria-controls')!) === menu(toolbar)).to.equal(true);
    await expect(toolbar).to.be.accessible();
    let escaped = false;
    document.addEventListener('keydown', () => (escaped = true), { once: true });
    await sendKeys({ press: 'Escape' });
    await toolbar.updateComplete;
    expect(menu(toolbar)).not.to.exist;
    expect(focused(toolbar)).to.equal('microphone-menu');
    expect(escaped, 'the page hears of that Escape').to.equal(false);
  });

  it('takes Escape for a panel that is still on its way', async () => {
    const { loadPopup } = VisioToolbar;
    let come = (): void => {};
    VisioToolbar.loadPopup = async (name) => {
      await new Promise<void>((resolve) => (come = resolve));
      return loadPopup(name);
    };
    try {
      const toolbar = await toolbarOf(inMeeting());
      button(toolbar, 'reactions').focus();
      button(toolbar, 'reactions').click();
      let escaped = false;
      const hear = () => (escaped = true);
      document.addEventListener('keydown', hear);
      await sendKeys({ press: 'Escape' });
      document.removeEventListener('keydown', hear);
      come();
      await toolbar.updateComplete;
      await nextFrame();
      expect([button(toolbar, 'reactions').getAttribute('aria-expanded'), focused(toolbar), escaped]).to.deep.equal(['false', 'reactions', false]);
      expect(root(toolbar).querySelector('[data-popup]') === null).to.equal(true);
    } finally {
      VisioToolbar.loadPopup = loadPopup;
    }
  });

  it('shows in the menu of an input that input, and in the settings all', async () => {
    const toolbar = await toolbarOf(inMeeting());
    const selects = async (part: string) => {
      button(toolbar, part).click();
      await waitUntil(() => menu(toolbar)?.shadowRoot?.querySelector('select'));
      await menu(toolbar)!.updateComplete;
      const ids = [...menu(toolbar)!.shadowRoot!.querySelectorAll('select')].map((one) => one.id);
      button(toolbar, part).click();
      await toolbar.updateComplete;
      return ids;
    };
    expect(await selects('microphone-menu')).to.deep.equal(['microphone', 'speaker']);
    expect(await selects('camera-menu')).to.deep.equal(['camera']);
    expect(await selects('devices')).to.deep.equal(['microphone', 'speaker', 'camera']);
    expect(menu(toolbar)).not.to.exist;
  });

  it('closes the panel on a click elsewhere and leaves the focus where it went', async () => {
    const toolbar = await toolbarOf(inMeeting());
    button(toolbar, 'devices').click();
    await waitUntil(() => menu(toolbar)?.shadowRoot?.activeElement);
    await sendMouse({ type: 'click', position: [5, 5] });
    await toolbar.updateComplete;
    expect(menu(toolbar)).not.to.exist;
    expect(focused(toolbar)).to.equal(undefined);
  });

  it('closes the panel when the focus goes on to something else', async () => {
    const toolbar = await toolbarOf(inMeeting());
    button(toolbar, 'layout').click();
    await waitUntil(() => root(toolbar).activeElement?.getAttribute('role') === 'menuitemradio');
    button(toolbar, 'leave').focus();
    await toolbar.updateComplete;
    expect(root(toolbar).querySelector('[role=menu]')).not.to.exist;
    expect(focused(toolbar)).to.equal('leave');
  });

  it('keeps the panel inside a toolbar 320 px wide', async () => {
    const toolbar = await toolbarOf(inMeeting(), 320);
    button(toolbar, 'more').click();
    await waitUntil(() => root(toolbar).querySelector('[data-control=devices]'));
    root(toolbar).querySelector<HTMLElement>('[data-control=devices]')!.click();
    await waitUntil(() => menu(toolbar)?.shadowRoot?.activeElement);
    const [panel, frame] = [root(toolbar).querySelector('.panel')!.getBoundingClientRect(), toolbar.getBoundingClientRect()];
    expect(panel.left).to.be.at.least(frame.left);
    expect(panel.right).to.be.at.most(frame.right);
    expect(panel.bottom).to.be.at.most(frame.top + 1);
  });

  it('asks for another layout from a menu of three, worked by arrows', async () => {
    const toolbar = await toolbarOf(inMeeting());
    const opener = button(toolbar, 'layout');
    opener.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => root(toolbar).activeElement?.getAttribute('role') === 'menuitemradio');
    expect(root(toolbar).activeElement!.textContent.trim()).to.equal('Automatique');
    expect(root(toolbar).activeElement!.getAttribute('aria-checked')).to.equal('true');
    await expect(toolbar).to.be.accessible();
    await sendKeys({ press: 'ArrowUp' });
    expect(root(toolbar).activeElement!.textContent.trim()).to.equal('Intervenant en grand');
    await sendKeys({ press: 'ArrowUp' });
    setTimeout(() => void sendKeys({ press: 'Enter' }));
    const event = await oneEvent<VisioLayoutRequestEvent>(toolbar, 'visio-layout-request');
    expect(event.detail.layout).to.equal('grid');
    await toolbar.updateComplete;
    expect(root(toolbar).querySelector('[role=menu]')).not.to.exist;
    expect(focused(toolbar)).to.equal('layout');
    expect(toolbar.layout, 'the host decides').to.equal('auto');
  });

  it('closes the layout menu with Escape, of which the page does not hear', async () => {
    const toolbar = await toolbarOf(inMeeting());
    button(toolbar, 'layout').click();
    await waitUntil(() => root(toolbar).activeElement?.getAttribute('role') === 'menuitemradio');
    let escaped = false;
    const listener = () => (escaped = true);
    document.addEventListener('keydown', listener);
    await sendKeys({ press: 'Escape' });
    document.removeEventListener('keydown', listener);
    await toolbar.updateComplete;
    expect(focused(toolbar)).to.equal('layout');
    expect(escaped).to.equal(false);
  });

  it('puts what has no room behind one button, whose menu does the same', async () => {
    const fake = inMeeting({ capabilities: ['raise-hand'] });
    const toolbar = await toolbarOf(fake, 320);
    expect(names(toolbar)).to.deep.equal(['microphone', 'camera', 'hand', 'chat', 'more', 'leave']);
    const opener = button(toolbar, 'more');
    opener.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => root(toolbar).activeElement?.getAttribute('role') === 'menuitem');
    const items = () => [...root(toolbar).querySelectorAll('[role=menuitem]')].map((one) => one.textContent.trim());
    expect(items()).to.deep.equal([
      'Partager l’écran',
      'Réagir',
      'Voir les participants (1 personne)',
      'Disposition',
      'Réglages audio et vidéo',
      'Plein écran',
      'Raccourcis clavier',
    ]);
    await expect(toolbar).to.be.accessible();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    setTimeout(() => void sendKeys({ press: 'Enter' }));
    const event = await oneEvent<VisioPanelRequestEvent>(toolbar, 'visio-panel-request');
    expect(event.detail.panel).to.equal('people');
    await toolbar.updateComplete;
    expect(items()).to.deep.equal([]);
    expect(focused(toolbar)).to.equal('more');
    opener.click();
    await waitUntil(() => items().length);
    root(toolbar).querySelector<HTMLElement>('[data-control=layout]')!.click();
    await waitUntil(() => root(toolbar).activeElement?.getAttribute('role') === 'menuitemradio');
    await sendKeys({ press: 'Escape' });
    await toolbar.updateComplete;
    expect(focused(toolbar), 'back to the button all came from').to.equal('more');
  });

  it('raises and lowers one’s hand, where the server can', async () => {
    const fake = inMeeting({ capabilities: ['raise-hand'] });
    const toolbar = await toolbarOf(fake);
    expect(name(toolbar, 'hand')).to.equal('Lever la main');
    button(toolbar, 'hand').click();
    await waitUntil(() => name(toolbar, 'hand') === 'Baisser la main');
    button(toolbar, 'hand').click();
    await waitUntil(() => name(toolbar, 'hand') === 'Lever la main');
    fake.setCapabilities([]);
    await toolbar.updateComplete;
    expect(button(toolbar, 'hand') === null).to.equal(true);
  });

  it('asks for the keys, and for the whole screen unless the page prevents it', async () => {
    const toolbar = await toolbarOf(inMeeting());
    const asked: string[] = [];
    toolbar.addEventListener('visio-shortcuts-request', ({ type }) => asked.push(type));
    toolbar.addEventListener('visio-fullscreen-request', (event) => {
      asked.push(event.type);
      event.preventDefault();
    });
    for (const control of ['fullscreen', 'shortcuts']) {
      button(toolbar, 'more').click();
      await waitUntil(() => root(toolbar).querySelector(`[data-control=${control}]`));
      root(toolbar).querySelector<HTMLElement>(`[data-control=${control}]`)!.click();
      await toolbar.updateComplete;
    }
    expect(asked).to.deep.equal(['visio-fullscreen-request', 'visio-shortcuts-request']);
    expect(document.fullscreenElement === null).to.equal(true);
  });

  it('asks for a panel beside the stage, and to close the one that is open', async () => {
    const toolbar = await toolbarOf(inMeeting());
    const asked: string[] = [];
    toolbar.addEventListener('visio-panel-request', ({ detail }) => asked.push(detail.panel));
    button(toolbar, 'chat').click();
    expect(button(toolbar, 'chat').getAttribute('aria-expanded')).to.equal('false');
    toolbar.panel = 'chat';
    await toolbar.updateComplete;
    expect(button(toolbar, 'chat').getAttribute('aria-expanded')).to.equal('true');
    expect(name(toolbar, 'chat')).to.equal('Fermer la discussion');
    button(toolbar, 'chat').click();
    button(toolbar, 'people').click();
    expect(asked).to.deep.equal(['chat', '', 'people']);
  });

  it('counts on its button what is unread in the chat', async () => {
    const fake = inMeeting();
    const toolbar = await toolbarOf(fake);
    expect(name(toolbar, 'chat')).to.equal('Ouvrir la discussion');
    fake.chat.receive({ text: '1' });
    fake.chat.receive({ text: '2' });
    await waitUntil(() => name(toolbar, 'chat') === 'Ouvrir la discussion (2 messages non lus)');
    expect(button(toolbar, 'chat').querySelector<HTMLElement>('.badge')?.dataset['count']).to.equal('2');
    fake.chat.startReading();
    await waitUntil(() => name(toolbar, 'chat') === 'Ouvrir la discussion');
    expect(button(toolbar, 'chat').querySelector('.badge') === null).to.equal(true);
  });

  it('says in place of a panel that it cannot be loaded, and tries again when it is opened again', async () => {
    const { loadPopup } = VisioToolbar;
    VisioToolbar.loadPopup = () => Promise.reject(new TypeError('gone'));
    const toolbar = await toolbarOf(inMeeting());
    setTimeout(() => button(toolbar, 'devices').click());
    const event = await oneEvent<VisioErrorEvent>(toolbar, 'visio-error');
    VisioToolbar.loadPopup = loadPopup;
    expect(event.detail.code).to.equal('asset-missing');
    const words = () => toolbar.renderRoot.querySelector('[data-popup] [role=alert]');
    await waitUntil(() => toolbar.shadowRoot?.activeElement === words() && words());
    expect(words()?.textContent).to.equal(fr['error.asset-missing']);
    await sendKeys({ press: 'Escape' });
    await toolbar.updateComplete;
    expect(focused(toolbar)).to.equal('devices');
    button(toolbar, 'devices').click();
    await waitUntil(() => !words() && toolbar.renderRoot.querySelector('visio-device-menu'));
  });

  it('passes axe in the dark and in contrast, in English', async () => {
    const fake = inMeeting();
    fake.setScreenShare({ status: 'failed', error: new MeetingError('screen-share-failed') });
    const toolbar = await toolbarOf(fake);
    toolbar.lang = 'en';
    for (const theme of ['dark', 'contrast'] as const) {
      toolbar.theme = theme;
      await toolbar.updateComplete;
      await aTimeout(200);
      await expect(toolbar).to.be.accessible();
    }
    expect(name(toolbar, 'share')).to.equal('Share screen');
  });
});

describe('parseControls', () => {
  it('gives all controls when none are named', () => {
    for (const value of [null, undefined, '', '  ']) expect(parseControls(value).controls).to.equal(controlNames);
  });
});
