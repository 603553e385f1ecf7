// What a fault was to the person: when they were told, and when picture and sound were back.
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { isBaseline } from './people.ts';
import { seenSince, type Seen } from './watch.ts';

/** ms without a frame (of ten a second) or a tone (of four) that a person would take for an end. */
const silence = { frames: 700, sounds: 700 } as const;
/** ms that all has to go well before it counts as back. */
const calm = 3_000;

/** When a fault was made and lifted, ms since the epoch; something that was killed has only a start. */
export interface Fault {
  readonly what: string;
  readonly start: number;
  readonly end?: number;
  /** ms after its end until nobody waits any more. */
  readonly limit: number;
  /** Whether the meeting has to be entered anew, so that calm before it says nothing. */
  readonly mustBeSaid?: boolean;
}

/** Seconds; undefined for what did not come. */
export interface Outcome {
  /** From the start until the interface said that the line is down. */
  readonly said: number | undefined;
  /** From the end (of what was killed: from the start) until the picture was back; 0 when it had never gone. */
  readonly picture: number | undefined;
  readonly sound: number | undefined;
  /** From the same moment until the interface said that all is well; undefined when it had said nothing. */
  readonly saidBack: number | undefined;
  /** From the start until the meeting was over for that page; undefined while it is not. */
  readonly ended: number | undefined;
  /** Longest time without, from the start on. */
  readonly gaps: { readonly picture: number; readonly sound: number };
  /** Frames came when the interface said that all is well. */
  readonly isHonest: boolean;
  readonly seen: Seen;
}

/** Waits until all is as before, or the limit; prints one line and returns what happened. */
export async function outcomeOf(page: Page, fault: Fault): Promise<Outcome> {
  const { start, end = start, limit, mustBeSaid = false } = fault;
  let outcome: Outcome;
  for (;;) {
    const now = Date.now();
    const seen = await seenSince(page, start - 2_000);
    outcome = judge(seen, start, end, now);
    const { picture, sound, said, saidBack } = outcome;
    const state = seen.states.at(-1);
    const isWell = picture !== undefined && sound !== undefined && state?.now === 'joined' && (!mustBeSaid || saidBack !== undefined);
    const since = end + 1_000 * Math.max(picture ?? 0, sound ?? 0, said === undefined ? 0 : (saidBack ?? 0));
    if ((isWell && now - since > calm) || now - end > limit || state?.now === 'ended') break;
    await delay(250);
  }
  console.log(lineOf(fault, outcome));
  if (process.env['VISIO_FAULTS_STATES']) console.log(`  ${statesOf(outcome.seen, start)}`);
  return outcome;
}

function judge(seen: Seen, start: number, end: number, now: number): Outcome {
  const seconds = (at: number | undefined, from: number) => (at === undefined ? undefined : Math.max(0, at - from) / 1_000);
  const said = seen.states.find(({ at, now: state }) => at >= start && state === 'reconnecting')?.at;
  const last = seen.states.findLast(({ at, now: state }) => at >= start && state === 'reconnecting')?.at ?? Infinity;
  const saidBack = seen.states.find(({ at, now: state }) => at >= last && state === 'joined')?.at;
  const ended = seen.states.find(({ at, now: state }) => at >= start && state === 'ended')?.at;
  // A page that has given up shows nothing any more, however its last picture came.
  const back = (times: readonly number[], silence: number) => (ended ? undefined : seconds(backAt(times, silence, now), end));
  const around = seen.frames.filter((at) => saidBack !== undefined && at > saidBack - 700 && at < saidBack + 1_000);
  return {
    said: seconds(said, start),
    saidBack: seconds(saidBack, end),
    ended: seconds(ended, start),
    picture: back(seen.frames, silence.frames),
    sound: back(seen.sounds, silence.sounds),
    gaps: { picture: longestGap(seen.frames, start, now), sound: longestGap(seen.sounds, start, now) },
    isHonest: saidBack === undefined || now < saidBack + 1_000 || around.length >= 3,
    seen,
  };
}

/** When it came back for the last time; 0 when it never went, undefined when it is away. */
function backAt(times: readonly number[], silence: number, now: number): number | undefined {
  if (now - (times.at(-1) ?? 0) > silence) return undefined;
  return times.findLast((at, index) => index > 0 && at - times[index - 1]! > silence) ?? 0;
}

function longestGap(times: readonly number[], from: number, now: number): number {
  const inOrder = [...times, now];
  return Math.max(0, ...inOrder.map((at, index) => (index > 0 && at > from ? at - inOrder[index - 1]! : 0))) / 1_000;
}

function lineOf({ what, end, limit }: Fault, { said, saidBack, ended, picture, sound, gaps }: Outcome): string {
  const start = `fault: ${what}${isBaseline ? ' (livekit-client alone)' : ''} —`;
  if (ended !== undefined) return `${start} ${said === undefined ? 'nothing said' : `said after ${text(said)}`}, given up after ${text(ended)}`;
  const back = (name: string, value: number | undefined) => (value === undefined ? `${name} not back within ${limit / 1_000} s` : `${name} back ${text(value)}`);
  const parts = [
    said === undefined ? 'nothing said' : `said after ${text(said)}`,
    back('picture', picture),
    back('sound', sound),
    ...(saidBack === undefined ? [] : [`said to be back ${text(saidBack)}`]),
  ];
  return `${start} ${parts.join(', ')} after the ${end === undefined ? 'fault' : 'end'}; longest gaps ${text(gaps.picture)} and ${text(gaps.sound)}`;
}

/** What the page said, and when, in seconds from a moment. */
export function statesOf({ states, paused }: Seen, start: number): string {
  const all = [...states, ...paused.map(({ at, now }) => ({ at, now: `paused [${now.join(' ')}]` }))].sort((a, b) => a.at - b.at);
  return all.map(({ at, now }) => `${now} ${((at - start) / 1_000).toFixed(1)}`).join(', ');
}

/** Seconds as text. */
export function text(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}
