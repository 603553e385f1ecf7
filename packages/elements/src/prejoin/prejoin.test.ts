import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { MeetingError } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeeting, type FakeMeetingInit } from '@visio-sdk/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import { VisioPrejoin } from './prejoin.ts';

async function show(init: FakeMeetingInit = {}, prepare: (fake: FakeMeeting) => void = () => {}) {
  const fake = createFakeMeeting(init);
  prepare(fake);
  const prejoin = await fixture<VisioPrejoin>(html`<visio-prejoin lang="en" .meeting=${fake.meeting}></visio-prejoin>`);
  await settled(prejoin);
  const $ = <E extends HTMLElement>(selector: string) => prejoin.renderRoot.querySelector<E>(selector);
  const field = () => $<HTMLInputElement>('input')!;
  const join = () => $<HTMLButtonElement>('.join')!;
  const help = () => $('visio-device-help')!.shadowRoot!;
  return { fake, prejoin, $, field, join, help };
}

/** Devices are asked for after the first render, and answer a microtask later. */
async function settled(prejoin: VisioPrejoin): Promise<void> {
  await VisioPrejoin.loadHelp();
  await new Promise((resolve) => setTimeout(resolve));
  await prejoin.updateComplete;
  for (const part of prejoin.renderRoot.querySelectorAll('visio-device-help, visio-speaker-test')) await (part as VisioPrejoin).updateComplete;
}

