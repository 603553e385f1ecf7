import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createState } from '../reactive/readable.ts';
import type { InputState } from './device.ts';
import { createHeard } from './heard.ts';
import { followLevel, SILENCE_MS } from './hearing.ts';

const off: InputState = { status: 'off', deviceId: undefined, error: undefined };
const on: InputState = { ...off, status: 'on' };

/** A microphone whose sound is made here: a noise of this loudness, 0 for nothing at all. */
function microphone(loudness: number) {
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  const gain = new GainNode(context, { gain: loudness });
  const source = new OscillatorNode(context, { frequency: 440 });
  source.connect(gain).connect(destination);
  source.start();
  const [track] = destination.stream.getAudioTracks();
  return { track: track!, set: (next: number) => (gain.gain.value = next), close: () => context.close() };
}

function setUp(loudness: number) {
  const made = microphone(loudness);
  const state = createState<InputState>(off);
  const track = createState<MediaStreamTrack | undefined>(undefined);
  const silent = createHeard(false, ({ watchSilence }, report) => watchSilence({ state, track }, report));
  const seen: boolean[] = [];
  const stop = silent.subscribe(() => seen.push(silent.get()));
  const open = (next = made.track) => {
    track.set(next);
    state.set(on);
  };
  return { made, state, track, silent, seen, stop, open };
}

const aWhile = SILENCE_MS + 15_000;
const until = (holds: () => boolean) => waitUntil(holds, undefined, { timeout: aWhile });

// A browser lets no sound be made before somebody has touched the page.
before(() => sendKeys({ press: 'a' }));

describe('a microphone that gives nothing', () => {
  it('is told after some seconds, and no more from the first sound on', async () => {
    const { made, silent, seen, stop, open } = setUp(0);
    open();
    expect(silent.get()).to.equal(false);
    await until(() => silent.get());
    made.set(0.02);
    await until(() => !silent.get());
    // What was heard once works, whatever switch its owner uses.
    made.set(0);
    await aTimeout(SILENCE_MS + 500);
    expect(seen).to.deep.equal([true, false]);
    stop();
    await made.close();
  });

  it('is not one in front of which nobody speaks: noise is enough', async () => {
    const { made, seen, stop, open } = setUp(0.0005);
    open();
    await aTimeout(SILENCE_MS + 500);
    expect(seen).to.deep.equal([]);
    stop();
    await made.close();
  });

  it('is not one that is off, and one that is opened instead is given its own time', async () => {
    const { made, state, silent, stop, open } = setUp(0);
    open();
    await until(() => silent.get());
    state.set(off);
    expect(silent.get()).to.equal(false);
    const other = microphone(0.1);
    open(other.track);
    await aTimeout(SILENCE_MS + 500);
    expect(silent.get()).to.equal(false);
    open(made.track);
    await until(() => silent.get());
    stop();
    expect(silent.get()).to.equal(false);
    await Promise.all([made.close(), other.close()]);
  }).timeout(60_000);
});

describe('the loudness of a microphone', () => {
  it('can be let go of twice', async () => {
    const made = microphone(0.2);
    const failures: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      failures.push(event.reason);
    };
    addEventListener('unhandledrejection', note);
    const stop = followLevel(createState<MediaStreamTrack | undefined>(made.track), () => {});
    stop();
    await aTimeout(0);
    stop();
    await aTimeout(0);
    removeEventListener('unhandledrejection', note);
    expect(failures).to.deep.equal([]);
    await made.close();
  });

  it('follows what it gives, and the one that is opened instead', async () => {
    const quiet = microphone(0);
    const loud = microphone(0.2);
    const track = createState<MediaStreamTrack | undefined>(quiet.track);
    const level = createHeard(0, ({ followLevel }, report) => followLevel(track, report));
    const stop = level.subscribe(() => {});
    await aTimeout(500);
    expect(level.get()).to.equal(0);
    track.set(loud.track);
    await waitUntil(() => level.get() > 0.3);
    track.set(undefined);
    expect(level.get()).to.equal(0);
    stop();
    await Promise.all([quiet.close(), loud.close()]);
  });
});
