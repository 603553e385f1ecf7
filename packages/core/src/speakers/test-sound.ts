/** A short sound to try a speaker with: three notes going up, made here, so that there is no file to ask for. */
import { toMeetingError } from '../support/errors.ts';

/** The notes in Hz: C, E and G, well inside what laptops, telephones and headsets can play. */
const notes = [523.25, 659.25, 783.99] as const;
const step = 0.22; // s from one note to the next
const ring = 0.9; // s that each one takes to fade away
const loudness = 0.25; // of full scale: about as loud as somebody who speaks
const patience = 5_000; // ms: a broken output never says that it has played

/**
 * Plays it on this device, undefined for the system's choice. Resolves when it is over or stopped; rejects with
 * `speaker-failed`. By an element and not by the context's own output: as the voices of a meeting are played, so that what
 * is tried is what will be used.
 */
export async function playTestSound(deviceId: string | undefined, signal?: AbortSignal): Promise<void> {
  let context: AudioContext | undefined;
  const element = new Audio();
  try {
    context = new AudioContext();
    const destination = context.createMediaStreamDestination();
    element.srcObject = destination.stream;
    if (deviceId) await element.setSinkId(deviceId);
    await Promise.all([context.resume(), element.play()]);
    if (signal?.aborted) return;
    await ringOut(context, destination, signal);
  } catch (error) {
    if (!signal?.aborted) throw toMeetingError(error, 'speaker-failed');
  } finally {
    element.pause();
    element.srcObject = null;
    void context?.close();
  }
}

function ringOut(context: AudioContext, destination: AudioNode, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('The output plays nothing', 'NotReadableError')), patience);
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    signal?.addEventListener('abort', end);
    // The element needs a moment until it plays what the context gives.
    const start = context.currentTime + 0.15;
    const last = notes.map((hz, index) => note(context, destination, hz, start + index * step)).at(-1);
    if (last) last.onended = end;
  });
}

/** A soft stroke that fades away, with a little of the octave: a plain sine is taken for a technical tone. */
function note(context: AudioContext, destination: AudioNode, hz: number, at: number): OscillatorNode {
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + ring);
  volume.connect(destination);
  const wave = new PeriodicWave(context, { imag: [0, 1, 0.25, 0.08] });
  const tone = new OscillatorNode(context, { frequency: hz, type: 'custom', periodicWave: wave });
  tone.connect(volume);
  tone.start(at);
  tone.stop(at + ring);
  return tone;
}
