/**
 * Staying in. livekit-client resumes a line that it knows to be down, by the server it has; it says nothing while packets
 * are lost, takes most of a minute to give up a dead server, and knows no other. So here somebody watches what arrives,
 * asks which servers answer, and goes in again by the one that does, with a fresh token, when that is quicker.
 *
 * What decides is whether servers answer: when none does, the network is down, and the line as it is may well come back
 * by itself; then waiting is best. When one answers and nothing arrives, waiting is a loss.
 */
import { MeetingError, toMeetingError } from '../support/errors.ts';
import { answers } from '../support/reach.ts';
import type { LineSample } from '../transport/transport.ts';
import { createStallDetector } from './stall.ts';
import { keepAwake } from './wake-lock.ts';

/** What the meeting lends. */
export interface RecoveryParts {
  sample(): Promise<LineSample | undefined>;
  /** Servers this meeting can be entered by, the present one first. */
  servers(): readonly string[];
  /** Comes in again, with a fresh token, the given server first. Rejects with a MeetingError. */
  enterAgain(first: string | undefined, signal: AbortSignal): Promise<void>;
  down(): void;
  up(): void;
  /** There is no way back. */
  giveUp(error: MeetingError): void;
}

/** Watches over one meeting. */
export interface Recovery {
  /** The media server's client lost its signalling, and tries to get it back. */
  signalDown(): void;
  signalUp(): void;
  /** The media server's client gave up. */
  lost(): void;
  stop(): void;
}

/** All in ms. */
const times = {
  look: 500,
  /** What is back before that is not worth a question. */
  firstLook: 700,
  answer: 1_500,
  /**
   * livekit-client resumes within this when the server answers: it keeps the tracks, which is better than coming in again.
   * It takes 2 s at least once its signalling is back.
   */
  resume: 3_500,
  /** So long may media stay away while a server answers. */
  media: 1_000,
  /** The same once the network had been away: ICE finds its path again in about 2 s. */
  mediaAfterNetwork: 4_000,
  /** How long an entry may take at first: our server waits up to 5 s for a cluster that lost a node. Twice that each time it fails. */
  entry: 8_000,
  longestEntry: 15_000,
  pause: 300,
  longestPause: 8_000,
  giveUp: 180_000,
  /** A look that comes so late was slept through, and LiveKit has given one up meanwhile: it does after 20 s or so. */
  sleep: 20_000,
  /** So long after waking the line is found to be down because of that. */
  waking: 10_000,
} as const;

