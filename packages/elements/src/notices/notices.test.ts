import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { MeetingError } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeeting } from '@visio-sdk/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CHAT_NEWS_INTERVAL_MS, CHAT_NEWS_LIFE_MS } from './chat-news.ts';
import { areSoundsOffered } from '../internal/sound-choice.ts';
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

  it('leaves no choice of sounds where the page has none', async () => {
    const { fake, notices, settled } = await show();
    expect(areSoundsOffered(fake.meeting)).to.equal(true);
    notices.sounds = 'off';
    await settled();
    expect(areSoundsOffered(fake.meeting)).to.equal(false);
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

  it('says once in a meeting that the microphone gives no sound', async () => {
    const { fake, toast, said, settled } = await show();
    fake.setSilent(true);
    await settled();
    expect(toast('silent')!.textContent).to.contain('no sound at all');
    expect(said('alert')).to.contain('no sound at all');
    fake.setSilent(false);
    await settled();
    expect(toast('silent') === null, 'gone with the first sound').to.equal(true);
    fake.setSilent(true);
    await settled();
    expect(toast('silent') === null, 'told already').to.equal(true);
    fake.setSilent(false);
    fake.setConnection({ state: 'ended', reason: 'left' });
    await settled();
    fake.setConnection(joined);
    fake.setSilent(true);
    await settled();
    expect(toast('silent') === null, 'another meeting').to.equal(false);
    toast('silent')!.querySelector('button')!.click();
    await settled();
    expect(toast('silent') === null).to.equal(true);
  });

  it('leaves a silent microphone to the prejoin before a meeting', async () => {
    const { fake, toast, settled } = await show(createFakeMeeting());
    fake.setSilent(true);
    await settled();
    expect(toast('silent') === null).to.equal(true);
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
    const { fake, notices, said } = await show();
    fake.addParticipant({ identity: 'amelie', name: '<b>Amélie' });
    await aTimeout(1000);
    expect(said('status')).to.equal('<b>Amélie joined the meeting.');
    for (let index = 0; index < 50; index += 1) fake.addParticipant();
    fake.addParticipant({ kind: 'agent', name: 'Captions' });
    fake.removeParticipant('amelie');
    await aTimeout(1000);
    expect(said('status'), 'not yet').to.equal('<b>Amélie joined the meeting.');
    await aTimeout(4_400);
    expect(notices.renderRoot.querySelector('[data-id=left]') === null, 'large rooms stay quiet').to.equal(true);
    expect(said('status')).to.contain('50 people joined the meeting.').and.to.contain('<b>Amélie left the meeting.');
    expect(said('status')).not.to.contain('Captions');
  });

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

  it('shows a message and says it, while nobody looks at the chat', async () => {
    const { fake, notices, toast, said, settled } = await show();
    const asked: string[] = [];
    notices.addEventListener('visio-panel-request', ({ detail }) => asked.push(detail.panel));
    fake.chat.receive({ from: 'ana', name: '<b>Ana', text: `Bonjour\n\n${'x'.repeat(300)}` });
    await settled();
    expect(toast('message')!.textContent).to.match(/Message from <b>Ana: Bonjour x{91}…/);
    expect(said('status')).to.contain('Message from <b>Ana: Bonjour');
    expect(said('alert')).to.equal('');
    await expect(notices).to.be.accessible();
    toast('message')!.querySelector<HTMLElement>('.action')!.click();
    expect(asked).to.deep.equal(['chat']);
    fake.chat.startReading();
    await settled();
    expect(toast('message') === null, 'somebody looks').to.equal(true);
    fake.chat.receive({ text: 'Again' });
    await settled();
    expect(toast('message') === null).to.equal(true);
    expect(said('status')).not.to.contain('Again');
  });

  it('shows what was written while it was being loaded', async () => {
    const fake = createFakeMeeting({ connection: joined });
    fake.chat.receive({ from: 'ana', name: 'Ana', text: 'Are you there?' });
    const { toast, said, settled } = await show(fake);
    await settled();
    expect(toast('message')!.textContent).to.contain('Message from Ana: Are you there?');
    expect(said('status')).to.contain('Are you there?');
  });

  it('says many messages as one, and not often', async () => {
    const { fake, toast, said, settled } = await show();
    for (let index = 0; index < 30; index += 1) fake.chat.receive({ from: 'ana', name: 'Ana', text: `Message ${index}.` });
    await settled();
    expect(toast('message')!.textContent).to.contain('Message 29.');
    expect(said('status')).to.contain('Message 0.').and.not.contain('Message 1.');
    await aTimeout(CHAT_NEWS_INTERVAL_MS + 100);
    await settled();
    expect(said('status')).to.contain('29 new messages in the chat.');
    await aTimeout(CHAT_NEWS_LIFE_MS - CHAT_NEWS_INTERVAL_MS);
    await settled();
    expect(toast('message') === null, 'it does not stay').to.equal(true);
  });

  it('shows three at once, what matters first, and the next when one is gone', async () => {
    const { fake, notices, toast, settled } = await show();
    fake.setConnection(down);
    for (const code of ['message-malformed', 'speaker-failed', 'name-invalid'] as const) fake.emitError(new MeetingError(code));
    await settled();
    const ids = () => [...notices.renderRoot.querySelectorAll<HTMLElement>('.toast')].map((one) => one.dataset['id']);
    expect(ids()).to.deep.equal(['line', 'message-malformed', 'speaker-failed']);
    toast('message-malformed')!.querySelector('button')!.click();
    await settled();
    expect(ids()).to.deep.equal(['line', 'speaker-failed', 'name-invalid']);
  });

  it('shows who comes in a small room, and lets it be read while the pointer is on it', async () => {
    const { fake, notices, toast, said, settled } = await show();
    fake.addParticipant({ identity: 'ana', name: '<b>Ana' });
    await waitUntil(() => toast('joined'));
    await settled();
    expect(toast('joined')!.querySelector('.text')!.textContent).to.equal('<b>Ana joined the meeting.');
    expect(said('status')).to.equal('<b>Ana joined the meeting.');
    await expect(notices).to.be.accessible();
    toast('joined')!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await aTimeout(5_500);
    expect(toast('joined') === null, 'still read').to.equal(false);
    toast('joined')!.dispatchEvent(new PointerEvent('pointerout', { bubbles: true }));
    await waitUntil(() => !toast('joined'), 'it goes by itself', { timeout: 6_500 });
  });

  it('says what a moderator did, and by whom', async () => {
    const { fake, toast, said, settled } = await show();
    fake.addParticipant({ identity: 'ana', name: 'Ana' });
    fake.local.set({ handRaisedAt: 5 });
    fake.local.set({ handRaisedAt: undefined, attributes: { 'visio.moderated': JSON.stringify({ what: 'hand', by: 'ana', at: 6 }) } });
    await settled();
    expect(toast('hand-lowered')!.textContent).to.contain('Your hand was lowered by Ana.');
    expect(said('alert')).to.contain('Your hand was lowered by Ana.');
  });

  it('offers to turn the microphone on to who speaks without, and forgets it once it is on', async () => {
    const { fake, notices, toast, settled } = await show();
    fake.addParticipant({ identity: 'ana', name: 'Ana' });
    // What is heard is for the tests of core: here one is told.
    const captured = await navigator.mediaDevices.getUserMedia({ audio: true });
    const context = new AudioContext();
    const destination = new MediaStreamAudioDestinationNode(context);
    const oscillator = new OscillatorNode(context, { frequency: 300 });
    oscillator.connect(destination);
    oscillator.start();
    const track = destination.stream.getAudioTracks()[0]!;
    track.enabled = false;
    fake.microphone.setTrack(track);
    fake.microphone.setState({ status: 'off' });
    await waitUntil(() => toast('microphone-off-speaking'), 'told', { timeout: 6_000 });
    // A notice comes in slowly: its contrast is what it is once it is there.
    await Promise.all(notices.shadowRoot!.getAnimations().map(({ finished }) => finished));
    await expect(notices).to.be.accessible();
    expect(toast('microphone-off-speaking')!.textContent).to.contain('nobody hears you');
    toast('microphone-off-speaking')!.querySelector<HTMLButtonElement>('.action')!.click();
    await settled();
    expect(fake.microphone.state.get().status).to.equal('on');
    expect(toast('microphone-off-speaking') === null).to.equal(true);
    for (const one of captured.getTracks()) one.stop();
    await context.close();
    notices.remove();
  });

  it('tells moderators, and only them, whose hands go up, several at once', async () => {
    const { fake, toast, settled } = await show();
    const [ana, ben] = [fake.addParticipant({ identity: 'ana', name: 'Ana' }), fake.addParticipant({ identity: 'ben', name: 'Ben' })];
    ana.set({ handRaisedAt: 1 });
    await aTimeout(1_000);
    expect(toast('hand-raised') === null, 'not a moderator').to.equal(true);
    fake.local.set({ role: 'moderator' });
    ana.set({ handRaisedAt: undefined });
    ana.set({ handRaisedAt: 2 });
    await waitUntil(() => toast('hand-raised'));
    expect(toast('hand-raised')!.textContent).to.contain('Ana raised their hand.');
    for (const one of [ana, ben]) {
      one.set({ handRaisedAt: undefined });
      one.set({ handRaisedAt: 3 });
    }
    await waitUntil(() => toast('hand-raised')?.textContent?.includes('2 people raised their hands.'), 'gathered', { timeout: 6_000 });
    await settled();
  });

  it('asks whether the hand should go down once one has spoken for three seconds', async () => {
    const { fake, toast, settled } = await show(createFakeMeeting({ connection: joined, capabilities: ['raise-hand'] }));
    fake.local.setSpeaking(true);
    await aTimeout(200);
    fake.local.set({ handRaisedAt: 5 });
    fake.local.setSpeaking(false);
    fake.local.setSpeaking(true);
    await aTimeout(1_500);
    fake.local.setSpeaking(false);
    await aTimeout(500);
    expect(toast('lower-hand') === null, 'not yet').to.equal(true);
    fake.local.setSpeaking(true);
    await waitUntil(() => toast('lower-hand'), 'asked', { timeout: 3_000 });
    toast('lower-hand')!.querySelector<HTMLButtonElement>('.action')!.click();
    await settled();
    expect(fake.calls).to.include('actions.setHandRaised false');
    expect(toast('lower-hand') === null).to.equal(true);
  });

  it('says that everybody has left until somebody comes, and lets one leave', async () => {
    const { fake, notices, toast, settled } = await show(createFakeMeeting({ connection: joined, participants: [{ identity: 'ana', name: 'Ana' }] }));
    fake.removeParticipant('ana');
    await waitUntil(() => toast('alone'), 'told', { timeout: 7_000 });
    fake.addParticipant({ identity: 'ben', name: 'Ben' });
    await settled();
    expect(toast('alone') === null).to.equal(true);
    fake.removeParticipant('ben');
    await waitUntil(() => toast('alone'), 'told', { timeout: 7_000 });
    let asked = 0;
    notices.addEventListener('visio-leave-request', () => void asked++);
    toast('alone')!.querySelector<HTMLButtonElement>('.action')!.click();
    await settled();
    expect([asked, fake.calls.includes('leave')]).to.deep.equal([1, true]);
  });
});
