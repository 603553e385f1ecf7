import type { KnockBody, WaitingListBody } from '@visio-sdk/core/protocol';
import { describeError, type Log } from '../log.ts';
import type { Place } from '../place.ts';
import type { Changes } from '../storage/changes.ts';
import type { KnockRecord, KnockState } from '../storage/records.ts';
import type { Store } from '../storage/store.ts';

/** How long changes are gathered before the queue is read again, in ms. */
const gatherMs = 20;
/** How long between two new positions told to the same person, in ms: each admission moves everybody behind. */
const positionMs = 500;
/** How many people moderators are shown. */
const shownAtMost = 100;

/** Who hears how one knock stands. */
interface Waiter {
  readonly id: string;
  readonly tell: (body: KnockBody) => void;
  said: string;
}

/**
 * One room's queue for everybody who watches it: read once for each change, not once for each watcher. Decisions are told at
 * once, new positions at most twice a second.
 */
class Queue {
  readonly waiters = new Set<Waiter>();
  readonly lists = new Set<(body: WaitingListBody) => void>();
  readonly #place: Place;
  readonly #store: Store;
  readonly #log: Log;
  readonly #stop: () => void;
  #timer: NodeJS.Timeout | undefined;
  /** When the timer goes off. */
  #due = Infinity;
  #isReading = false;
  /** In how many ms it has to be read once more. */
  #again = Infinity;
  #positionsAt = 0;

  constructor(place: Place, store: Store, changes: Changes, log: Log) {
    this.#place = place;
    this.#store = store;
    this.#log = log;
    this.#stop = changes.listen(place.key, () => this.refresh());
  }

  get isWatched(): boolean {
    return this.waiters.size > 0 || this.lists.size > 0;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop();
  }

  /** Reads again, soon: a decision does not wait for positions that may come later. */
  refresh(after = gatherMs): void {
    if (this.#isReading) {
      this.#again = Math.min(this.#again, after);
      return;
    }
    const due = performance.now() + after;
    if (due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => void this.#read(), after);
  }

  async #read(): Promise<void> {
    this.#due = Infinity;
    this.#isReading = true;
    try {
      const waiting = await this.#store.waiting(this.#place);
      const positions = new Map(waiting.map(({ id }, index) => [id, index + 1]));
      const decided = [...this.waiters].filter(({ id }) => !positions.has(id)).map(({ id }) => id);
      const states = decided.length > 0 ? await this.#store.knockStates(this.#place, decided) : new Map<string, KnockState>();
      this.#tellWaiters(positions, states);
      const list = listOf(waiting);
      for (const tell of this.lists) tell(list);
    } catch (error) {
      this.#log({ level: 'warn', event: 'queue-not-read', ...describeError(error) });
      this.#again = Math.min(this.#again, positionMs);
    } finally {
      this.#isReading = false;
    }
    const again = this.#again;
    this.#again = Infinity;
    if (again < Infinity) this.refresh(again);
  }

  #tellWaiters(positions: ReadonlyMap<string, number>, states: ReadonlyMap<string, KnockState>): void {
    const now = performance.now();
    const isTime = now - this.#positionsAt >= positionMs;
    let isLate = false;
    for (const waiter of this.waiters) {
      const position = positions.get(waiter.id);
      // Whoever has heard nothing yet hears it at once.
      if (position !== undefined && !isTime && waiter.said !== '') {
        isLate ||= waiter.said !== sayingOf({ status: 'waiting', position });
        continue;
      }
      this.#tell(waiter, position === undefined ? bodyOf(states.get(waiter.id)) : { status: 'waiting', position });
    }
    if (isTime) this.#positionsAt = now;
    if (isLate) this.#again = Math.min(this.#again, positionMs);
  }

  #tell(waiter: Waiter, body: KnockBody): void {
    const saying = sayingOf(body);
    if (waiter.said === saying) return;
    waiter.said = saying;
    waiter.tell(body);
  }
}

/** All rooms' queues that somebody watches now. */
export class Queues {
  readonly #queues = new Map<string, Queue>();
  readonly #store: Store;
  readonly #changes: Changes;
  readonly #log: Log;

  constructor(store: Store, changes: Changes, log: Log) {
    this.#store = store;
    this.#changes = changes;
    this.#log = log;
  }

  /** Tells how one knock stands, now and at each change. Returns how to stop. */
  watchKnock(place: Place, id: string, tell: (body: KnockBody) => void): () => void {
    const waiter: Waiter = { id, tell, said: '' };
    return this.#join(place, (queue) => queue.waiters.add(waiter), (queue) => queue.waiters.delete(waiter));
  }

  /** Tells who waits, now and at each change. Returns how to stop. */
  watchList(place: Place, tell: (body: WaitingListBody) => void): () => void {
    return this.#join(place, (queue) => queue.lists.add(tell), (queue) => queue.lists.delete(tell));
  }

  /** Ids of knocks that somebody here looks after. */
  watched(): string[] {
    return [...this.#queues.values()].flatMap(({ waiters }) => [...waiters].map(({ id }) => id));
  }

  stop(): void {
    for (const queue of this.#queues.values()) queue.stop();
    this.#queues.clear();
  }

  #join(place: Place, add: (queue: Queue) => void, remove: (queue: Queue) => void): () => void {
    const key = `${place.key}.${place.generation}`;
    const queue = this.#queues.get(key) ?? new Queue(place, this.#store, this.#changes, this.#log);
    this.#queues.set(key, queue);
    add(queue);
    queue.refresh();
    return () => {
      remove(queue);
      if (queue.isWatched || this.#queues.get(key) !== queue) return;
      queue.stop();
      this.#queues.delete(key);
    };
  }
}

/** What moderators are shown. */
export function listOf(waiting: readonly KnockRecord[]): WaitingListBody {
  return {
    waiting: waiting.slice(0, shownAtMost).map(({ id, name, verified, since }) => ({ id, name, verified, since })),
    total: waiting.length,
  };
}

/** What somebody at the door is told of a knock that does not wait any more. */
export function bodyOf(state: KnockState | undefined): KnockBody {
  if (state === 'admitted' || state === 'denied' || state === 'ended' || state === 'locked') return { status: state };
  return { status: 'expired' };
}

function sayingOf(body: KnockBody): string {
  return body.status === 'waiting' ? `waiting ${body.position}` : body.status;
}
