/**
 * Who speaks and who spoke, told apart from coughs. All times are in ms of one clock, which the caller chooses.
 */

/** One person's latest spell of speech. */
export interface Speech {
  /** When the spell began; a short pause does not end it. */
  readonly since: number;
  /** When the person fell silent; undefined while speaking. */
  readonly until: number | undefined;
}

/** The latest spell of everybody who has spoken, by identity. */
export type SpeechLog = ReadonlyMap<string, Speech>;

/** A silence up to this long, in ms, is a breath and not the end. */
export const breath = 1000;
/** Speech shorter than this, in ms, is a cough or a "yes" and moves nobody. */
export const cough = 1500;

/** Whether the person speaks, or draws breath. */
export function isInSpell(speech: Speech | undefined, now: number): speech is Speech {
  return speech !== undefined && (speech.until === undefined || now - speech.until <= breath);
}

/** Whether the person speaks and has done so for long enough to be looked at. */
export function holdsTheFloor(speech: Speech | undefined, now: number): speech is Speech {
  return isInSpell(speech, now) && (speech.until ?? now) - speech.since >= cough;
}

/** When the person was last heard; -Infinity for one who never spoke. */
export function lastHeard(speech: Speech | undefined, now: number): number {
  return speech ? (speech.until ?? now) : -Infinity;
}
