import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { moderatedAttribute, formatModerated, type ModeratedKind } from '../protocol/moderated.ts';
import { createFakeMeeting, type FakeMeetingInit } from '../testing/fake-meeting.ts';
import { watchSituations } from './situations.ts';
import type { SituationOptions } from './types.ts';

function setUp(init: FakeMeetingInit = {}, options?: SituationOptions) {
  const fake = createFakeMeeting({
    connection: { state: 'joined', since: 1 },
    participants: [{ identity: 'ana' }],
    ...init,
    local: { publishing: ['microphone', 'camera', 'screen'], ...init.local },
  });
  fake.microphone.setState({ status: 'on' });
  fake.camera.setState({ status: 'on' });
  fake.setScreenShare({ status: 'on', error: undefined });
  const told: string[] = [];
  const stop = watchSituations(fake.meeting, ({ code, by }) => told.push(by === undefined ? code : `${code} by ${by}`), options);
  let deeds = 0;
  /** The server says whose doing it is. */
  const sign = (what: ModeratedKind, by = 'ana') => fake.local.set({ attributes: { [moderatedAttribute]: formatModerated({ what, by, at: ++deeds }) } });
  return { fake, told, stop, sign };
}

/** What a moderator does is told once it is all there. */
const settled = () => aTimeout(1_100);

describe('what moderators do to a person', () => {
  it('is told with the moderator whom the server names, once for each source', async () => {
    const { fake, told, sign } = setUp();
    sign('microphone');
    fake.local.setPublication('microphone', { muted: true });
    fake.microphone.setState({ status: 'off' });
    expect(told).to.deep.equal([]);
    await settled();
    expect(told).to.deep.equal(['microphone-stopped by ana']);
    // Elsewhere nobody says who it was.
    fake.local.setPublication('camera', { muted: true });
    fake.camera.setState({ status: 'off' });
    await settled();
    expect(told).to.deep.equal(['microphone-stopped by ana', 'camera-stopped']);
  });

  it('is not what one does oneself: the device is off before the server knows', async () => {
    const { fake, told } = setUp();
    fake.microphone.setState({ status: 'off' });
    fake.local.setPublication('microphone', { muted: true });
    fake.setScreenShare({ status: 'off', error: undefined });
    fake.local.setPublication('screen', undefined);
    await settled();
    expect(told).to.deep.equal([]);
  });

  it('is not what a line does that goes down', async () => {
    const { fake, told } = setUp();
    fake.setConnection({ state: 'reconnecting', since: 1, downSince: 2 });
    fake.local.setPublication('camera', undefined);
    fake.local.set({ canPublish: [] });
    await settled();
    fake.setConnection({ state: 'joined', since: 1 });
    fake.local.set({ canPublish: ['camera', 'microphone', 'screen'] });
    await settled();
    expect(told.filter((one) => !one.endsWith('allowed'))).to.deep.equal([]);
  });

  it('is told when the line is back, where it was lost in that moment', async () => {
    const { fake, told, sign } = setUp();
    sign('microphone');
    fake.local.setPublication('microphone', { muted: true });
    fake.microphone.setState({ status: 'off' });
    // What nobody signed may have been the person's own doing meanwhile.
    fake.local.setPublication('camera', undefined);
    fake.setConnection({ state: 'reconnecting', since: 1, downSince: 2 });
    fake.camera.setState({ status: 'off' });
    await settled();
    expect(told).to.deep.equal([]);
    fake.setConnection({ state: 'joined', since: 1 });
    await settled();
    expect(told).to.deep.equal(['microphone-stopped by ana']);
  });

  it('is told though nobody signed it, long after a line that was down', async () => {
    const { fake, told } = setUp();
    fake.setConnection({ state: 'reconnecting', since: 1, downSince: 2 });
    fake.local.set({ handRaisedAt: 5 });
    fake.setConnection({ state: 'joined', since: 1 });
    fake.local.setPublication('camera', { muted: true });
    fake.camera.setState({ status: 'off' });
    await settled();
    expect(told).to.deep.equal(['camera-stopped']);
  });

  it('tells a share that was ended, though ending it is forbidding and allowing it', async () => {
    const { fake, told, sign } = setUp();
    fake.local.setPublication('screen-audio', {});
    sign('screen');
    fake.local.set({ canPublish: ['camera', 'microphone'] });
    // On a slow line all that takes its time; the sound of it ends first.
    await settled();
    fake.local.setPublication('screen-audio', undefined);
    fake.setScreenShare({ status: 'off', error: undefined });
    fake.local.setPublication('screen', undefined);
    await settled();
    fake.local.set({ canPublish: ['camera', 'microphone', 'screen', 'screen-audio'] });
    await settled();
    expect(told).to.deep.equal(['screen-stopped by ana']);
  });

  it('tells what is forbidden and allowed again, and not also that it stopped', async () => {
    const { fake, told, sign } = setUp();
    sign('sources');
    fake.local.set({ canPublish: ['camera'] });
    fake.local.setPublication('microphone', undefined);
    fake.microphone.setState({ status: 'off' });
    await settled();
    expect(told).to.deep.equal(['microphone-forbidden by ana', 'screen-forbidden by ana']);
    sign('sources', 'ben');
    fake.local.set({ canPublish: ['camera', 'microphone'] });
    await settled();
    expect(told.slice(2)).to.deep.equal(['microphone-allowed by ben']);
  });

  it('tells a hand that a moderator lowered, and not one’s own lowering', async () => {
    const { fake, told } = setUp({ local: { handRaisedAt: 5 } });
    fake.local.set({ handRaisedAt: undefined, attributes: { [moderatedAttribute]: formatModerated({ what: 'hand', by: 'ana', at: 7 }) } });
    expect(told).to.deep.equal(['hand-lowered by ana']);
    fake.local.set({ handRaisedAt: 8 });
    fake.local.set({ handRaisedAt: undefined });
    expect(told, 'though the name of the moderator is still there, from before').to.have.length(1);
  });
});

