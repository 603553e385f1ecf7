// The time of a story: it stands still, so that what comes and goes by itself (announcements, the news that the line is
// back, who has spoken) looks the same at every visit, and moves only when the story says so. Short waits, of less than
// 300 ms, are how a page works rather than what a person sees: they are the browser's own.
import { since } from './people.ts';

interface Waiting {
  readonly at: number;
  readonly run: () => void;
}

const shortest = 300; // ms
const held = new Map<number, Waiting>();
type SetTimeout = (run: TimerHandler, delay?: number, ...args: unknown[]) => number;
const own = {
  setTimeout: window.setTimeout.bind(window) as unknown as SetTimeout,
  clearTimeout: window.clearTimeout.bind(window),
  now: Date.now,
  elapsed: performance.now.bind(performance),
};
let isHeld = false;
let passed = 0;
let count = 0;

/** Stops the time at a minute after everybody came in, until {@link releaseTime}. */
export function holdTime(): void {
  if (isHeld) return;
  isHeld = true;
  Date.now = () => since + 60_000 + passed;
  performance.now = () => own.elapsed() + passed;
  const setTimeout: SetTimeout = (run, delay = 0, ...args) => {
    if (delay < shortest || typeof run !== 'function') return own.setTimeout(run, delay, ...args);
    // Below zero: the browser's numbers are above.
    held.set(--count, { at: passed + delay, run: () => void run(...args) });
    return count;
  };
  const clearTimeout = (id: number | undefined): void => {
    if (id === undefined || !held.delete(id)) own.clearTimeout(id);
  };
  Object.assign(window, { setTimeout, clearTimeout });
}

/** Gives the page its time back; what was waiting is forgotten. */
export function releaseTime(): void {
  if (!isHeld) return;
  isHeld = false;
  passed = 0;
  held.clear();
  Object.assign(window, { setTimeout: own.setTimeout, clearTimeout: own.clearTimeout });
  Date.now = own.now;
  // Its own is the prototype's.
  Reflect.deleteProperty(performance, 'now');
}

/** Lets so many ms go by at once, and what is due by then happen in its order. Nothing, while the time goes by itself. */
export function pass(ms: number): void {
  if (!isHeld) return;
  const end = passed + ms;
  for (;;) {
    const [next] = [...held].filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at);
    if (!next) break;
    const [id, { at, run }] = next;
    held.delete(id);
    passed = at;
    run();
  }
  passed = end;
}
