import { roles, type MediaSource, type Role, type RoomState } from '@visio-sdk/core/protocol';
import type { MediaServer, Present } from '../media-server.ts';
import { livekitRoomOf } from '../place.ts';
import { Problem } from '../problem.ts';
import type { Caller } from './callers.ts';
import { isLocked, personOf, type GuardedMember, type GuardedRoom, type ModerationStore } from './ports.ts';
import { mayActOn, maySetRole } from './rights.ts';

/** How many requests to LiveKit are under way at once when something is done to everybody. */
const atOnce = 20;

/** What moderation needs of the rest of the server. */
export interface ModerationParts {
  readonly store: ModerationStore;
  /** Who waits at the door hears of a lock and of the end. */
  readonly mediaServer: MediaServer;
  readonly now: () => number;
}

/**
 * What moderators do. Each caller was looked up (`callers.ts`) and has the capability; here is decided whether they may do
 * it to this person. The storage is written first and LiveKit after: if LiveKit fails in between, the person is told, a
 * second try does the rest, and the next join or sweep does it anyway.
 *
 * A person is moderated on all their devices: role, ban and removal belong to the person, not to the tablet.
 */
export class Moderation {
  readonly #store: ModerationStore;
  readonly #mediaServer: MediaServer;
  readonly #now: () => number;

  constructor({ store, mediaServer, now }: ModerationParts) {
    this.#store = store;
    this.#mediaServer = mediaServer;
    this.#now = now;
  }