describe('being alone', () => {
  it('is told once everybody has left and nobody came back', async () => {
    const { fake, told } = setUp({ participants: [{ identity: 'ana' }, { identity: 'captions', kind: 'agent' }] });
    fake.removeParticipant('ana');
    await aTimeout(2_000);
    fake.addParticipant({ identity: 'ana' });
    await aTimeout(4_000);
    expect(told).to.deep.equal([]);
    fake.removeParticipant('ana');
    await aTimeout(5_200);
    expect(told).to.deep.equal(['alone']);
  });

  it('is told once the line is back, when the last one left while it was down', async () => {
    const { fake, told } = setUp();
    fake.setConnection({ state: 'reconnecting', since: 1, downSince: 2 });
    fake.removeParticipant('ana');
    await aTimeout(5_200);
    expect(told).to.deep.equal([]);
    fake.setConnection({ state: 'joined', since: 1 });
    await aTimeout(5_200);
    expect(told).to.deep.equal(['alone']);
  });

  it('is nothing for whoever came first, nor for whoever left', async () => {
    const { fake, told } = setUp({ participants: [] });
    fake.addParticipant({ identity: 'ana' });
    fake.setConnection({ state: 'ended', reason: 'left' });
    await aTimeout(5_200);
    expect(told).to.deep.equal([]);
  });
});

describe('speaking with the microphone off', () => {
  /** A microphone that hears this loud a hum; disabled as a muted one is. */
  async function microphone(gain: number) {
    // A page that captures may measure sound without a click.
    const captured = await navigator.mediaDevices.getUserMedia({ audio: true });
    const context = new AudioContext();
    const destination = new MediaStreamAudioDestinationNode(context);
    const volume = new GainNode(context, { gain });
    const oscillator = new OscillatorNode(context, { frequency: 300 });
    oscillator.connect(volume).connect(destination);
    oscillator.start();
    const [track] = destination.stream.getAudioTracks();
    track!.enabled = false;
    const close = async () => {
      for (const one of captured.getTracks()) one.stop();
      await context.close();
    };
    return { track: track!, close };
  }

  async function speak(gain: number, { init, options, during = 3_000 }: { init?: FakeMeetingInit; options?: SituationOptions; during?: number } = {}) {
    const { track, close } = await microphone(gain);
    const { fake, told, stop } = setUp(init, options);
    fake.microphone.setTrack(track);
    fake.microphone.setState({ status: 'off' });
    await aTimeout(during);
    const first = [...told];
    stop();
    expect(track.enabled, 'the microphone itself stays off').to.equal(false);
    await close();
    return first;
  }

  it('is told once', async () => {
    expect(await speak(0.4, { during: 5_000 })).to.deep.equal(['microphone-off-speaking']);
  });

  it('is not breathing, nor speaking to nobody, nor where one may not speak', async () => {
    const silent = await Promise.all([speak(0.01), speak(0.4, { init: { participants: [] } }), speak(0.4, { init: { local: { canPublish: ['camera'] } } })]);
    expect(silent).to.deep.equal([[], [], []]);
  });

  it('is listened for once, however many ask, and told to those who want it', async () => {
    const { track, close } = await microphone(0.4);
    let copies = 0;
    const { clone } = track;
    track.clone = () => {
      copies++;
      return clone.call(track);
    };
    const { fake, told, stop } = setUp();
    const others: string[] = [];
    const stops = [true, false].map((isWanted) => watchSituations(fake.meeting, ({ code }) => others.push(`${isWanted} ${code}`), { talkWhileMuted: () => isWanted }));
    fake.microphone.setTrack(track);
    fake.microphone.setState({ status: 'off' });
    await waitUntil(() => told.length > 0, 'told', { timeout: 5_000 });
    expect([copies, told, others]).to.deep.equal([1, ['microphone-off-speaking'], ['true microphone-off-speaking']]);
    for (const one of [stop, ...stops]) one();
    fake.local.set({ handRaisedAt: 5 });
    fake.local.set({ handRaisedAt: undefined, attributes: { [moderatedAttribute]: formatModerated({ what: 'hand', by: 'ana', at: 9 }) } });
    expect([told.length, others.length], 'stopped').to.deep.equal([1, 1]);
    await close();
  });

  it('is not listened for where the page does not want it', async () => {
    const { track, close } = await microphone(0.4);
    const copies: unknown[] = [];
    track.clone = () => void copies.push('copied') as never;
    const { fake, stop } = setUp({}, { talkWhileMuted: () => false });
    fake.microphone.setTrack(track);
    fake.microphone.setState({ status: 'off' });
    expect(copies).to.deep.equal([]);
    stop();
    await close();
  });
});
