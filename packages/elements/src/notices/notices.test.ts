import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { MeetingError } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeeting } from '@visio-sdk/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import type { VisioNotices } from './notices.ts';

const joined = { state: 'joined', since: 1 } as const;
const down = { state: 'reconnecting', since: 1, downSince: 2 } as const;

async function show(fake: FakeMeeting = createFakeMeeting({ connection: joined })) {
  const notices = await fixture<VisioNotices>(html`<visio-notices lang="en" .meeting=${fake.meeting}></visio-notices>`);
  const toast = (id: string) => notices.renderRoot.querySelector<HTMLElement>(`[data-id=${id}]`);
  const said = (role: 'status' | 'alert') => notices.renderRoot.querySelector(`[role=${role}]`)!.textContent.trim();
  const settled = async () => {
    await notices.updateComplete;
    await notices.updateComplete;
  };
  return { fake, notices, toast, said, settled };
}

describe('visio-notices', () => {
  it('shows nothing and has empty live regions while all is well', async () => {
    const { notices, said } = await show();
    expect(notices.renderRoot.querySelector('section')!.hidden).to.equal(true);
    expect(said('status') + said('alert')).to.equal('');
    await expect(notices).to.be.accessible();
  });

  it('is accessible with every kind of notice', async () => {
    const { fake, notices, settled } = await show();
    fake.setConnection(down);
    fake.setAudioBlocked(true);
    fake.emitError(new MeetingError('camera-failed'));
    await settled();
    expect(notices.renderRoot.querySelectorAll('.toast')).to.have.length(3);
    await expect(notices).to.be.accessible();
  });

  it('says at once that the line is down, then that it is back', async () => {
    const { fake, toast, said, settled } = await show();
    fake.setConnection(down);
    await settled();
    expect(toast('line')!.textContent).to.contain('Reconnecting');
    expect(said('alert')).to.contain('Reconnecting');
    fake.setConnection(joined);
    await settled();
    expect(toast('line') === null).to.equal(true);
    expect(toast('back')!.textContent).to.contain('The connection is back');
    expect(said('status')).to.contain('The connection is back');
  });

  it('says that pictures are held back, and nothing of it once they are not', async () => {
    const { fake, toast, settled } = await show();
    fake.setVideosPaused(true);
    await settled();
    expect(toast('thin')!.textContent).to.contain('Your connection is weak');
    fake.setVideosPaused(false);
    await settled();
    expect(toast('thin') === null).to.equal(true);
  });

  it('takes back by one button what a call or another program took', async () => {
    const { fake, toast, settled } = await show();
    fake.microphone.setState({ status: 'failed', error: new MeetingError('microphone-interrupted') });
    await settled();
    toast('microphone-interrupted')!.querySelector<HTMLButtonElement>('.action')!.click();
    await settled();
    expect(fake.microphone.state.get().status).to.equal('on');
    expect(toast('microphone-interrupted') === null).to.equal(true);
  });

  it('names the device that stands in for one that was unplugged, as text', async () => {
    const { fake, toast, settled } = await show();
    fake.emitError(new MeetingError('camera-switched', { subject: '<b>Webcam</b>' }));
    await settled();
    expect(toast('camera-switched')!.querySelector('.text')!.textContent).to.contain('Device in use: <b>Webcam</b>.');
  });

  it('lets sound play that the browser held back', async () => {
    const { fake, toast, settled } = await show();
    fake.setAudioBlocked(true);
    await settled();
    toast('sound')!.querySelector('button')!.click();
    await settled();
    expect(fake.calls).to.include('speakers.unblock');
    expect(toast('sound') === null).to.equal(true);
  });

  it('says an error that comes of itself until it is dismissed', async () => {
    const { fake, toast, said, settled } = await show();
    fake.emitError(new MeetingError('message-malformed'));
    await settled();
    expect(said('alert')).to.contain('could not be read');
    toast('message-malformed')!.querySelector('button')!.click();
    await settled();
    expect(toast('message-malformed') === null).to.equal(true);
    fake.emitError(new MeetingError('message-malformed'));
    await settled();
    expect(toast('message-malformed') === null, 'dismissed once').to.equal(true);
  });

  it('says a device error in a meeting as long as it lasts', async () => {
    const { fake, toast, settled } = await show();
    fake.camera.setState({ status: 'failed', error: new MeetingError('camera-in-use') });
    await settled();
    expect(toast('camera-in-use')!.textContent).to.contain('another application');
    fake.camera.setState({ status: 'on', error: undefined });
    await settled();
    expect(toast('camera-in-use') === null).to.equal(true);
  });

  it('leaves device errors before a meeting to the prejoin', async () => {
    const { fake, toast, settled } = await show(createFakeMeeting());
    fake.camera.setState({ status: 'failed', error: new MeetingError('camera-in-use') });
    await settled();
    expect(toast('camera-in-use') === null).to.equal(true);
  });

  it('says why the meeting ended, unless something else does', async () => {
    const { fake, notices, toast, settled } = await show();
    fake.setConnection({ state: 'ended', reason: 'unreachable', error: new MeetingError('server-unreachable') });
    await settled();
    expect(toast('server-unreachable') === null).to.equal(false);
    notices.endShown = true;
    await settled();
    expect(toast('server-unreachable') === null).to.equal(true);
  });

  it('tells who came in and who left, a crowd in one sentence', async () => {
    const { fake, said } = await show();
    fake.addParticipant({ identity: 'amelie', name: '<b>Amélie' });
    await aTimeout(1000);
    expect(said('status')).to.equal('<b>Amélie joined the meeting.');
    for (let index = 0; index < 50; index += 1) fake.addParticipant();
    fake.addParticipant({ kind: 'agent', name: 'Captions' });
    fake.removeParticipant('amelie');
    await aTimeout(1000);
    expect(said('status'), 'not yet').to.equal('<b>Amélie joined the meeting.');
    await aTimeout(3300);
    expect(said('status')).to.contain('50 people joined the meeting.').and.to.contain('<b>Amélie left the meeting.');
    expect(said('status')).not.to.contain('Captions');
  }).timeout(10_000);

  it('never takes the focus, and gives it back when dismissed by keyboard', async () => {
    const { fake, notices, toast, settled } = await show();
    const before = document.createElement('button');
    notices.before(before);
    before.focus();
    fake.emitError(new MeetingError('message-malformed'));
    await settled();
    expect(document.activeElement === before).to.equal(true);
    await sendKeys({ press: 'Tab' });
    expect(notices.shadowRoot!.activeElement === toast('message-malformed')!.querySelector('button')).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await settled();
    expect(toast('message-malformed') === null).to.equal(true);
    expect(document.activeElement === before).to.equal(true);
    before.remove();
  });

  it('lets clicks beside a notice through', async () => {
    const { fake, notices, toast, settled } = await show();
    fake.setConnection(down);
    await settled();
    expect(getComputedStyle(notices).pointerEvents).to.equal('none');
    expect(getComputedStyle(toast('line')!).pointerEvents).to.equal('auto');
  });
});