export function startRecovery(parts: RecoveryParts): Recovery {
  const stall = createStallDetector();
  const over = new AbortController();
  const letSleep = keepAwake();
  let isSignalDown = false;
  let isStalled = false;
  let isLost = false;
  /** Since when the line has been down, by the monotonic clock. */
  let downSince: number | undefined;
  /** What had arrived when the line was last known to be down: the line is up again once there is more. */
  let arrivedThen: number | undefined;
  /** One has just come in again: what came with the greeting is no proof of media. */
  let isFresh = false;
  /** Since when a server has answered without a pause; undefined when none did last time. */
  let answeredSince: number | undefined;
  let wasNetworkDown = false;
  /** By the clock on the wall, since the other one stands still on some machines that sleep. */
  let lastLook = Date.now();
  let wokeAt = -Infinity;
  let failures = 0;
  let nextEntry = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLooking = false;

  const isDown = () => isSignalDown || isStalled || isLost;

  const isWaking = () => Date.now() - wokeAt < times.waking;

  /** Out of sleep nothing is resumed: livekit-client would come in by a token of LiveKit's own, past whoever keeps the door. */
  function noteSleep(): void {
    const now = Date.now();
    if (now - lastLook > times.sleep) {
      wokeAt = now;
      // Nobody has waited all that time.
      if (downSince !== undefined) downSince = performance.now();
      nextEntry = 0;
    }
    lastLook = now;
  }

  function fall(): void {
    noteSleep();
    if (downSince !== undefined) return;
    downSince = performance.now();
    arrivedThen = answeredSince = undefined;
    wasNetworkDown = false;
    failures = 0;
    // All who lose the same server must not knock at the next one in the same instant.
    nextEntry = isWaking() ? 0 : downSince + jitter(times.firstLook);
    parts.down();
    soon(isWaking() ? 0 : times.firstLook);
  }

  function rise(): void {
    downSince = arrivedThen = undefined;
    parts.up();
  }

  function soon(delay: number): void {
    clearTimeout(timer);
    if (!over.signal.aborted) timer = setTimeout(() => void look(), delay);
  }

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    noteSleep();
    let stalledIn: number | undefined;
    try {
      stalledIn = await watch();
      if (isDown() && downSince !== undefined) await comeBack(downSince);
    } finally {
      isLooking = false;
      // In time to say so: not a look later.
      soon(stalledIn !== undefined && stalledIn > 0 ? Math.min(times.look, stalledIn) : times.look);
    }
  }

  /** Returns in how many ms the line would count as stalled. */
  async function watch(): Promise<number | undefined> {
    const sample = isLost ? undefined : await parts.sample().catch(() => undefined);
    if (over.signal.aborted) return undefined;
    const stalledIn = sample && stall.note(sample, performance.now(), downSince === undefined);
    isStalled = !isLost && stalledIn !== undefined && stalledIn <= 0;
    if (isDown()) {
      fall();
      arrivedThen = sample?.arrived;
      // Nothing but media proves that the line is back.
    } else if (isFresh) {
      arrivedThen = sample?.arrived;
      isFresh = sample === undefined;
    } else if (downSince !== undefined && sample !== undefined && sample.arrived !== arrivedThen) rise();
    return stalledIn;
  }

  async function comeBack(since: number): Promise<void> {
    if (performance.now() - since > times.giveUp) return parts.giveUp(new MeetingError('server-unreachable', { message: 'The line did not come back' }));
    if (performance.now() < nextEntry) return;
    const servers = parts.servers();
    const answering = await answeringOf(servers);
    const now = performance.now();
    if (answering.length === 0) {
      answeredSince = undefined;
      wasNetworkDown = true;
    } else answeredSince ??= now;
    if (over.signal.aborted || !isDown() || !isEntryDue(servers[0], answering, since, now)) return;
    await enterAgain(answering[0]);
  }

  function isEntryDue(present: string | undefined, answering: readonly string[], since: number, now: number): boolean {
    // Nobody else will: whoever the provider names may answer, though none that we know does.
    if (isLost) return true;
    if (answeredSince === undefined) return false;
    if (isWaking()) return true;
    const isPresentThere = present !== undefined && answering.includes(present);
    if (isSignalDown && !isPresentThere) return true;
    const waited = now - Math.max(since, answeredSince);
    if (isSignalDown) return waited >= times.resume;
    return waited >= (wasNetworkDown ? times.mediaAfterNetwork : times.media);
  }

  async function answeringOf(servers: readonly string[]): Promise<string[]> {
    if (globalThis.navigator?.onLine === false) return [];
    const all = await Promise.all(servers.map(async (server) => ((await answers(server, times.answer)) ? [server] : [])));
    return all.flat();
  }

  async function enterAgain(first: string | undefined): Promise<void> {
    // AbortSignal.timeout is in Chrome 103, Firefox 100 and Safari 16.0: within our floor.
    // eslint-disable-next-line baseline-js/use-baseline
    const limit = AbortSignal.timeout(Math.min(times.longestEntry, times.entry * 2 ** failures));
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    for (const signal of [limit, over.signal]) signal.addEventListener('abort', abort);
    // From here on livekit-client's own attempts are over.
    isLost = true;
    try {
      await parts.enterAgain(first, controller.signal);
      isSignalDown = isLost = isStalled = false;
      isFresh = true;
      stall.reset();
    } catch (thrown) {
      if (over.signal.aborted) return;
      const error = limit.aborted ? new MeetingError('server-unreachable') : toMeetingError(thrown, 'server-error');
      if (!error.recoverable || error.code === 'token-expired') return parts.giveUp(error);
      nextEntry = performance.now() + jitter(Math.min(times.longestPause, times.pause * 2 ** failures++));
    } finally {
      over.signal.removeEventListener('abort', abort);
    }
  }

  /** The network is back, or the lid was opened: now is better than in a while. */
  function onWake(): void {
    if (document.visibilityState === 'hidden') return;
    failures = 0;
    if (isDown()) nextEntry = 0;
    soon(0);
  }

  globalThis.addEventListener?.('online', onWake);
  globalThis.document?.addEventListener('visibilitychange', onWake);
  soon(times.look);

  return {
    signalDown() {
      isSignalDown = true;
      fall();
    },
    signalUp() {
      isSignalDown = false;
      soon(0);
    },
    lost() {
      isLost = true;
      fall();
    },
    stop() {
      over.abort();
      clearTimeout(timer);
      letSleep();
      globalThis.removeEventListener?.('online', onWake);
      globalThis.document?.removeEventListener('visibilitychange', onWake);
    },
  };
}

/** Half as much more or less. */
function jitter(base: number): number {
  return base * (0.5 + Math.random());
}
