import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { MeetingError } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeeting } from '@visio-sdk/core/testing';
import '../define-all.ts';
import type { VisioEventMap } from '../events/event-map.ts';
import { firstWords } from '../translations/translate.ts';
import { REMOVAL_DELAY_MS } from './presence.ts';
import { VisioRoom } from './room.ts';

const joined = { state: 'joined', since: 1 } as const;
const names: (keyof VisioEventMap)[] = [
  'visio-ready',
  'visio-waiting',
  'visio-joined',
  'visio-left',
  'visio-error',
  'visio-reconnecting',
  'visio-reconnected',
  'visio-participant-joined',
  'visio-participant-left',
  'visio-hand-raised',
  'visio-hand-lowered',
  'visio-join-request',
  'visio-leave-request',
];

let fake: FakeMeeting;

async function settled(room: VisioRoom): Promise<void> {
  await aTimeout(0);
  await room.updateComplete;
  // The parts of the call are loaded when they are needed.
  await VisioRoom.loadCall().catch(() => {});
  await aTimeout(0);
  await room.updateComplete;
}

/** A room on a fake meeting, and the names of the events that came out of it. */
async function show(template = html`<visio-room lang="en" room="demo"><p>By telephone: 0123</p></visio-room>`, make = createFakeMeeting) {
  fake = make();
  VisioRoom.createMeeting = () => fake.meeting;
  const heard: string[] = [];
  const hear = (event: Event) => heard.push(event.type);
  for (const name of names) document.addEventListener(name, hear);
  const room = await fixture<VisioRoom>(template);
  await settled(room);
  for (const name of names) document.removeEventListener(name, hear);
  for (const name of names) room.addEventListener(name, hear);
  const $ = <E extends HTMLElement>(selector: string) => room.renderRoot.querySelector<E>(selector);
  const screen = () => $('.screen')!.dataset['screen'];
  const isFallbackShown = () => room.querySelector('p')!.getClientRects().length > 0;
  return { room, $, heard, screen, isFallbackShown };
}

/** Something in the room's lobby. */
function lobby(room: VisioRoom, selector: string): HTMLElement {
  return room.shadowRoot!.querySelector('visio-lobby')!.shadowRoot!.querySelector<HTMLElement>(selector)!;
}

