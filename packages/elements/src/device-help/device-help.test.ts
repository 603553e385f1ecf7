import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { MeetingError, type ErrorCode } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeeting, type FakeMeetingInit } from '@visio-sdk/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import { VisioDeviceHelp } from './device-help.ts';
import { lookAround } from './guide.ts';

async function show(init: FakeMeetingInit = {}, properties: Partial<VisioDeviceHelp> = {}) {
  const fake = createFakeMeeting(init);
  const help = await fixture<VisioDeviceHelp>(
    html`<visio-device-help lang="en" .meeting=${fake.meeting} .problemsShown=${properties.problemsShown ?? false} .show=${properties.show ?? 'all'}></visio-device-help>`,
  );
  const fail = async (errors: Partial<Record<'camera' | 'microphone', ErrorCode>>, message?: string) => {
    for (const [kind, code] of Object.entries(errors)) {
      fake[kind as 'camera'].setState({ status: 'failed', error: new MeetingError(code, { ...(message && { message }) }) });
    }
    await help.updateComplete;
  };
  const text = () => help.renderRoot.textContent.replace(/\s+/g, ' ').trim();
  const $ = <E extends HTMLElement>(selector: string) => help.renderRoot.querySelector<E>(selector);
  const button = (name: string) => [...help.renderRoot.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
  return { fake, help, fail, text, $, button };
}

/** A permission of the browser that the test gives and takes. */
class Permission extends EventTarget {
  state: PermissionState = 'denied';
  set(state: PermissionState): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

function statusOf({ camera, microphone }: FakeMeeting): string[] {
  return [camera, microphone].map(({ state }) => state.get().status);
}

describe('<visio-device-help>', () => {
  const { query } = Permissions.prototype;
  const { enumerateDevices } = navigator.mediaDevices;
  let permissions: Record<string, Permission>;
  beforeEach(() => {
    permissions = { camera: new Permission(), microphone: new Permission() };
    Permissions.prototype.query = async ({ name }) => permissions[name] as unknown as PermissionStatus;
  });
  afterEach(() => {
    Permissions.prototype.query = query;
    navigator.mediaDevices.enumerateDevices = enumerateDevices;
    VisioDeviceHelp.lookAround = lookAround;
  });

  it('shows nothing while all is well', async () => {
    const { text, fake, help } = await show();
    await fake.camera.enable();
    await help.updateComplete;
    expect(text()).to.equal('');
  });

  it('says what is refused, and how to allow it in this browser', async () => {
    const { fail, text, $, help } = await show();
    await fail({ camera: 'camera-denied', microphone: 'microphone-denied' });
    expect(text()).to.contain('Access to the camera and the microphone is denied.');
    expect($('[data-guide]')!.dataset['guide']).to.equal('chrome');
    expect(text()).to.contain('To allow the camera and the microphone:').and.to.contain('to the left of the page’s address');
    expect(text()).to.contain('who will not see or hear you');
    await expect(help).to.be.accessible();
  });

  it('speaks of the one that is refused alone', async () => {
    const { fail, text } = await show();
    await fail({ microphone: 'microphone-denied' });
    expect(text()).to.contain('To allow the microphone:').and.to.contain('join without a microphone').and.not.to.contain('camera');
  });

  it('blames the system where it was the system', async () => {
    const { fail, $, text } = await show();
    VisioDeviceHelp.lookAround = () => ({ ...lookAround(), userAgent: 'Mozilla/5.0 (Macintosh) Chrome/128.0.0.0' });
    await fail({ camera: 'camera-denied' }, 'Permission denied by system');
    expect($('[data-guide]')!.dataset['guide']).to.equal('mac');
    expect(text()).to.contain('System Settings');
  });

  it('has a link to copy inside another application', async () => {
    const { fail, text, button, help } = await show();
    VisioDeviceHelp.lookAround = () => ({ ...lookAround(), userAgent: 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 Instagram' });
    await fail({ camera: 'browser-unsupported', microphone: 'browser-unsupported' });
    expect(text()).to.contain('inside another application').and.not.to.contain('You can join');
    const { writeText } = navigator.clipboard;
    let copied: string | undefined;
    navigator.clipboard.writeText = async (link) => void (copied = link);
    button('Copy the link of this page')!.click();
    await waitUntil(() => text().includes('Link copied'));
    navigator.clipboard.writeText = writeText;
    expect(copied).to.equal(location.href);
    await expect(help).to.be.accessible();
  });

  it('tries again by a button, and by itself when permission is given back', async () => {
    const { fake, fail, text, button, help } = await show();
    await fail({ camera: 'camera-denied', microphone: 'microphone-denied' });
    fake.camera.failNext(new MeetingError('camera-denied'));
    fake.microphone.failNext(new MeetingError('microphone-denied'));
    button('Try again')!.click();
    await help.updateComplete;
    expect(statusOf(fake)).to.deep.equal(['failed', 'failed']);
    permissions['camera']!.set('granted');
    await help.updateComplete;
    expect(statusOf(fake)).to.deep.equal(['on', 'failed']);
    permissions['microphone']!.set('granted');
    await help.updateComplete;
    expect(statusOf(fake)).to.deep.equal(['on', 'on']);
    expect(text()).to.equal('');
  });

  it('asks nothing when permission is put back to a question, and turns nothing on that is off', async () => {
    const { fake, fail } = await show();
    await fail({ camera: 'camera-denied' });
    permissions['camera']!.set('prompt');
    permissions['microphone']!.set('granted');
    await aTimeout(0);
    expect(statusOf(fake)).to.deep.equal(['failed', 'off']);
  });

  it('tries again when the person comes back from the settings of the system', async () => {
    const { fake, fail } = await show();
    await fail({ camera: 'camera-denied' }, 'Permission denied by system');
    dispatchEvent(new Event('focus'));
    await aTimeout(0);
    expect(statusOf(fake)[0]).to.equal('failed');
    permissions['camera']!.state = 'granted';
    dispatchEvent(new Event('focus'));
    await aTimeout(0);
    expect(statusOf(fake)[0]).to.equal('on');
  });

  it('starts a device that is plugged in, and bothers nobody about others', async () => {
    const { fake, fail, text } = await show();
    await fail({ camera: 'camera-not-found', microphone: 'microphone-not-found' });
    expect(text()).to.contain('No camera was found');
    navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'audioinput', deviceId: '' } as MediaDeviceInfo];
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await aTimeout(0);
    expect(statusOf(fake)).to.deep.equal(['failed', 'on']);
    expect(text()).to.contain('join without a camera');
  });

  it('does nothing more once it is taken away', async () => {
    const { fake, fail, help } = await show();
    await fail({ camera: 'camera-denied' });
    help.remove();
    permissions['camera']!.set('granted');
    await aTimeout(0);
    expect(statusOf(fake)[0]).to.equal('failed');
  });

  it('says one trouble of both devices once, and offers no retry that cannot help', async () => {
    const { fail, help, button, text } = await show();
    await fail({ camera: 'insecure-page', microphone: 'insecure-page' });
    expect(help.renderRoot.querySelectorAll('[data-code]')).to.have.length(1);
    expect(button('Try again')).not.to.exist;
    expect(text()).not.to.contain('You can join');
  });

  it('warns of a silent microphone, and takes another one', async () => {
    const { fake, help, text, button } = await show();
    await fake.microphone.enable();
    fake.setSilent(true);
    await help.updateComplete;
    expect(text()).to.contain('no sound at all').and.to.contain('its own switch');
    await expect(help).to.be.accessible();
    button('Use “Headset”')!.click();
    expect(fake.microphone.state.get().deviceId).to.equal('microphone-2');
    fake.setSilent(false);
    await help.updateComplete;
    expect(text()).to.equal('');
  });

  it('keeps the place of whoever uses the keyboard when its button has helped', async () => {
    const { fail, help, button } = await show();
    await fail({ camera: 'camera-in-use' });
    const after = document.createElement('button');
    help.after(after);
    button('Try again')!.focus();
    await sendKeys({ press: 'Enter' });
    await help.updateComplete;
    expect(button('Try again')).not.to.exist;
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(after);
    after.remove();
  });

  it('keeps to ways out where something else tells what is wrong', async () => {
    const { fail, fake, text, button, help } = await show({ connection: { state: 'joined', since: 1 } }, { problemsShown: true, show: 'camera' });
    await fail({ camera: 'camera-denied', microphone: 'microphone-denied' });
    fake.setSilent(true);
    await help.updateComplete;
    expect(text()).to.contain('To allow the camera:').and.not.to.contain('denied').and.not.to.contain('microphone').and.not.to.contain('join');
    expect(button('Try again')).not.to.exist;
  });
});
