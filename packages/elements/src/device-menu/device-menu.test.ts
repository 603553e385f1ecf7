import { MeetingError } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeeting, type FakeMeetingInit } from '@visio-sdk/core/testing';
import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { offerSounds } from '../internal/sound-choice.ts';
import './define.ts';
import type { VisioDeviceMenu } from './device-menu.ts';

async function menuOf(init: FakeMeetingInit = {}): Promise<{ menu: VisioDeviceMenu; fake: FakeMeeting }> {
  const fake = createFakeMeeting(init);
  const menu = await fixture<VisioDeviceMenu>(html`<visio-device-menu lang="fr" theme="light" .meeting=${fake.meeting}></visio-device-menu>`);
  return { menu, fake };
}

const select = (menu: VisioDeviceMenu, id: string) => menu.shadowRoot!.querySelector<HTMLSelectElement>(`select#${id}`)!;
const options = (menu: VisioDeviceMenu, id: string) => [...select(menu, id).options].map((option) => option.text.trim());

function choose(menu: VisioDeviceMenu, id: string, value: string): void {
  select(menu, id).value = value;
  select(menu, id).dispatchEvent(new Event('change'));
}

describe('<visio-device-menu>', () => {
  it('is a named dialog with labelled menus of the system', async () => {
    const { menu } = await menuOf();
    for (const id of ['camera', 'microphone', 'speaker']) expect(select(menu, id).labels.length).to.equal(1);
    expect(options(menu, 'camera')).to.deep.equal(['Choix du système', 'Webcam', 'USB camera']);
    await expect(menu).to.be.accessible();
  });

  it('uses the chosen device', async () => {
    const { menu, fake } = await menuOf();
    choose(menu, 'microphone', 'microphone-2');
    choose(menu, 'speaker', 'speaker-2');
    await menu.updateComplete;
    expect(fake.microphone.state.get().deviceId).to.equal('microphone-2');
    expect(fake.calls).to.deep.equal(['speakers.select speaker-2']);
    expect(select(menu, 'microphone').value).to.equal('microphone-2');
  });

  it('follows devices that come and go', async () => {
    const { menu, fake } = await menuOf();
    fake.camera.setDevices([{ deviceId: 'x', label: '<i>New</i>' }]);
    await menu.updateComplete;
    expect(options(menu, 'camera')).to.deep.equal(['Choix du système', '<i>New</i>']);
    fake.camera.setDevices([]);
    await menu.updateComplete;
    expect(options(menu, 'camera')).to.deep.equal(['Aucun appareil trouvé']);
    expect(select(menu, 'camera').disabled).to.equal(true);
  });

  it('numbers devices that have no name', async () => {
    const { menu } = await menuOf({ cameras: [{ deviceId: 'a', label: '' }, { deviceId: 'b', label: '' }] });
    expect(options(menu, 'camera')).to.deep.equal(['Choix du système', 'Appareil 1', 'Appareil 2']);
  });

  it('offers no speaker where the browser does not let one choose', async () => {
    expect(select((await menuOf({ canSelectSpeaker: false })).menu, 'speaker')).not.to.exist;
  });

  it('shows the loudness of a microphone that is on', async () => {
    const { menu, fake } = await menuOf();
    expect(menu.shadowRoot!.querySelector('[role=meter]')).not.to.exist;
    await fake.microphone.enable();
    fake.setLevel(0.42);
    await menu.updateComplete;
    const meter = menu.shadowRoot!.querySelector('[role=meter]')!;
    expect(meter.getAttribute('aria-valuenow')).to.equal('42');
    expect(meter.getAttribute('aria-label')).to.equal('Niveau du micro');
    await expect(menu).to.be.accessible();
  });

  it('says beside the device what went wrong', async () => {
    const { menu, fake } = await menuOf();
    fake.camera.setState({ status: 'failed', error: new MeetingError('camera-denied') });
    await menu.updateComplete;
    const problem = menu.shadowRoot!.getElementById(select(menu, 'camera').getAttribute('aria-describedby')!)!;
    expect(problem.textContent).to.include('refusé');
    await expect(menu).to.be.accessible();
  });

  it('takes a choice that fails without an uncaught error', async () => {
    const { menu, fake } = await menuOf();
    await fake.camera.enable();
    fake.camera.failNext(new MeetingError('camera-in-use'));
    choose(menu, 'camera', 'camera-2');
    await menu.updateComplete;
    expect(fake.camera.state.get().status).to.equal('failed');
  });

  it('says when a speaker cannot be used, and forgets it with the next choice', async () => {
    const { menu, fake } = await menuOf();
    const { speakers } = fake.meeting;
    const { select: works } = speakers;
    speakers.select = () => Promise.reject(new MeetingError('speaker-failed'));
    choose(menu, 'speaker', 'speaker-2');
    await aTimeout(0);
    expect(menu.shadowRoot!.getElementById('speaker-problem')!.textContent).to.include('haut-parleur');
    speakers.select = works;
    choose(menu, 'speaker', 'speaker-1');
    await aTimeout(0);
    expect(menu.shadowRoot!.getElementById('speaker-problem')).not.to.exist;
  });

  it('puts the focus on the first choice, also before its first render', async () => {
    const fake = createFakeMeeting();
    const menu = document.createElement('visio-device-menu');
    menu.meeting = fake.meeting;
    document.body.append(menu);
    menu.focus();
    await menu.updateComplete;
    await Promise.resolve();
    expect(menu.shadowRoot!.activeElement).to.equal(select(menu, 'microphone'));
    menu.remove();
  });

  it('asks to be closed by its button and by Escape', async () => {
    const { menu } = await menuOf();
    setTimeout(() => menu.shadowRoot!.querySelector('button')!.click());
    await oneEvent(menu, 'close');
    menu.focus();
    setTimeout(() => void sendKeys({ press: 'Escape' }));
    await oneEvent(menu, 'close');
  });

  it('offers no sounds of notices where the page has none', async () => {
    const { menu, fake } = await menuOf();
    offerSounds(fake.meeting, false);
    menu.requestUpdate();
    await menu.updateComplete;
    expect(menu.shadowRoot!.querySelector('[role=switch]') === null).to.equal(true);
  });

  it('turns sounds of notices off, for this meeting and for later ones', async () => {
    const { menu, fake } = await menuOf();
    const sounds = () => menu.shadowRoot!.querySelector<HTMLElement>('[role=switch]')!;
    expect(sounds().ariaChecked).to.equal('true');
    sounds().click();
    await menu.updateComplete;
    expect(sounds().ariaChecked).to.equal('false');
    expect(fake.meeting.choices.read()).to.deep.equal({ sounds: 'off' });
    sounds().click();
    expect(fake.meeting.choices.read()).to.deep.equal({ sounds: 'on' });
  });
});
