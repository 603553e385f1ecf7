/**
 * What a microphone gives: how loud it is, and whether it is anything at all. Loaded when somebody wants to know.
 *
 * A microphone that is open and gives nothing is muted by a switch of its own or by the system, or it is the wrong one.
 * One that works always has some noise; what is looked for is its absence, so nobody who merely says nothing is warned.
 */
import type { Readable } from '../reactive/readable.ts';
import { loudnessOf, sample, sampleInterval } from '../support/samples.ts';
import type { InputDevice } from './device.ts';

/** How long there must be nothing, in ms: a Bluetooth headset takes some seconds until it gives sound. */
export const SILENCE_MS = 5_000;

const window = 8192; // samples: more than an interval at any usual rate, so that no sound falls between two looks
const nothing = 1e-4; // of full scale, -80 dB: below the noise of any microphone that is open

/** Follows the track; reports its loudness, 0 to 1 (RMS on a scale where speech fills most of it). Returns how to stop. */
export function followLevel(track: Readable<MediaStreamTrack | undefined>, report: (level: number) => void): () => void {
  let stop: (() => void) | undefined;
  const follow = () => {
    stop?.();
    report(0);
    const open = track.get();
    stop = open && sample(open, 1024, (samples) => report(loudnessOf(samples)));
  };
  const unsubscribe = track.subscribe(follow);
  follow();
  return () => {
    unsubscribe();
    stop?.();
  };
}

/** Follows the microphone; reports true when it gives nothing, and false as soon as it does. Returns how to stop. */
export function watchSilence({ state, track }: Pick<InputDevice, 'state' | 'track'>, report: (silent: boolean) => void): () => void {
  // What was heard once works; whoever then uses a switch of their own knows that they did.
  const proven = new WeakSet<MediaStreamTrack>();
  let watched: MediaStreamTrack | undefined;
  let stopListening: (() => void) | undefined;

  function follow(): void {
    const open = track.get();
    const next = open && state.get().status === 'on' && !proven.has(open) ? open : undefined;
    if (next === watched) return;
    stopListening?.();
    stopListening = undefined;
    watched = next;
    report(false);
    if (!next) return;
    stopListening = listen(next, (silent) => {
      if (!silent) proven.add(next);
      report(silent);
      if (!silent) follow();
    });
  }

  const stops = [state.subscribe(follow), track.subscribe(follow)];
  follow();
  return () => {
    for (const stop of stops) stop();
    stopListening?.();
    report(false);
  };
}

function listen(track: MediaStreamTrack, tell: (silent: boolean) => void): () => void {
  let silentFor = 0;
  return sample(track, window, (samples, context) => {
    // A browser that does not let the context run, or the track speak, tells nothing about the microphone.
    if (context.state !== 'running' || track.muted || !track.enabled) return;
    if (samples.some((value) => Math.abs(value) > nothing)) return tell(false);
    silentFor += sampleInterval;
    if (silentFor === SILENCE_MS) tell(true);
  });
}
