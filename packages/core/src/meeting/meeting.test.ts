import { expect, waitUntil } from '@open-wc/testing';
import { loadRecovery } from '../recovery/load.ts';
import { MeetingError } from '../support/errors.ts';
import { createFakeTransports, fakeSnapshot } from '../testing/fake-transport.ts';
import { admitted, ended, failureOf, providerOf, setUp } from '../testing/meeting-rig.ts';
import { composeMeeting } from './meeting.ts';
import type { MeetingOptions } from './types.ts';

describe('a meeting', () => {
  it('is idle and empty before it is joined', () => {
    const { meeting, transports } = setUp();
    expect(meeting.connection.get()).to.deep.equal({ state: 'idle' });
    expect(meeting.participants.get()).to.deep.equal([]);
    expect(transports.made).to.have.length(0);
  });

  it('goes from joining to joined, and shows oneself', async () => {
    const { meeting, states } = setUp();
    await meeting.join();
    expect(states).to.deep.equal(['joining', 'joined']);
    expect(meeting.localParticipant.get()?.identity).to.equal('me');
  });

  it('has the browser ready for a line before it is joined, and holds none', async () => {
    const { RTCPeerConnection: Line } = window;
    const made: RTCPeerConnection[] = [];
    window.RTCPeerConnection = class extends Line {
      constructor() {
        super();
        made.push(this);
      }
    };
    try {
      setUp().meeting.prepare();
      await waitUntil(() => made.length > 0);
      expect(made.map(({ signalingState }) => signalingState)).to.deep.equal(['closed']);
    } finally {
      window.RTCPeerConnection = Line;
    }
  });

  it('knows who is there while media still connect, and forgets them when that fails', async () => {
    const seen: unknown[] = [];
    const { meeting, transports } = setUp({}, async () => {
      transports.made[0]!.tell.participant(fakeSnapshot({ identity: 'ana' }));
      seen.push(meeting.connection.get().state, ...meeting.participants.get().map(({ identity }) => identity));
      throw new MeetingError('media-unreachable');
    });
    expect((await failureOf(meeting.join())).code).to.equal('media-unreachable');
    expect(seen).to.deep.equal(['joining', 'ana']);
    expect(meeting.participants.get()).to.deep.equal([]);
  });

  it('waits at the door until the provider admits', async () => {
    const seen: unknown[] = [];
    let admit: () => void = () => {};
    const provider = providerOf(async function* () {
      yield { status: 'waiting', position: 2 };
      yield { status: 'waiting', position: 1 };
      await new Promise<void>((resolve) => (admit = resolve));
      yield admitted;
    });
    const { meeting } = setUp({ provider });
    const atTheDoor = new Promise<void>((resolve) =>
      meeting.connection.subscribe(() => {
        const now = meeting.connection.get();
        seen.push(now.state === 'waiting' ? now.position : now.state);
        if (now.state === 'waiting' && now.position === 1) resolve();
      }),
    );
    const joining = meeting.join();
    await atTheDoor;
    admit();
    await joining;
    expect(seen).to.deep.equal(['joining', 2, 1, 'joined']);
  });

  it('gives up its place at the door when one leaves', async () => {
    let aborted: Promise<void> | undefined;
    const provider = providerOf(async function* (_, signal) {
      yield { status: 'waiting' };
      aborted = new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
      await aborted;
      signal.throwIfAborted();
    });
    const { meeting, transports } = setUp({ provider });
    const joining = failureOf(meeting.join());
    await new Promise<void>((resolve) => meeting.connection.subscribe(() => meeting.connection.get().state === 'waiting' && resolve()));
    await meeting.leave();
    expect((await joining).code).to.equal('not-joined');
    await aborted;
    expect(ended(meeting).reason).to.equal('left');
    expect(transports.made.every((one) => one.calls.every((call) => !call.startsWith('connect')))).to.equal(true);
  });

  it('asks at the door again why a socket was refused, and says that the room is full by now', async () => {
    let asked = 0;
    const provider = providerOf(async function* () {
      if (asked++ > 0) throw new MeetingError('room-full');
      yield admitted;
    });
    const { meeting } = setUp({ provider }, () => Promise.reject(new MeetingError('websocket-blocked')));
    expect((await failureOf(meeting.join())).code).to.equal('room-full');
    expect(ended(meeting).reason).to.equal('full');
  });

  it('says that sockets are blocked when the door knows of nothing else', async () => {
    let asked = 0;
    const provider = providerOf(async function* () {
      if (asked++ > 0) throw new MeetingError('server-unreachable');
      yield admitted;
    });
    const { meeting } = setUp({ provider }, () => Promise.reject(new MeetingError('websocket-blocked')));
    expect((await failureOf(meeting.join())).code).to.equal('websocket-blocked');
    expect(asked).to.equal(2);
  });

  it('ends as denied, with the code, when the provider refuses', async () => {
    const provider = providerOf(async function* () {
      yield { status: 'refused', code: 'entry-denied' };
    });
    const { meeting } = setUp({ provider });
    const error = await failureOf(meeting.join());
    expect(error.code).to.equal('entry-denied');
    expect(ended(meeting).reason).to.equal('denied');
    expect(ended(meeting).error).to.equal(error);
  });

  it('tries the next server when the first is out of reach', async () => {
    const { meeting, transports } = setUp({}, async (server) => {
      if (server === 'ws://one') throw new MeetingError('server-unreachable');
    });
    await meeting.join();
    expect(transports.made[0]?.calls.filter((call) => call.startsWith('connect'))).to.deep.equal(['connect ws://one', 'connect ws://two']);
  });

  it('does not try the next server with a token that is refused', async () => {
    const { meeting, transports } = setUp({}, async () => {
      throw new MeetingError('token-expired');
    });
    expect((await failureOf(meeting.join())).code).to.equal('token-expired');
    expect(ended(meeting).reason).to.equal('expired');
    expect(transports.made[0]?.calls.filter((call) => call.startsWith('connect'))).to.have.length(1);
  });

  it('joins once however often it is asked', async () => {
    const { meeting, transports } = setUp();
    await Promise.all([meeting.join(), meeting.join()]);
    await meeting.join();
    expect(transports.made).to.have.length(1);
  });

  it('reads its options at each join', async () => {
    const names: string[] = [];
    const provider = providerOf(async function* ({ name }) {
      names.push(name);
      yield admitted;
    });
    const options: { -readonly [K in keyof MeetingOptions]: MeetingOptions[K] } = { provider, name: 'Ada', remember: false };
    const transports = createFakeTransports();
    const meeting = composeMeeting(() => options, { loadTransport: async () => transports.create, loadRecovery });
    await meeting.join();
    await meeting.leave();
    options.name = 'Grace';
    await meeting.join();
    expect(names).to.deep.equal(['Ada', 'Grace']);
  });

  it('refuses to join in the clear when encryption is asked for', async () => {
    const { meeting, transports } = setUp({ encryption: { key: 'secret' } });
    expect((await failureOf(meeting.join())).code).to.equal('encryption-unsupported');
    expect(transports.made).to.have.length(0);
  });

  it('names a provider it does not know as a configuration error', async () => {
    const { meeting } = setUp({ provider: 'toString' as 'visio' });
    const error = await failureOf(meeting.join());
    expect(error.code).to.equal('configuration-invalid');
    expect(error.subject).to.equal('provider');
  });

  it('publishes the very track of the preview', async () => {
    const { meeting, transports } = setUp();
    await meeting.camera.enable();
    const preview = meeting.camera.track.get();
    await meeting.join();
    await waitUntil(() => transports.made[0]?.published.has('camera'));
    // Not `to.equal`: what differs is written out, and a track never ends.
    expect(transports.made[0]?.published.get('camera') === preview).to.equal(true);
    await meeting.leave();
    expect(preview?.readyState).to.equal('ended');
  });

  it('turns camera and microphone off on leaving', async () => {
    const { meeting, transports } = setUp();
    await Promise.all([meeting.camera.enable(), meeting.microphone.enable()]);
    const tracks = [meeting.camera.track.get(), meeting.microphone.track.get()];
    await meeting.join();
    await meeting.leave();
    expect(tracks.map((track) => track?.readyState)).to.deep.equal(['ended', 'ended']);
    expect(meeting.camera.state.get().status).to.equal('off');
    expect(transports.made[0]?.calls.at(-1)).to.equal('close');
  });

  it('closes devices that were opened again after its end, when it is left once more', async () => {
    const { meeting } = setUp();
    await meeting.join();
    await meeting.leave();
    await meeting.camera.enable();
    const track = meeting.camera.track.get();
    await meeting.leave();
    expect([track?.readyState, meeting.camera.state.get().status]).to.deep.equal(['ended', 'off']);
  });

  it('ends, empty and with devices off, when removed', async () => {
    const { meeting, transports } = setUp();
    await meeting.camera.enable();
    await meeting.join();
    transports.made[0]?.tell.participant(fakeSnapshot());
    transports.made[0]?.tell.ended('removed');
    expect(ended(meeting).reason).to.equal('removed');
    expect(meeting.participants.get()).to.deep.equal([]);
    expect(meeting.camera.track.get()).to.equal(undefined);
  });

  it('turns the microphone off when the server muted it', async () => {
    const { meeting, transports } = setUp();
    await meeting.microphone.enable();
    await meeting.join();
    await waitUntil(() => transports.made[0]?.published.has('microphone'));
    transports.made[0]?.tell.localStopped('microphone');
    expect(meeting.microphone.state.get().status).to.equal('off');
    expect(meeting.microphone.track.get()?.enabled).to.equal(false);
    await meeting.leave();
  });

  it('sends nothing once it was left, though one leaves before others could be shown', async () => {
    const { meeting, transports } = setUp();
    await meeting.camera.enable();
    await meeting.join();
    await meeting.leave();
    await meeting.join();
    await waitUntil(() => meeting.camera.state.get().status === 'off');
    await meeting.camera.enable();
    await waitUntil(() => transports.made[1]?.published.has('camera'));
    expect(transports.made[0]?.calls.filter((call) => call.startsWith('publish'))).to.deep.equal([]);
    await meeting.leave();
  });

  it('plays sound again after each join as long as somebody asked for it', async () => {
    const { meeting, transports } = setUp();
    const stop = meeting.speakers.play();
    await meeting.join();
    expect(transports.made[0]?.calls).to.include('playAudio');
    await meeting.leave();
    await meeting.join();
    expect(transports.made[1]?.calls).to.include('playAudio');
    stop();
    expect(transports.made[1]?.calls).to.include('stopAudio');
  });

  it('complains once about a flood of malformed messages', async () => {
    const { meeting, transports } = setUp();
    const errors: string[] = [];
    meeting.onError((error) => errors.push(error.code));
    await meeting.join();
    for (let count = 0; count < 50; count++) transports.made[0]?.tell.data(new Uint8Array([0xff, count]), 'mallory');
    expect(errors).to.deep.equal(['message-malformed']);
  });

  it('rejects an action that the provider does not offer', async () => {
    const { meeting } = setUp();
    expect((await failureOf(meeting.actions.setHandRaised(true))).code).to.equal('not-joined');
    await meeting.join();
    expect((await failureOf(meeting.actions.setHandRaised(true))).code).to.equal('action-unavailable');
  });
});