describe('visio-prejoin', () => {
  it('is accessible, with devices and without', async () => {
    const { prejoin, fake } = await show();
    await expect(prejoin).to.be.accessible();
    fake.camera.setState({ status: 'failed', error: new MeetingError('camera-denied') });
    await prejoin.updateComplete;
    await expect(prejoin).to.be.accessible();
  });

  it('asks for camera and microphone when it is shown, once', async () => {
    const { fake, prejoin } = await show();
    expect(fake.camera.state.get().status).to.equal('on');
    expect(fake.microphone.state.get().status).to.equal('on');
    await fake.camera.disable();
    await settled(prejoin);
    expect(fake.camera.state.get().status).to.equal('off');
  });

  it('asks for no device when the meeting is under way already', async () => {
    const { fake } = await show({ connection: { state: 'joined', since: 0 } });
    expect(fake.camera.state.get().status).to.equal('off');
  });

  it('leaves a camera off that the person turned off, when it is moved or joining fails', async () => {
    const { fake, prejoin, $ } = await show();
    $<HTMLButtonElement>('[data-input=camera]')!.click();
    prejoin.parentElement!.append(prejoin);
    await settled(prejoin);
    expect(fake.camera.state.get().status).to.equal('off');
    await fake.microphone.disable();
    fake.setConnection({ state: 'ended', reason: 'full', error: new MeetingError('room-full') });
    await settled(prejoin);
    expect(fake.camera.state.get().status).to.equal('off');
    expect(fake.microphone.state.get().status).to.equal('on');
  });

  it('mirrors one’s own picture', async () => {
    const { $ } = await show();
    expect(getComputedStyle($('video')!).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
  });

  it('turns camera and microphone off and on, and says which', async () => {
    const { fake, prejoin, $ } = await show();
    const camera = $<HTMLButtonElement>('[data-input=camera]')!;
    expect(camera.getAttribute('aria-label')).to.equal('Turn camera off');
    camera.click();
    await settled(prejoin);
    expect(fake.camera.state.get().status).to.equal('off');
    expect(camera.getAttribute('aria-label')).to.equal('Turn camera on');
    camera.click();
    await settled(prejoin);
    expect(fake.camera.state.get().status).to.equal('on');
  });

  it('shows the device in use and uses the one that is chosen', async () => {
    const { fake, prejoin, $ } = await show();
    const select = $<HTMLSelectElement>('#microphone')!;
    expect(select.value).to.equal('microphone-1');
    select.value = 'microphone-2';
    select.dispatchEvent(new Event('change'));
    await settled(prejoin);
    expect(fake.microphone.state.get().deviceId).to.equal('microphone-2');
    expect(select.value).to.equal('microphone-2');
  });

  it('goes back to the device in use when the chosen one fails', async () => {
    const { fake, prejoin, $, help } = await show();
    const select = $<HTMLSelectElement>('#camera')!;
    fake.camera.failNext(new MeetingError('camera-in-use'));
    select.value = 'camera-2';
    select.dispatchEvent(new Event('change'));
    await settled(prejoin);
    expect(select.value).to.equal('camera-1');
    expect(help().querySelector('[data-code=camera-in-use]')!.textContent).to.contain('another application');
  });

  it('offers no choice while the browser hides the devices', async () => {
    const { $ } = await show({ cameras: [{ deviceId: 'one', label: '' }], microphones: [] });
    expect($('select') === null).to.equal(true);
  });

  it('shows the loudness of the microphone without drawing itself again', async () => {
    const { fake, $ } = await show();
    fake.setLevel(0.42);
    expect($('[role=meter]')!.getAttribute('aria-valuenow')).to.equal('42');
    expect($('[role=meter]')!.style.getPropertyValue('--level')).to.equal('0.42');
    // Ten times a second: what moves must be nothing that is laid out.
    expect(getComputedStyle($('[role=meter]')!, '::before').transitionProperty).to.equal('transform');
  });

  it('holds the gauge still while joining', async () => {
    const { fake, prejoin, $ } = await show();
    fake.setLevel(0.42);
    fake.setConnection({ state: 'joining' });
    await prejoin.updateComplete;
    expect($('[role=meter]')!.getAttribute('aria-valuenow')).to.equal('0');
    fake.setLevel(0.7);
    expect($('[role=meter]')!.getAttribute('aria-valuenow')).to.equal('0');
    fake.setConnection({ state: 'ended', reason: 'failed' });
    await prejoin.updateComplete;
    expect($('[role=meter]')!.getAttribute('aria-valuenow')).to.equal('70');
  });

  it('asks for a name before joining, and says so at the field', async () => {
    const { fake, prejoin, field, join } = await show();
    join().click();
    await prejoin.updateComplete;
    expect(fake.calls).not.to.include('join');
    expect(field().getAttribute('aria-invalid')).to.equal('true');
    expect(prejoin.renderRoot.querySelector('#name-hint')!.textContent).to.contain('Enter your name');
    expect(prejoin.shadowRoot!.activeElement === field()).to.equal(true);
    await expect(prejoin).to.be.accessible();
  });

  it('joins by Enter in the name field, under that name', async () => {
    const { fake, field } = await show();
    field().focus();
    await sendKeys({ type: '  Zoé ' });
    await sendKeys({ press: 'Enter' });
    expect(fake.meeting.name.get()).to.equal('Zoé');
    expect(fake.calls).to.include('join');
  });

  it('lets no key that is typed in the name field reach the shortcuts of the page', async () => {
    const { field } = await show();
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener('keydown', hear);
    field().focus();
    await sendKeys({ type: 'mc' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowDown' });
    document.removeEventListener('keydown', hear);
    expect(field().value).to.equal('mc');
    expect(heard).to.deep.equal(['ArrowDown']);
  });

  it('offers the remembered name', async () => {
    const { field } = await show({ name: 'Zoé' });
    expect(field().value).to.equal('Zoé');
  });

  it('asks for no name that the host has settled', async () => {
    const { fake, prejoin, $, join } = await show({ name: 'Zoé' });
    prejoin.nameKnown = true;
    await prejoin.updateComplete;
    expect($('input') === null).to.equal(true);
    join().click();
    expect(fake.calls).to.include('join');
  });

  it('leaves joining to a host that prevents the request', async () => {
    const { fake, prejoin, join } = await show({ name: 'Zoé' });
    prejoin.addEventListener('visio-join-request', (event) => event.preventDefault());
    const event = oneEvent(prejoin, 'visio-join-request');
    join().click();
    expect((await event).cancelable).to.equal(true);
    expect(fake.calls).not.to.include('join');
  });

  it('lets one join without any device', async () => {
    const { fake, join, help } = await show({ name: 'Zoé' }, ({ camera, microphone }) => {
      camera.failNext(new MeetingError('camera-not-found'));
      microphone.failNext(new MeetingError('microphone-not-found'));
    });
    expect(help().textContent).to.contain('without camera or microphone').and.to.contain('will not see or hear you');
    join().click();
    expect(fake.calls).to.include('join');
  });

  it('says what is wrong with a device, and tries again', async () => {
    const { fake, prejoin, help } = await show({}, ({ camera }) => camera.failNext(new MeetingError('camera-denied')));
    expect(help().querySelector('[data-code=camera-denied]')!.textContent).to.contain('Allow it');
    expect(help().querySelector('[data-guide=chrome]')).to.exist;
    help().querySelector<HTMLButtonElement>('button')!.click();
    await settled(prejoin);
    expect(fake.camera.state.get().status).to.equal('on');
    expect(help().querySelector('[data-code]') === null).to.equal(true);
  });

  it('says one trouble of both devices once, and offers no retry that cannot help', async () => {
    const { help } = await show({}, ({ camera, microphone }) => {
      camera.failNext(new MeetingError('insecure-page'));
      microphone.failNext(new MeetingError('insecure-page'));
    });
    expect(help().querySelectorAll('[data-code]')).to.have.length(1);
    expect(help().querySelector('button') === null).to.equal(true);
  });

  it('shows that it is joining, joins once, and lets one give up', async () => {
    const { fake, prejoin, join, $ } = await show({ name: 'Zoé' });
    fake.setConnection({ state: 'joining' });
    await prejoin.updateComplete;
    expect(join().textContent).to.contain('Connecting');
    join().click();
    expect(fake.calls).not.to.include('join');
    $<HTMLButtonElement>('.join + .button')!.click();
    expect(fake.calls).to.include('leave');
  });

  it('keeps the focus while it joins, and when one gives up', async () => {
    const { fake, prejoin, join, $ } = await show({ name: 'Zoé' });
    join().focus();
    fake.setConnection({ state: 'joining' });
    await prejoin.updateComplete;
    const focused = () => prejoin.shadowRoot!.activeElement?.className;
    expect(focused()).to.equal('button primary join');
    $<HTMLButtonElement>('.join + .button')!.focus();
    $<HTMLButtonElement>('.join + .button')!.click();
    fake.setConnection({ state: 'ended', reason: 'left' });
    await prejoin.updateComplete;
    expect(focused()).to.equal('button primary join');
  });

  it('says why joining failed', async () => {
    const error = new MeetingError('room-full');
    const { fake, join, prejoin, $ } = await show({ name: 'Zoé' });
    fake.failNextJoin({ state: 'ended', reason: 'full', error });
    join().click();
    await settled(prejoin);
    expect($('[data-code=room-full]')!.textContent).to.contain('The meeting is full');
  });

  it('warns of a microphone that gives no sound, until it does', async () => {
    const { fake, prejoin, help } = await show();
    fake.setSilent(true);
    await settled(prejoin);
    expect(help().textContent).to.contain('no sound at all');
    fake.setSilent(false);
    await settled(prejoin);
    expect(help().textContent).not.to.contain('no sound');
  });

  it('comes in as the person chose the last time', async () => {
    const { fake, prejoin, $ } = await show({}, ({ camera }) => void camera.choose(false));
    expect([fake.camera, fake.microphone].map(({ state }) => state.get().status)).to.deep.equal(['off', 'on']);
    $<HTMLButtonElement>('[data-input=microphone]')!.click();
    $<HTMLButtonElement>('[data-input=camera]')!.click();
    await settled(prejoin);
    expect([fake.camera.isWanted(), fake.microphone.isWanted()]).to.deep.equal([true, false]);
  });

  it('takes a name with any letters, and says kindly what cannot be one', async () => {
    const { fake, prejoin, field, join } = await show();
    const refusal = async (name: string) => {
      field().value = name;
      field().dispatchEvent(new Event('input'));
      join().click();
      await prejoin.updateComplete;
      return prejoin.renderRoot.querySelector('#name-hint.wrong')?.textContent ?? '';
    };
    expect(await refusal('\u200b\u2060')).to.contain('cannot be used');
    expect(await refusal('a'.repeat(101))).to.contain('100 characters at most');
    expect(field().value, 'nothing is cut off').to.have.length(101);
    expect(await refusal('   ')).to.contain('Enter your name');
    expect(fake.calls).not.to.include('join');
    expect(await refusal('علي O’Néill-Ðặng 😀')).to.equal('');
    expect(fake.meeting.name.get()).to.equal('علي O’Néill-Ðặng 😀');
    expect(fake.calls).to.include('join');
  });

  it('lets one join while a device is still starting', async () => {
    const { fake, join } = await show({ name: 'Zoé' }, ({ camera }) => camera.setState({ status: 'starting' }));
    join().click();
    expect(fake.calls).to.include('join');
    expect(fake.camera.state.get().status).to.equal('starting');
  });

  it('can be used when what helps with devices cannot be loaded, and says so to the page', async () => {
    const { loadHelp } = VisioPrejoin;
    VisioPrejoin.loadHelp = () => Promise.reject(new TypeError('gone'));
    try {
      const fake = createFakeMeeting({ name: 'Zoé' });
      const prejoin = document.createElement('visio-prejoin');
      Object.assign(prejoin, { lang: 'en', meeting: fake.meeting });
      setTimeout(() => document.body.append(prejoin));
      const { detail } = await oneEvent(prejoin, 'visio-error');
      expect(detail).to.include({ code: 'asset-missing', recoverable: true });
      prejoin.renderRoot.querySelector<HTMLButtonElement>('.join')!.click();
      expect(fake.calls).to.include('join');
      prejoin.remove();
    } finally {
      VisioPrejoin.loadHelp = loadHelp;
    }
  });

  it('shows names of devices as text', async () => {
    const label = '<img src=x onerror=alert(1)>';
    const { $ } = await show({ cameras: [{ deviceId: 'camera-1', label }] });
    expect($('#camera option')!.textContent.trim()).to.equal(label);
  });

  it('can be used by keyboard alone, in the order of reading', async () => {
    const { prejoin } = await show();
    const order: string[] = [];
    for (let presses = 0; presses < 8; presses += 1) {
      await sendKeys({ press: 'Tab' });
      const active = prejoin.shadowRoot!.activeElement;
      const inner = active?.shadowRoot?.activeElement ?? active;
      order.push(inner?.getAttribute('data-input') ?? (inner?.id || inner?.part.value) ?? '');
    }
    expect(order).to.deep.equal(['microphone', 'camera', 'name', 'join-button', 'microphone', 'speaker', 'button', 'camera']);
  });

  it('fits 320 px without scrolling sideways', async () => {
    const { prejoin } = await show();
    prejoin.style.width = '320px';
    await prejoin.updateComplete;
    expect(prejoin.scrollWidth).to.equal(320);
  });
});
