/**
 * What befalls a person in a meeting, told from what the meeting shows of itself: events of the media server, the person's
 * own state, attributes that the server writes. No message of a participant can bring any of it about.
 *
 * Loaded by whoever tells it (`<visio-notices>`, or a page of one's own): nothing of it is needed for the first picture.
 */
import { watchAlone } from './alone.ts';
import { watchModerators } from './moderators.ts';
import type { Situation, SituationCode, SituationMeeting, SituationOptions } from './types.ts';
import { watchVoice } from './voice.ts';

interface Watcher {
  readonly listener: (situation: Situation) => void;
  readonly wantsVoice: () => boolean;
}

/** Several watch a meeting as one: its microphone is not listened to twice. */
const watches = new WeakMap<SituationMeeting, { readonly watchers: Set<Watcher>; readonly stop: () => void }>();

/** Calls the listener with each thing that befalls the person in the meeting; returns how to stop. */
export function watchSituations(meeting: SituationMeeting, listener: (situation: Situation) => void, options: SituationOptions = {}): () => void {
  const watcher: Watcher = { listener, wantsVoice: options.talkWhileMuted ?? (() => true) };
  const watch = watches.get(meeting);
  const watchers = watch?.watchers ?? new Set();
  watchers.add(watcher);
  if (!watch) watches.set(meeting, { watchers, stop: start(meeting, watchers) });
  return () => {
    if (!watchers.delete(watcher) || watchers.size > 0) return;
    watches.get(meeting)?.stop();
    watches.delete(meeting);
  };
}

function start(meeting: SituationMeeting, watchers: ReadonlySet<Watcher>): () => void {
  const tell = (code: SituationCode, by?: string) => {
    const situation = Object.freeze({ code, by });
    for (const { listener, wantsVoice } of watchers) if (code !== 'microphone-off-speaking' || wantsVoice()) listener(situation);
  };
  const isVoiceWanted = () => [...watchers].some(({ wantsVoice }) => wantsVoice());
  const stops = [watchModerators(meeting, tell), watchAlone(meeting, () => tell('alone')), watchVoice(meeting, () => tell('microphone-off-speaking'), isVoiceWanted)];
  return () => stops.forEach((stop) => stop());
}
