/**
 * Something on the server that changes, followed by server-sent events read with `fetch`: `EventSource` cannot send the
 * bearer, and puts cookies on the line. Some proxies keep a stream to themselves until it ends; then it is asked for again
 * and again.
 */
import { MeetingError } from '../../support/errors.ts';
import { readJson, request } from '../request.ts';
import { refusal } from './visio-refusal.ts';

/** All in ms. */
const times = {
  /** The server speaks at once: after this a proxy keeps its words. */
  first: 3_000,
  /** The server sends something every 15 s or so. */
  stall: 40_000,
  poll: 2_000,
  reopen: 1_000,
  longestPause: 10_000,
} as const;

export interface Followed {
  readonly url: URL;
  readonly bearer: string;
  readonly signal: AbortSignal;
  /** How long the server may be out of reach, in ms. */
  readonly patience: number;
}

/** Passes by itself: the server restarts, the line is down, or too much was asked. */
class Hitch extends Error {
  readonly reason: MeetingError;
  readonly wait: number;

  constructor(reason: MeetingError, wait = 0) {
    super(reason.message);
    this.reason = reason;
    this.wait = wait;
  }
}

/** The stream says nothing. */
class Silence extends Error {}

/** Most that is kept of an event that does not end. */
const longestEvent = 1_000_000;

/** Each state as JSON, the first at once. Ends only by throwing: a MeetingError, or what the signal was aborted for. */
export async function* follow(followed: Followed): AsyncGenerator<unknown, never> {
  const { signal, patience } = followed;
  let isPolling = false;
  let failures = 0;
  let failingSince = 0;
  for (;;) {
    let pause: number = isPolling ? times.poll : times.reopen;
    try {
      const bodies = isPolling ? ask(followed) : listen(followed);
      for await (const body of bodies) {
        failures = 0;
        yield body;
      }
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Silence) {
        isPolling = true;
        continue;
      }
      if (!(error instanceof Hitch)) throw error;
      if (failures++ === 0) failingSince = performance.now();
      if (performance.now() - failingSince > patience) throw error.reason;
      pause = Math.max(error.wait, Math.min(times.longestPause, pause * 2 ** (failures - 1)));
    }
    // All who wait lose a server that restarts in the same instant.
    await sleep(pause * (0.75 + Math.random() / 2), signal);
  }
}

async function* ask({ url, bearer, signal }: Followed): AsyncGenerator<unknown> {
  const headers = { authorization: `Bearer ${bearer}` };
  const response = await request(url, { headers, cache: 'no-store' }, signal).catch((error: unknown) => {
    throw error instanceof MeetingError ? new Hitch(error) : error;
  });
  await check(response);
  yield await readJson(response);
}

async function* listen({ url, bearer, signal }: Followed): AsyncGenerator<unknown> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  signal.addEventListener('abort', abort);
  let isSilent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const within = (limit: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isSilent = true;
      abort();
    }, limit);
  };
  try {
    signal.throwIfAborted();
    within(times.first);
    const headers = { accept: 'text/event-stream', authorization: `Bearer ${bearer}` };
    const init: RequestInit = { headers, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', signal: controller.signal };
    const response = await fetch(url, init);
    await check(response);
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) throw new Silence();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let hasSpoken = false;
    let rest = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (hasSpoken) within(times.stall);
      const events = (rest + read.value).split(/\r\n\r\n|\n\n|\r\r/);
      rest = events.pop() ?? '';
      if (rest.length > longestEvent) throw new Silence();
      for (const event of events) {
        const body = bodyOf(event);
        if (body === undefined) continue;
        hasSpoken = true;
        within(times.stall);
        yield body;
      }
    }
    if (!hasSpoken) throw new Silence();
  } catch (error) {
    signal.throwIfAborted();
    if (isSilent) throw new Silence();
    if (error instanceof Silence || error instanceof Hitch || error instanceof MeetingError) throw error;
    throw new Hitch(new MeetingError('server-unreachable', { cause: error }));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    // Also when whoever reads has had enough.
    abort();
  }
}

/** The `data` of an event, as JSON; undefined for comments and for what is none. */
function bodyOf(event: string): unknown {
  const lines = event.split(/\r\n|\n|\r/).filter((line) => line.startsWith('data:'));
  try {
    return lines.length > 0 ? JSON.parse(lines.map((line) => line.slice(5)).join('\n')) : undefined;
  } catch {
    return undefined;
  }
}

async function check(response: Response): Promise<void> {
  if (response.ok) return;
  const error = await refusal(response);
  if (response.status !== 429 && response.status < 500) throw error;
  const seconds = Number(response.headers.get('retry-after'));
  throw new Hitch(error, seconds > 0 ? seconds * 1000 : 0);
}

/** Waits so many ms; rejects with what the signal is aborted for. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
