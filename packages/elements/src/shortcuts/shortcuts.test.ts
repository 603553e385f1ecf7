import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { createFakeMeeting, type FakeMeeting } from '@visio-sdk/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import { shortcutOf } from './shortcut-list.ts';
import type { VisioShortcuts } from './shortcuts.ts';

const inMeeting = () => createFakeMeeting({ connection: { state: 'joined', since: 0 }, capabilities: ['raise-hand'] });

/** Keys in a part of a page that has a button and a field. */
async function show(fake: FakeMeeting, everywhere = false) {
  const scope = await fixture<HTMLElement>(html`<div>
    <button>Somewhere</button><input /><div contenteditable="true">Text</div>
    <visio-shortcuts lang="en" .meeting=${fake.meeting} ?everywhere=${everywhere}></visio-shortcuts>
  </div>`);
  const keys = scope.querySelector<VisioShortcuts>('visio-shortcuts')!;
  await keys.updateComplete;
  await nextFrame();
  const $ = <E extends HTMLElement>(selector: string) => scope.querySelector<E>(selector)!;
  const said = () => keys.shadowRoot!.querySelector('[role=alert]')?.textContent.trim();
  const dialog = () => keys.shadowRoot!.querySelector('dialog')!;
  return { scope, keys, $, said, dialog };
}

async function chord(held: string, press: string): Promise<void> {
  await sendKeys({ down: held });
  await sendKeys({ press });
  await sendKeys({ up: held });
}

/** Whether the page hears of a key, going down or up. */
async function isHeard(press: () => Promise<void>): Promise<boolean> {
  let heard = false;
  const hear = () => (heard = true);
  for (const type of ['keydown', 'keyup']) document.addEventListener(type, hear);
  await press();
  for (const type of ['keydown', 'keyup']) document.removeEventListener(type, hear);
  return heard;
}