describe('visio-room', () => {
  before(() => Promise.all([firstWords.load('fr'), firstWords.load('en')]));

  it('shows the prejoin, is ready, and prepares for joining', async () => {
    const { heard, screen, isFallbackShown } = await show();
    expect(screen()).to.equal('prejoin');
    expect(heard).to.deep.equal(['visio-ready']);
    expect(fake.calls).to.deep.equal(['prepare']);
    expect(isFallbackShown()).to.equal(false);
  });

  it('is accessible on each of its screens', async () => {
    const { room } = await show();
    await expect(room).to.be.accessible();
    for (const connection of [
      { state: 'joining' },
      { state: 'waiting', position: 2 },
      joined,
      { state: 'ended', reason: 'left' },
      { state: 'ended', reason: 'failed', error: new MeetingError('configuration-invalid', { subject: 'token' }) },
    ] as const) {
      fake.setConnection(connection);
      await settled(room);
      await expect(room).to.be.accessible();
    }
  });

  it('shows its own children until it is configured', async () => {
    const { room, heard, screen, isFallbackShown } = await show(html`<visio-room><p>0123</p></visio-room>`);
    expect(isFallbackShown()).to.equal(true);
    expect(heard).to.deep.equal([]);
    room.room = 'demo';
    await settled(room);
    expect(screen()).to.equal('prejoin');
    expect(heard).to.deep.equal(['visio-ready']);
  });

  it('knows the name that was given, and asks for none', async () => {
    const { $ } = await show(html`<visio-room room="demo" name="Zoé"></visio-room>`);
    expect($('visio-prejoin')!.shadowRoot!.querySelector('input') === null).to.equal(true);
  });

  describe('with prejoin="off"', () => {
    const off = html`<visio-room lang="en" room="demo" prejoin="off"></visio-room>`;

    it('joins at once with camera and microphone, and only once', async () => {
      const { room, heard, screen } = await show(off);
      expect(heard).to.deep.equal(['visio-ready', 'visio-join-request', 'visio-joined']);
      expect(screen()).to.equal('call');
      expect(fake.camera.state.get().status).to.equal('on');
      room.name = 'Zoé';
      room.room = 'other';
      room.layout = 'grid';
      await settled(room);
      expect(fake.calls.filter((call) => call === 'join')).to.have.length(1);
    });

    it('waits for what entering takes', async () => {
      const { room } = await show(html`<visio-room provider="livekit" server="wss://livekit.test" prejoin="off"></visio-room>`);
      expect(fake.calls).not.to.include('join');
      room.token = () => 'ey';
      await settled(room);
      expect(fake.calls).to.include('join');
    });

    it('leaves joining to a host that prevents the request', async () => {
      const prevent = (event: Event) => event.preventDefault();
      document.addEventListener('visio-join-request', prevent, { once: true });
      const { room } = await show(off);
      expect(fake.calls).not.to.include('join');
      await room.join();
      expect(fake.calls).to.include('join');
    });

    it('joins at once when one comes back after having left', async () => {
      const { room, $ } = await show(off);
      await room.leave();
      await settled(room);
      $<HTMLButtonElement>('.actions .primary')!.click();
      expect(fake.calls.filter((call) => call === 'join')).to.have.length(2);
    });
  });

  it('tells by events what happens in the meeting', async () => {
    const { room, heard } = await show(undefined, () => createFakeMeeting({ participants: [{ identity: 'there', handRaisedAt: 1 }] }));
    heard.length = 0;
    fake.setConnection({ state: 'waiting', position: 1 });
    fake.setConnection(joined);
    const late = fake.addParticipant({ identity: 'late' });
    const raised = oneEvent(room, 'visio-hand-raised');
    late.set({ handRaisedAt: 2 });
    late.set({ name: 'Late' });
    expect((await raised).detail.participant.identity).to.equal('late');
    fake.removeParticipant('there');
    fake.setConnection({ state: 'reconnecting', since: 1, downSince: 2 });
    fake.setConnection(joined);
    fake.emitError(new MeetingError('message-malformed'));
    await room.leave();
    expect(heard).to.deep.equal([
      'visio-waiting',
      'visio-joined',
      'visio-participant-joined',
      'visio-hand-raised',
      'visio-participant-left',
      'visio-hand-lowered',
      'visio-reconnecting',
      'visio-reconnected',
      'visio-error',
      'visio-left',
    ]);
  });

  it('tells the error that ended a meeting before its end, each once', async () => {
    const { room, heard } = await show();
    heard.length = 0;
    const error = new MeetingError('server-unreachable');
    const told = oneEvent(room, 'visio-error');
    const left = oneEvent(room, 'visio-left');
    fake.setConnection({ state: 'ended', reason: 'unreachable', error });
    fake.emitError(error);
    expect((await told).detail).to.include({ code: 'server-unreachable', recoverable: true });
    expect((await left).detail).to.deep.equal({ reason: 'unreachable' });
    expect(heard).to.deep.equal(['visio-error', 'visio-left']);
  });

  it('tells a device error that the prejoin shows', async () => {
    const { room } = await show();
    const told = oneEvent(room, 'visio-error');
    fake.camera.setState({ status: 'failed', error: new MeetingError('camera-denied') });
    expect((await told).detail.code).to.equal('camera-denied');
  });

  it('says in words and by an event which attribute is malformed, and shows its children', async () => {
    const { room, screen, $, isFallbackShown, heard } = await show(html`<visio-room lang="en" room="demo" server="nope"><p>0123</p></visio-room>`);
    expect(heard).to.deep.equal(['visio-error']);
    expect(screen()).to.equal('misconfigured');
    expect($('.card')!.textContent).to.contain('Setting concerned: server');
    expect(isFallbackShown()).to.equal(true);
    await expect(room).to.be.accessible();
    room.server = 'https://visio.test';
    await settled(room);
    expect(screen()).to.equal('prejoin');
    expect(heard).to.deep.equal(['visio-error', 'visio-ready']);
  });

  it('takes the default for a malformed attribute where that is safe, and says so once', async () => {
    const { room, screen, $, heard } = await show(html`<visio-room lang="en" room="demo" layout="mosaic"></visio-room>`);
    expect(screen()).to.equal('prejoin');
    room.name = 'Zoé';
    await settled(room);
    expect(heard.filter((type) => type === 'visio-error')).to.have.length(1);
    await import('../notices/define.ts');
    await settled(room);
    expect($('visio-notices')!.shadowRoot!.querySelector('.toast')!.textContent).to.contain('layout');
  });

  it('shows the wait at the door, and lets one give up', async () => {
    const { room, screen, $, heard } = await show();
    fake.setConnection({ state: 'waiting', position: 3 });
    await settled(room);
    expect(screen()).to.equal('waiting');
    expect(lobby(room, '.position').textContent).to.contain('3');
    expect($('[role=status]')!.textContent).to.contain('You are in the waiting room');
    lobby(room, '.stop').click();
    expect(heard.slice(-2)).to.deep.equal(['visio-leave-request', 'visio-left']);
  });

  it('leaves waiting to a host that prevents the request', async () => {
    const { room } = await show();
    fake.setConnection({ state: 'waiting' });
    await settled(room);
    room.addEventListener('visio-leave-request', (event) => event.preventDefault());
    lobby(room, '.stop').click();
    expect(fake.calls).not.to.include('leave');
  });

  it('offers to come back only where that can help', async () => {
    const { room, $, screen } = await show();
    for (const reason of ['removed', 'denied', 'ended'] as const) {
      fake.setConnection({ state: 'ended', reason });
      await settled(room);
      expect($('.actions') === null, reason).to.equal(true);
    }
    fake.setConnection({ state: 'ended', reason: 'left' });
    await settled(room);
    expect($('h2')!.textContent).to.equal('You left the meeting');
    $<HTMLButtonElement>('.actions .primary')!.click();
    await settled(room);
    expect(screen()).to.equal('prejoin');
  });

  it('shows its children after an error, and not after leaving', async () => {
    const { room, isFallbackShown } = await show();
    fake.setConnection({ state: 'ended', reason: 'left' });
    await settled(room);
    expect(isFallbackShown()).to.equal(false);
    fake.setConnection({ state: 'ended', reason: 'unreachable', error: new MeetingError('server-unreachable') });
    await settled(room);
    expect(isFallbackShown()).to.equal(true);
  });

  it('gives the link to whoever has a browser that cannot join', async () => {
    const { room, $ } = await show();
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void copied.push(text) } });
    fake.setConnection({ state: 'ended', reason: 'failed', error: new MeetingError('browser-unsupported') });
    await settled(room);
    $<HTMLButtonElement>('.actions .primary')!.click();
    await settled(room);
    expect(copied).to.deep.equal([location.href]);
    expect($('.copied')!.textContent).to.contain('Link copied');
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('plays everybody’s sound from joining to leaving', async () => {
    const { room } = await show();
    fake.setConnection({ state: 'joining' });
    fake.setConnection(joined);
    expect(fake.calls.filter((call) => call.startsWith('speakers'))).to.deep.equal(['speakers.play']);
    await room.leave();
    expect(fake.calls.filter((call) => call.startsWith('speakers'))).to.deep.equal(['speakers.play', 'speakers.stop']);
  });

  it('moves the focus into the next screen if it had it, and else leaves it alone', async () => {
    const { room, $ } = await show();
    const outside = document.createElement('button');
    room.before(outside);
    outside.focus();
    fake.setConnection({ state: 'waiting' });
    await settled(room);
    expect(document.activeElement === outside).to.equal(true);
    lobby(room, '.stop').focus();
    fake.setConnection(joined);
    await settled(room);
    expect(room.shadowRoot!.activeElement === $('.call')).to.equal(true);
    fake.setConnection({ state: 'ended', reason: 'ended' });
    await settled(room);
    expect(room.shadowRoot!.activeElement === $('h2')).to.equal(true);
    outside.remove();
  });

  it('says of a locked room, and of a door where nobody answered, what it is, and offers to try again', async () => {
    const { room, $ } = await show();
    fake.setConnection({ state: 'ended', reason: 'denied', error: new MeetingError('room-locked') });
    await settled(room);
    expect($('h2')!.textContent).to.equal('The meeting is locked');
    expect($('.actions .button') !== null).to.equal(true);
    fake.setConnection({ state: 'ended', reason: 'expired', error: new MeetingError('entry-unanswered') });
    await settled(room);
    expect($('h2')!.textContent).to.equal('Nobody answered you');
    expect($('.actions .button') !== null).to.equal(true);
  });

  it('shows whoever may let others in that somebody waits, and nobody else', async () => {
    const { room, $ } = await show();
    fake.setWaiting([{ id: 'ben', name: 'Ben', verified: false, since: 1 }]);
    fake.setConnection(joined);
    await settled(room);
    expect($('visio-door') === null).to.equal(true);
    fake.setCapabilities(['admit']);
    await settled(room);
    expect($('visio-door')!.shadowRoot!.textContent).to.contain('Ben');
  });

  it('is a region with a name', async () => {
    const { $ } = await show();
    expect($('section')!.getAttribute('aria-label')).to.equal('Video meeting');
    expect($('section')!.lang).to.equal('en');
  });

  it('keeps the meeting when moved, by append and by moveBefore', async () => {
    const { room, $ } = await show();
    fake.setConnection(joined);
    await settled(room);
    const stage = $('visio-stage');
    const parent = room.parentElement!;
    const other = document.createElement('div');
    parent.append(other);
    other.append(room);
    await aTimeout(REMOVAL_DELAY_MS + 100);
    if ('moveBefore' in parent) (parent as unknown as { moveBefore(node: Node, child: null): void }).moveBefore(room, null);
    await aTimeout(REMOVAL_DELAY_MS + 100);
    expect(fake.calls).not.to.include('leave');
    expect($('visio-stage') === stage).to.equal(true);
  });

  it('leaves once it has been gone for the published delay, and starts afresh when put back', async () => {
    const { room, heard, screen } = await show();
    fake.setConnection(joined);
    await settled(room);
    const parent = room.parentElement!;
    room.remove();
    await aTimeout(REMOVAL_DELAY_MS - 200);
    expect(fake.calls).not.to.include('leave');
    await aTimeout(400);
    expect(fake.calls).to.include('leave');
    expect(heard.at(-1)).to.equal('visio-left');
    parent.append(room);
    await settled(room);
    expect(screen()).to.equal('prejoin');
    expect(heard.at(-1)).to.equal('visio-ready');
  });

  it('leaves when the page goes, and not when somebody only asks to close it', async () => {
    await show();
    fake.setConnection(joined);
    window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(fake.calls).not.to.include('leave');
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(fake.calls).to.include('leave');
  });

  it('takes another layout on request, unless the host prevents it', async () => {
    const { room, $ } = await show();
    fake.setConnection(joined);
    await settled(room);
    const { VisioLayoutRequestEvent } = await import('../events/requests.ts');
    $('visio-toolbar')!.dispatchEvent(new VisioLayoutRequestEvent('speaker'));
    await settled(room);
    expect(room.layout).to.equal('speaker');
    room.addEventListener('visio-layout-request', (event) => event.preventDefault());
    $('visio-toolbar')!.dispatchEvent(new VisioLayoutRequestEvent('grid'));
    await settled(room);
    expect(room.layout).to.equal('speaker');
  });

  it('takes a stage and buttons of the page’s own', async () => {
    const { room, $ } = await show(html`<visio-room room="demo">
      <div slot="stage">mine</div>
      <button slot="toolbar">Report</button>
    </visio-room>`);
    fake.setConnection(joined);
    await settled(room);
    expect($('visio-stage') === null).to.equal(true);
    expect(room.querySelector('div')!.getClientRects().length).to.equal(1);
    expect(room.querySelector('button')!.getClientRects().length).to.equal(1);
  });

  it('speaks its own language and texts, apart from another room on the page', async () => {
    const { room, $ } = await show();
    fake.setConnection({ state: 'ended', reason: 'left' });
    await settled(room);
    room.texts = { 'reason.left': 'Goodbye' };
    await settled(room);
    expect($('h2')!.textContent).to.equal('Goodbye');
    const first = $('h2')!;
    const second = await show(html`<visio-room lang="fr" room="demo"></visio-room>`, () => createFakeMeeting({ connection: { state: 'ended', reason: 'left' } }));
    expect(second.$('h2')!.textContent).to.equal('Vous avez quitté la réunion');
    expect(first.textContent).to.equal('Goodbye');
  });

  it('is untouched by a page’s styles for everything', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { all: revert; font-size: 40px !important; text-transform: uppercase; line-height: 3; letter-spacing: 9px; color: red }');
    document.adoptedStyleSheets.push(sheet);
    const { $, room } = await show();
    const style = getComputedStyle($('visio-prejoin')!.shadowRoot!.querySelector('.label')!);
    expect(style.fontSize).to.equal('14px');
    expect(style.textTransform).to.equal('none');
    expect(style.letterSpacing).to.equal('normal');
    expect(style.color).not.to.equal('rgb(255, 0, 0)');
    room.hidden = true;
    expect(room.getClientRects()).to.have.length(0);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });

  it('lets a page style its parts, also those of the elements inside', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('visio-room::part(leave), visio-room::part(tile), visio-room::part(join-button) { outline: 7px solid }');
    document.adoptedStyleSheets.push(sheet);
    const { room, $ } = await show();
    const outline = (host: string, part: string) => getComputedStyle($(host)!.shadowRoot!.querySelector(`[part~="${part}"]`)!).outlineWidth;
    expect(outline('visio-prejoin', 'join-button')).to.equal('7px');
    fake.setConnection(joined);
    await settled(room);
    expect(outline('visio-toolbar', 'leave')).to.equal('7px');
    // It comes once the stage has measured itself.
    const tile = () => $('visio-stage')!.shadowRoot!.querySelector('visio-tile')?.shadowRoot?.querySelector('[part~="tile"]');
    await waitUntil(tile);
    expect(getComputedStyle(tile()!).outlineWidth).to.equal('7px');
    document.adoptedStyleSheets.pop();
  });

  it('has the theme that is asked for, also inside', async () => {
    const { room, $ } = await show(html`<visio-room room="demo" theme="dark"></visio-room>`);
    const ground = () => getComputedStyle($('visio-prejoin')!).getPropertyValue('--visio-color-surface');
    const dark = ground();
    room.theme = 'light';
    await settled(room);
    expect(room.getAttribute('theme')).to.equal('light');
    expect(ground()).not.to.equal(dark);
    room.style.setProperty('--visio-color-surface', 'pink');
    expect(ground()).to.equal('pink');
  });

  it('can be registered by a second copy of the SDK', async () => {
    const { define } = await import('../internal/define.ts');
    expect(() => define('visio-room', class extends HTMLElement {})).not.to.throw();
  });

  it('says that a part could not be loaded, and goes on; the next join tries again', async () => {
    const { loadCall } = VisioRoom;
    VisioRoom.loadCall = () => Promise.reject(new TypeError('Failed to fetch'));
    const { room, heard, $ } = await show();
    fake.setConnection(joined);
    await settled(room);
    VisioRoom.loadCall = loadCall;
    expect(heard.at(-1)).to.equal('visio-error');
    expect($('.card')!.textContent).to.contain('Reload the page');
    expect(fake.calls).not.to.include('leave');
    await expect(room).to.be.accessible();
    $<HTMLButtonElement>('.card .danger')!.click();
    await settled(room);
    fake.setConnection(joined);
    await settled(room);
    await settled(room);
    expect($('visio-stage') === null).to.equal(false);
  });

  it('lets reactions rise over the stage, and neither over the toolbar nor in the way', async () => {
    const { room, $ } = await show();
    fake.setConnection(joined);
    await settled(room);
    const boxOf = (name: string) => $(name)!.getBoundingClientRect();
    const [stream, stage, toolbar] = ['visio-reaction-stream', 'visio-stage', 'visio-toolbar'].map(boxOf);
    expect([stream!.top, stream!.height, stream!.width]).to.deep.equal([stage!.top, stage!.height, stage!.width]);
    expect(stream!.bottom).to.be.at.most(toolbar!.top);
  });
});
