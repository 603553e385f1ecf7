import { aTimeout, expect } from '@open-wc/testing';
import { createState } from '../reactive/readable.ts';
import { createInput, hiccup, type Input, type Sink } from './input.ts';

interface SetUp {
  readonly input: Input;
  readonly told: string[];
  readonly sink: Sink;
}

function setUp(kind: 'camera' | 'microphone' = 'camera', remembered?: string): SetUp {
  const told: string[] = [];
  const input = createInput({
    kind,
    devices: createState([]),
    remembered: () => remembered,
    onSelected: (id) => told.push(`selected ${id}`),
    onOpened: () => {},
    onError: (error) => told.push(error.code),
  });
  const sink: Sink = {
    publish: async () => void told.push('publish'),
    mute: async () => void told.push('mute'),
  };
  return { input, told, sink };
}

/** Waits until the device has this status. */
function until({ state }: Input, status: 'on' | 'failed'): Promise<void> {
  return new Promise((resolve) => {
    const look = () => state.get().status === status && resolve();
    state.subscribe(look);
  });
}

describe('an input device', () => {
  it('gives a live track and says which device it is', async () => {
    const { input } = setUp();
    await input.enable();
    expect(input.state.get().status).to.equal('on');
    expect(input.state.get().deviceId).to.be.a('string').that.is.not.empty;
    expect(input.track.get()?.readyState).to.equal('live');
    await input.disable();
  });

  it('closes a camera when it is turned off', async () => {
    const { input, sink, told } = setUp();
    input.connect(sink);
    await input.enable();
    const track = input.track.get();
    await input.disable();
    expect(track?.readyState).to.equal('ended');
    expect(told).to.deep.equal(['publish', 'mute']);
  });

  it('keeps a microphone open but silent when it is turned off in a meeting', async () => {
    const { input, sink } = setUp('microphone');
    input.connect(sink);
    await input.enable();
    const track = input.track.get();
    await input.disable();
    expect([track?.readyState, track?.enabled]).to.deep.equal(['live', false]);
    await input.enable();
    expect(input.track.get()).to.equal(track);
    expect(track?.enabled).to.equal(true);
    input.connect(undefined);
    await input.disable();
    expect(track?.readyState).to.equal('ended');
  });

  it('ends as the last of several fast clicks says', async () => {
    const { input } = setUp();
    const first = input.enable();
    await input.disable();
    await first;
    expect(input.state.get().status).to.equal('off');
    expect(input.track.get()).to.equal(undefined);
  });

  it('asks once when it is turned on twice', async () => {
    const { input, sink, told } = setUp();
    input.connect(sink);
    await Promise.all([input.enable(), input.enable()]);
    expect(told).to.deep.equal(['publish']);
    await input.disable();
  });

  it('falls back to another device when the remembered one is gone', async () => {
    const { input } = setUp('camera', 'a-camera-that-was-thrown-away');
    await input.enable();
    expect(input.state.get().status).to.equal('on');
    await input.disable();
  });

  it('goes on with another device when the one in use is unplugged, and says so', async () => {
    const { input, told, sink } = setUp();
    input.connect(sink);
    await input.enable();
    const unplugged = input.track.get()!;
    unplugged.dispatchEvent(new Event('ended'));
    await until(input, 'on');
    expect(input.track.get() === unplugged).to.equal(false);
    expect(input.track.get()?.readyState).to.equal('live');
    await aTimeout(0);
    expect(told).to.deep.equal(['publish', 'publish', 'camera-switched']);
    await input.disable();
  });

  it('says so, and tells the others, when the device in use is unplugged and there is no other', async () => {
    const { input, told, sink } = setUp();
    input.connect(sink);
    await input.enable();
    const { getUserMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
    try {
      input.track.get()!.dispatchEvent(new Event('ended'));
      await until(input, 'failed');
    } finally {
      navigator.mediaDevices.getUserMedia = getUserMedia;
    }
    expect(input.state.get().error?.code).to.equal('camera-not-found');
    await aTimeout(0);
    expect(told).to.deep.equal(['publish', 'mute', 'camera-not-found']);
  });

  it('stays off without a word when the device of a muted microphone is unplugged', async () => {
    const { input, told, sink } = setUp('microphone');
    input.connect(sink);
    await input.enable();
    await input.disable();
    input.track.get()!.dispatchEvent(new Event('ended'));
    expect(input.state.get().status).to.equal('off');
    expect(told).to.deep.equal(['publish', 'mute']);
    await input.enable();
    expect(input.state.get().status).to.equal('on');
    input.connect(undefined);
    await input.disable();
  });

  it('says so, and tells the others, when a call or another program takes it, and goes on when it is given back', async () => {
    const { input, told, sink } = setUp('microphone');
    input.connect(sink);
    await input.enable();
    input.track.get()!.dispatchEvent(new Event('mute'));
    await until(input, 'failed');
    expect([input.state.get().status, input.state.get().error?.code]).to.deep.equal(['failed', 'microphone-interrupted']);
    input.track.get()!.dispatchEvent(new Event('unmute'));
    expect(input.state.get().status).to.equal('on');
    expect(told).to.deep.equal(['publish', 'microphone-interrupted', 'mute', 'publish']);
    input.connect(undefined);
    await input.disable();
  });

  it('takes no notice of a device that gives nothing for a moment', async () => {
    const { input, told, sink } = setUp();
    input.connect(sink);
    await input.enable();
    const track = input.track.get()!;
    track.dispatchEvent(new Event('mute'));
    track.dispatchEvent(new Event('unmute'));
    await aTimeout(hiccup.camera + 100);
    expect([input.state.get().status, ...told]).to.deep.equal(['on', 'publish']);
    await input.disable();
  });

  it('takes back what was taken when the person says so', async () => {
    const { input, told, sink } = setUp();
    input.connect(sink);
    await input.enable();
    const taken = input.track.get()!;
    taken.dispatchEvent(new Event('mute'));
    await until(input, 'failed');
    await input.enable();
    expect([taken.readyState, input.track.get()?.readyState, input.state.get().status]).to.deep.equal(['ended', 'live', 'on']);
    expect(told).to.deep.equal(['publish', 'camera-interrupted', 'mute', 'publish']);
    await input.disable();
  });

  it('stays off when the person turned it off while it was taken', async () => {
    const { input, told, sink } = setUp('microphone');
    input.connect(sink);
    await input.enable();
    const track = input.track.get()!;
    track.dispatchEvent(new Event('mute'));
    await until(input, 'failed');
    await input.disable();
    track.dispatchEvent(new Event('unmute'));
    expect(input.state.get().status).to.equal('off');
    expect(told).to.deep.equal(['publish', 'microphone-interrupted', 'mute', 'mute']);
    input.connect(undefined);
    await input.disable();
  });

  it('only remembers a choice made while it is off', async () => {
    const { input, told } = setUp();
    await input.select('other');
    expect(input.state.get()).to.deep.equal({ status: 'off', deviceId: 'other', error: undefined });
    expect(told).to.deep.equal(['selected other']);
  });

  it('is not said to be broken when leaving cuts off what was being sent', async () => {
    const { input, told } = setUp();
    let cut = (_: Error) => {};
    const publish = () => new Promise<void>((_, reject) => (cut = reject));
    input.connect({ publish, mute: async () => {} });
    await input.enable();
    input.connect(undefined);
    cut(new Error('Leave the room'));
    await aTimeout(0);
    expect(told).to.deep.equal([]);
    await input.disable();
  });
});