describe('<visio-shortcuts>', () => {
  it('turns microphone and camera on and off, and says so', async () => {
    const fake = inMeeting();
    const { $, said } = await show(fake);
    $('button').focus();
    expect(await isHeard(() => sendKeys({ press: 'm' })), 'the page hears of it').to.equal(false);
    await waitUntil(() => fake.microphone.state.get().status === 'on');
    await waitUntil(() => said() === 'Microphone on');
    await sendKeys({ press: 'M' });
    await waitUntil(() => fake.microphone.state.get().status === 'off');
    await sendKeys({ press: 'v' });
    await waitUntil(() => fake.camera.state.get().status === 'on');
  });

  it('asks for what the room decides: chat, people, layout, share, leaving', async () => {
    const fake = inMeeting();
    const { scope, $ } = await show(fake);
    const asked: string[] = [];
    const note = (event: Event) => asked.push(event.type);
    for (const type of ['visio-panel-request', 'visio-layout-request', 'visio-share-request', 'visio-leave-request']) scope.addEventListener(type, note);
    $('button').focus();
    for (const press of ['c', 'p', 'l', 's', 'q']) await sendKeys({ press });
    await chord('Shift', 'Q');
    expect(asked).to.deep.equal(['visio-panel-request', 'visio-panel-request', 'visio-layout-request', 'visio-share-request', 'visio-leave-request']);
    expect(fake.calls).to.deep.equal(['screenShare.start', 'leave']);
  });

  it('raises the hand where the server can, and leaves the key to the page where it cannot', async () => {
    const fake = inMeeting();
    const { $ } = await show(fake);
    $('button').focus();
    await sendKeys({ press: 'h' });
    await waitUntil(() => fake.local.state.get().handRaisedAt !== undefined);
    fake.setCapabilities([]);
    expect(await isHeard(() => sendKeys({ press: 'h' }))).to.equal(true);
  });

  it('does nothing while somebody types, with other keys held, and outside its part of the page', async () => {
    const fake = inMeeting();
    const { $ } = await show(fake);
    for (const selector of ['input', '[contenteditable]']) {
      $(selector).focus();
      await sendKeys({ type: 'm v c' });
    }
    $('button').focus();
    await chord('Control', 'm');
    await chord('Alt', 'm');
    $('button').blur();
    await sendKeys({ press: 'm' });
    expect(fake.microphone.state.get().status).to.equal('off');
    expect($<HTMLInputElement>('input').value).to.equal('m v c');
  });

  it('acts on the whole page when the page says so', async () => {
    const fake = inMeeting();
    await show(fake, true);
    (document.activeElement as HTMLElement | null)?.blur();
    await sendKeys({ press: 'm' });
    await waitUntil(() => fake.microphone.state.get().status === 'on');
  });

  it('lets one speak while a key is held, and be silent when it is let go or the window is left', async () => {
    const fake = inMeeting();
    const { $, scope } = await show(fake);
    const status = () => fake.microphone.state.get().status;
    $('button').focus();
    await sendKeys({ down: 't' });
    await waitUntil(() => status() === 'on');
    await sendKeys({ up: 't' });
    await waitUntil(() => status() === 'off');
    await sendKeys({ down: 't' });
    await waitUntil(() => status() === 'on');
    dispatchEvent(new Event('blur'));
    await waitUntil(() => status() === 'off');
    await sendKeys({ up: 't' });
    scope.tabIndex = -1;
    scope.focus();
    await sendKeys({ down: 'Space' });
    await waitUntil(() => status() === 'on');
    await sendKeys({ up: 'Space' });
    await waitUntil(() => status() === 'off');
    let clicks = 0;
    $('button').addEventListener('click', () => clicks++);
    $('button').focus();
    await sendKeys({ press: 'Space' });
    expect([clicks, status()], 'a button takes the space bar').to.deep.equal([1, 'off']);
  });

  it('leaves a microphone that is on alone when a key to speak is let go', async () => {
    const fake = inMeeting();
    const { $ } = await show(fake);
    await fake.microphone.enable();
    $('button').focus();
    await sendKeys({ press: 't' });
    expect(fake.microphone.state.get().status).to.equal('on');
  });

  it('lists its keys in a dialog, gives the focus back, and can be turned off there', async () => {
    const fake = inMeeting();
    const { $, keys, dialog } = await show(fake);
    $('button').focus();
    await sendKeys({ press: '?' });
    await waitUntil(() => dialog().open);
    await expect(keys).to.be.accessible();
    const rows = [...dialog().querySelectorAll('.row')].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).to.include('Turn microphone on or off M').and.include('Leave the meeting Shift+Q');
    await sendKeys({ press: 'm' });
    expect(fake.microphone.state.get().status, 'in the dialog').to.equal('off');
    dialog().querySelector('input')!.click();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog().open);
    expect(document.activeElement).to.equal($('button'));
    await sendKeys({ press: 'm' });
    expect(fake.microphone.state.get().status, 'turned off').to.equal('off');
    await sendKeys({ press: '?' });
    await waitUntil(() => dialog().open, 'the way back');
  });

  it('does nothing outside a meeting', async () => {
    const fake = createFakeMeeting();
    const { $ } = await show(fake);
    $('button').focus();
    expect(await isHeard(() => sendKeys({ press: 'm' }))).to.equal(true);
    expect(fake.microphone.state.get().status).to.equal('off');
  });
});

describe('shortcutOf', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}) => shortcutOf({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held })?.name;

  it('goes by the letter, wherever it is on the keyboard, with or without capitals', () => {
    expect([press('m'), press('M'), press('?'), press('?', { shiftKey: true }), press('q'), press('Q', { shiftKey: true })]).to.deep.equal([
      'microphone',
      'microphone',
      'help',
      'help',
      undefined,
      'leave',
    ]);
  });

  it('leaves what is held with Control, Alt or command to others', () => {
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) expect(press('m', held)).to.equal(undefined);
  });
});
