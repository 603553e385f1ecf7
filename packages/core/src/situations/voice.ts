/**
 * Noticing that somebody speaks with the microphone off. In a meeting an open microphone stays open while it is off, and
 * gives silence; so a copy of its track, which is sent nowhere, is measured for loudness. What was never opened is not
 * opened for this. See docs/decisions/2026-11-24-talk-while-muted.md.
 */
import { loudnessOf, sample } from '../support/samples.ts';
import type { SituationMeeting } from './types.ts';

/** Louder than that is speech and not breath, on the scale of `loudnessOf`. */
const loud = 0.15;
/** So many of the last readings, ten a second, have to be loud: a cough or a key is not. */
const window = { readings: 15, loud: 6 } as const;
/** How long one is left in peace after having been told, in ms. */
const peace = 60_000;

export function watchVoice(meeting: SituationMeeting, tell: () => void, isWanted: () => boolean): () => void {
  const { connection, microphone, participants, localParticipant } = meeting;
  let stopListening: (() => void) | undefined;
  let listened: MediaStreamTrack | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether anybody would have heard it, had the microphone been on. */
  const wouldBeHeard = () =>
    participants.get().some(({ isLocal, kind }) => !isLocal && kind === 'person') && !!localParticipant.get()?.state.get().canPublish.includes('microphone');

  function look(): void {
    const isOff = connection.get().state === 'joined' && microphone.state.get().status === 'off';
    const track = isOff && isWanted() ? microphone.track.get() : undefined;
    if (track === listened) return;
    rest();
    listened = track;
    if (track) listen(track);
  }

  function listen(track: MediaStreamTrack): void {
    stopListening = hear(track, () => {
      if (!isWanted() || !wouldBeHeard()) return;
      stopListening?.();
      stopListening = undefined;
      timer = setTimeout(() => listened === track && listen(track), peace);
      tell();
    });
  }

  function rest(): void {
    stopListening?.();
    stopListening = undefined;
    clearTimeout(timer);
    listened = undefined;
  }

  const stops = [connection, microphone.state, microphone.track].map((one) => one.subscribe(look));
  look();
  return () => {
    for (const stop of stops) stop();
    rest();
  };
}

/** Calls back whenever there is speech in the track, until stopped. */
function hear(track: MediaStreamTrack, onSpeech: () => void): () => void {
  const copy = track.clone();
  copy.enabled = true;
  let readings: boolean[] = [];
  const stop = sample(copy, 1024, (samples) => {
    readings = [...readings, loudnessOf(samples) > loud].slice(-window.readings);
    if (readings.filter(Boolean).length < window.loud) return;
    readings = [];
    onSpeech();
  });
  return () => {
    stop();
    copy.stop();
  };
}
