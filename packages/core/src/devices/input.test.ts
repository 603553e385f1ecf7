import { expect } from '@open-wc/testing';
import { createState } from '../reactive/readable.ts';
import { createInput, type Input, type Sink } from './input.ts';

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

  it('says so when the device is taken away', async () => {
    const { input, told } = setUp();
    await input.enable();
    input.track.get()?.dispatchEvent(new Event('ended'));
    expect(input.state.get().status).to.equal('failed');
    expect(told).to.deep.equal(['camera-not-found']);
  });

  it('only remembers a choice made while it is off', async () => {
    const { input, told } = setUp();
    await input.select('other');
    expect(input.state.get()).to.deep.equal({ status: 'off', deviceId: 'other', error: undefined });
    expect(told).to.deep.equal(['selected other']);
  });
});