  /** Stops what one person sends from a source. */
  async mute(caller: Caller, identity: string, source: MediaSource): Promise<void> {
    const target = await this.#target(caller, identity);
    await this.#audit(caller, `mute-${source}`, identity);
    if (!(await this.#mediaServer.stop(caller.livekitRoom, identity, source, target.allowed, caller.member.identity))) throw notFound();
  }

  /**
   * Stops what everybody else sends from a source, other moderators included; organisers only when an organiser asks,
   * since moderators do nothing to organisers.
   */
  async muteAll(caller: Caller, source: MediaSource): Promise<void> {
    await this.#audit(caller, `mute-all-${source}`);
    const members = new Map((await this.#store.members(caller.room)).map((member) => [member.identity, member]));
    await this.#everybody(caller, async ({ identity, isPerson }) => {
      const member = members.get(identity);
      if (!isPerson || !member || personOf(identity) === personOf(caller.member.identity)) return;
      if (caller.member.role !== 'organiser' && member.role === 'organiser') return;
      await this.#mediaServer.stop(caller.livekitRoom, identity, source, member.allowed, caller.member.identity);
    });
  }

  /** Says what one person may send from now on; what they send of the rest ends, and no later token gives it back. */
  async allow(caller: Caller, identity: string, allowed: readonly MediaSource[]): Promise<void> {
    await this.#target(caller, identity);
    await this.#audit(caller, `allow-${[...allowed].sort().join('-') || 'nothing'}`, identity);
    const devices = await this.#store.changePerson(caller.room, identity, { allowed });
    await Promise.all(devices.map((device) => this.#mediaServer.setSources(caller.livekitRoom, device, allowed, caller.member.identity)));
  }

  /** Puts one person out, on all their devices, until the room ends. */
  async remove(caller: Caller, identity: string): Promise<void> {
    // Whoever just lost the line is in no room of LiveKit's, and would be back in a second.
    await this.#member(caller, identity);
    await this.#audit(caller, 'remove', identity);
    const devices = await this.#store.changePerson(caller.room, identity, { state: 'removed' });
    await Promise.all(devices.map((device) => this.#mediaServer.remove(caller.livekitRoom, device)));
    if (caller.room.spotlight !== null && devices.includes(caller.room.spotlight)) await this.#show(caller, { spotlight: null });
  }

  /** Gives one person another role, at once and in every later token. Nobody raises themselves. */
  async setRole(caller: Caller, identity: string, role: Role): Promise<void> {
    const target = await this.#member(caller, identity, false);
    const own = personOf(identity) === personOf(caller.member.identity);
    if (own && roles.indexOf(role) < roles.indexOf(caller.member.role)) throw new Problem('not-allowed', 'Nobody raises their own role.');
    maySetRole(caller.member.role, target.role, role);
    await this.#inRoom(caller, identity);
    await this.#audit(caller, `role-${role}`, identity);
    const devices = await this.#store.changePerson(caller.room, identity, { role });
    await Promise.all(devices.map((device) => this.#mediaServer.setRole(caller.livekitRoom, device, role)));
  }

  /** Lowers one person's hand, an organiser's too: it is a place in a queue and nothing done to them. */
  async lowerHand(caller: Caller, identity: string): Promise<void> {
    await this.#member(caller, identity, false);
    await this.#audit(caller, 'lower-hand', identity);
    if (!(await this.#mediaServer.lowerHand(caller.livekitRoom, identity, caller.member.identity))) throw notFound();
  }

  /** Lowers all hands. */
  async lowerHands(caller: Caller): Promise<void> {
    await this.#audit(caller, 'lower-hands');
    await this.#everybody(caller, async ({ identity, handRaised }) => {
      if (handRaised) await this.#mediaServer.lowerHand(caller.livekitRoom, identity, caller.member.identity);
    });
  }

  /** Shows somebody who is in the room big to everybody, or nobody. */
  async spotlight(caller: Caller, identity: string | null): Promise<void> {
    if (identity !== null) {
      await this.#member(caller, identity, false);
      await this.#inRoom(caller, identity);
    }
    await this.#audit(caller, 'spotlight', identity ?? undefined);
    await this.#show(caller, { spotlight: identity });
  }

  /**
   * Locks the room or opens it. Who is inside stays, and comes back after a lost line; who waits at the door is told
   * that it was locked and can knock again once it is open. Locking a locked room changes nothing, the time neither.
   */
  async lock(caller: Caller, locked: boolean): Promise<void> {
    if (locked === isLocked(caller.room)) return;
    await this.#audit(caller, locked ? 'lock' : 'unlock');
    // Before the lock counts: without it, nobody inside would be known to have been.
    if (locked) await this.#store.touch(caller.room, (await this.#mediaServer.present(caller.livekitRoom)).map(({ identity }) => identity));
    await this.#show(caller, { lockedAt: locked ? this.#now() : null });
    await (locked ? this.#store.turnAway(caller.room) : this.#store.letKnockAgain(caller.room));
  }

  /** Ends the room for everybody: whoever has a token of it has one for a room that is never made again. */
  async end(caller: Caller): Promise<void> {
    await this.#audit(caller, 'end');
    await this.#store.endRoom(caller.room);
    // Ended it is from here on, whatever LiveKit says: asking again would be asking for the next meeting.
    await this.#mediaServer.endSoon(caller.livekitRoom);
  }

  /** Keeps a change of the room's state and shows it to everybody. */
  async #show(caller: Caller, change: { readonly lockedAt?: number | null; readonly spotlight?: string | null }): Promise<void> {
    await showRoom(this.#store, this.#mediaServer, caller.room.key, () => this.#store.setRoom(caller.room, change));
  }

  async #everybody(caller: Caller, act: (present: Present) => Promise<void>): Promise<void> {
    const people = [...(await this.#mediaServer.present(caller.livekitRoom))];
    const worker = async (): Promise<void> => {
      for (let next = people.pop(); next; next = people.pop()) await act(next);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  /** Somebody in the room to whom the caller may do something. */
  async #target(caller: Caller, identity: string): Promise<GuardedMember> {
    const member = await this.#member(caller, identity);
    await this.#inRoom(caller, identity);
    return member;
  }

  async #member(caller: Caller, identity: string, guarded = true): Promise<GuardedMember> {
    const member = await this.#store.member(caller.room, identity);
    if (member?.state !== 'admitted') throw notFound();
    if (guarded) mayActOn(caller.member.role, member.role);
    return member;
  }

  async #inRoom(caller: Caller, identity: string): Promise<void> {
    if (!(await this.#mediaServer.participant(caller.livekitRoom, identity))) throw notFound();
  }

  async #audit(caller: Caller, action: string, target?: string): Promise<void> {
    const { room, member } = caller;
    await this.#store.audit({ room: room.key, actor: member.identity, action, ...(target !== undefined && { target }) });
  }
}

/** Changes what is kept of a room, then shows everybody in it what is kept now. */
export async function showRoom(store: ModerationStore, mediaServer: MediaServer, key: string, change: () => Promise<void>): Promise<void> {
  await change();
  // Read again: two moderators at once must not show each other's past.
  const room = await store.room(key);
  if (room) await mediaServer.setState(livekitRoomOf(room), stateOf(room));
}

/** What everybody in a room sees of it. */
export function stateOf(room: GuardedRoom): RoomState {
  return { v: 1, locked: isLocked(room), spotlight: room.spotlight };
}

function notFound(): Problem {
  return new Problem('participant-not-found', 'This person is not in the room.');
}
