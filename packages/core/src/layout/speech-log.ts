/** Keeping the log of who speaks: apart from reading it, since a stage is drawn before it listens. */
import { breath, cough, isInSpell, type SpeechLog } from './speech.ts';

/** The log after this person began or stopped to speak. The same log when nothing changed. */
export function noteSpeech(log: SpeechLog, identity: string, speaking: boolean, now: number): SpeechLog {
  const last = log.get(identity);
  const wasSpeaking = last !== undefined && last.until === undefined;
  if (speaking === wasSpeaking) return log;
  const next = new Map(log);
  if (!last || (speaking && !isInSpell(last, now))) next.set(identity, { since: now, until: undefined });
  else next.set(identity, { since: last.since, until: speaking ? undefined : now });
  return next;
}

/** When to look again, since time alone will change who holds the floor; undefined when only new speech can. */
export function nextSpeechChange(log: SpeechLog, now: number): number | undefined {
  let next: number | undefined;
  for (const { since, until } of log.values()) {
    const change = until === undefined ? since + cough : until + breath + 1;
    if (change > now && (next === undefined || change < next)) next = change;
  }
  return next;
}
