import type { KnockBody, WaitingListBody } from '@visio-sdk/core/protocol';
import { describeError, type Log } from '../log.ts';
import type { Caller } from '../moderation/callers.ts';
import type { Place } from '../place.ts';
import { Problem } from '../problem.ts';
import type { Changes } from '../storage/changes.ts';
import type { NewKnock } from '../storage/records.ts';
import type { Store } from '../storage/store.ts';
import type { KnockClaims, KnockTickets } from './knock-ticket.ts';
import { bodyOf, listOf, Queues } from './queue.ts';

/** How long a knock that nobody looks after waits, in ms: time to reload a page or to come out of a tunnel. */
const lookAfterMs = 120_000;
/** How often it is noted who looks after theirs, in ms. */
const noteMs = 20_000;
/** How many may wait at one door. */
const mostWaiting = 5_000;

/** What the lobby needs of the rest of the server. */
export interface LobbyParts {
  readonly store: Store;
  readonly changes: Changes;
  readonly tickets: KnockTickets;
  readonly now: () => number;
  readonly log: Log;
}

/** The door: who waits there, and who lets them in. All of it is in the storage, so that a restart loses nobody. */
export class Lobby {
  readonly #parts: LobbyParts;
  readonly #queues: Queues;
  readonly #timer: NodeJS.Timeout;

  constructor(parts: LobbyParts) {
    this.#parts = parts;
    this.#queues = new Queues(parts.store, parts.changes, parts.log);
    this.#timer = setInterval(() => void this.#lookAround(), noteMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#queues.stop();
  }

  /** Puts somebody into the queue, or back to their place in it. */
  async knock(place: Place, who: NewKnock): Promise<{ readonly knock: string; readonly position: number }> {
    const { store, tickets } = this.#parts;
    if ((await store.countWaiting(place)) >= mostWaiting && !(await store.waiting(place)).some(({ identity }) => identity === who.identity)) {
      throw new Problem('too-many-requests', 'Too many people wait at this door. Try again later.', { headers: { 'retry-after': '60' } });
    }
    const knock = await store.knock(place, who);
    return { knock: await tickets.issue({ place, id: knock.id }), position: await store.countWaiting(place, knock) };
  }

  /** How a knock stands now. To ask is to look after it. */
  async stands({ place, id }: KnockClaims): Promise<KnockBody> {
    const { store } = this.#parts;
    const knock = await store.findKnock(place, id);
    if (knock?.state !== 'waiting') return bodyOf(knock?.state);
    await store.touchKnocks([id]);
    return { status: 'waiting', position: await store.countWaiting(place, knock) };
  }

  /** Tells how a knock stands, now and at each change. Returns how to stop. */
  watch({ place, id }: KnockClaims, tell: (body: KnockBody) => void): () => void {
    return this.#queues.watchKnock(place, id, tell);
  }

  /** Takes a knock back. */
  async cancel({ place, id }: KnockClaims): Promise<void> {
    await this.#parts.store.cancelKnock(place, id);
  }

  /** Who waits. */
  async list({ room }: Caller): Promise<WaitingListBody> {
    return listOf(await this.#parts.store.waiting(room));
  }

  /** Tells who waits, now and at each change. Returns how to stop. */
  watchList({ room }: Caller, tell: (body: WaitingListBody) => void): () => void {
    return this.#queues.watchList(room, tell);
  }

  /** Lets one in; throws `not-waiting` when they do not wait any more. */
  async admit(caller: Caller, id: string): Promise<void> {
    const admitted = await this.#parts.store.admitWaiting(caller.room, id);
    if (admitted.length === 0) throw notWaiting();
    await this.#audit(caller, 'admit', id);
  }

  /** Lets everybody in who waits now. */
  async admitAll(caller: Caller): Promise<void> {
    await this.#parts.store.admitWaiting(caller.room);
    await this.#audit(caller, 'admit-all');
  }

  /** Sends one away until the room ends; throws `not-waiting` when they do not wait any more. */
  async deny(caller: Caller, id: string): Promise<void> {
    if (!(await this.#parts.store.denyWaiting(caller.room, id))) throw notWaiting();
    await this.#audit(caller, 'deny', id);
  }

  async #audit({ room, member }: Caller, action: string, target?: string): Promise<void> {
    await this.#parts.store.audit({ room: room.key, actor: member.identity, action, ...(target !== undefined && { target }) });
  }

  /** Notes whose page is still there, and lets go of those whose is not. */
  async #lookAround(): Promise<void> {
    const { store, now, log } = this.#parts;
    try {
      await store.touchKnocks(this.#queues.watched());
      await store.expireKnocks(now() - lookAfterMs);
    } catch (error) {
      log({ level: 'warn', event: 'lobby-not-looked-after', ...describeError(error) });
    }
  }
}

function notWaiting(): Problem {
  return new Problem('not-waiting', 'This person does not wait at the door any more.');
}
