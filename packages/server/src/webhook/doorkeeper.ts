import type { MediaServer, Present } from '../media-server.ts';
import type { GuardedMember, GuardedRoom, ModerationStore } from '../moderation/ports.ts';
import { showRoom } from '../moderation/moderation.ts';
import { livekitRoomOf, type Place } from '../place.ts';
import { lockedReturnMs } from '../rooms/policy.ts';

/** What the doorkeeper needs of the rest of the server. */
export interface DoorkeeperParts {
  readonly store: ModerationStore;
  readonly mediaServer: MediaServer;
  readonly now: () => number;
}

/**
 * Compares who is in LiveKit's room with who should be, and sets right what an old token brought back: LiveKit 1.13 revokes
 * none, and refreshes those it gave. A token says for minutes what was true when it was signed: that somebody is in, their
 * role, what they may send.
 */
export class Doorkeeper {
  readonly #store: ModerationStore;
  readonly #mediaServer: MediaServer;
  readonly #now: () => number;

  constructor({ store, mediaServer, now }: DoorkeeperParts) {
    this.#store = store;
    this.#mediaServer = mediaServer;
    this.#now = now;
  }

  /** Looks at one person who came into a room. */
  async came(room: GuardedRoom, present: Present): Promise<void> {
    const member = await this.#store.member(room, present.identity);
    if (await this.#check(room, present, member)) await this.#store.touch(room, [present.identity]);
  }

  /** Closes a run that is over, and that somebody came into all the same. */
  async cameToPast(place: Place): Promise<void> {
    await this.#mediaServer.end(livekitRoomOf(place));
  }

  /** Notes when somebody left: from then on the time runs in which they come back into a locked room. */
  async left(room: GuardedRoom, identity: string): Promise<void> {
    const member = await this.#store.member(room, identity);
    if (member?.state === 'admitted') await this.#store.touch(room, [identity]);
    // A line lost for a second is no reason to change what everybody sees.
    if (room.spotlight === identity && !(await this.#mediaServer.participant(livekitRoomOf(room), identity))) await this.#dim(room);
  }

  /** Those of these rooms in which somebody can be: most that were ever locked are closed and empty. */
  async inUse(rooms: readonly GuardedRoom[]): Promise<readonly GuardedRoom[]> {
    const open = await this.#mediaServer.openRooms(rooms.map(livekitRoomOf));
    return rooms.filter((room) => open.has(livekitRoomOf(room)));
  }

  /**
   * Closes past runs that LiveKit still has: it did not answer when they ended, or somebody who was on the way in had one made
   * again. Those that cannot come back any more are forgotten.
   */
  async closePastRuns(): Promise<void> {
    const runs = await this.#store.pastRuns();
    const open = await this.#mediaServer.openRooms(runs.map(livekitRoomOf));
    const closing = runs.map(async (run) => {
      if (open.has(livekitRoomOf(run))) await this.#mediaServer.end(livekitRoomOf(run));
      else if (run.until <= this.#now()) await this.#store.forgetPastRun(run);
    });
    // One that fails must not keep the others open.
    const failed = (await Promise.allSettled(closing)).find(({ status }) => status === 'rejected');
    if (failed) throw (failed as PromiseRejectedResult).reason;
  }

  /**
   * Notes who is still in rooms where somebody was last seen before then (ms since the epoch), so that the storage forgets
   * nobody in a meeting that lasts for days, and nobody whom it keeps out.
   */
  async noteLongStays(before: number): Promise<void> {
    for (const room of await this.inUse(await this.#store.roomsUnseenSince(before))) {
      const present = (await this.#mediaServer.present(livekitRoomOf(room))).map(({ identity }) => identity);
      const out = (await this.#store.members(room)).filter(({ state }) => state !== 'admitted').map(({ identity }) => identity);
      if (present.length > 0) await this.#store.touch(room, [...present, ...out]);
    }
  }

  /** Looks at everybody in a room. */
  async sweep(room: GuardedRoom): Promise<void> {
    const everybody = await this.#mediaServer.present(livekitRoomOf(room));
    const members = new Map((await this.#store.members(room)).map((member) => [member.identity, member]));
    const rightful: string[] = [];
    for (const present of everybody) {
      if (await this.#check(room, present, members.get(present.identity))) rightful.push(present.identity);
    }
    await this.#store.touch(room, rightful.filter((identity) => members.has(identity)));
    if (room.spotlight !== null && !rightful.includes(room.spotlight)) await this.#dim(room);
  }

  /** Whether somebody belongs in the room; puts them out when not, and sets right what their token said too much or too little. */
  async #check(room: GuardedRoom, present: Present, member: GuardedMember | undefined): Promise<boolean> {
    // Agents, recorders and telephones come with tokens that LiveKit's own services sign; nobody gets such a kind from us.
    if (!present.isPerson) return true;
    const livekitRoom = livekitRoomOf(room);
    // No page of ours disguises what it sends: only somebody who wants past a ban does.
    if (member?.state !== 'admitted' || present.disguised || this.#isLockedOut(room, present, member)) {
      await this.#store.audit({ room: room.key, actor: 'server', action: 'put-out', target: present.identity });
      await this.#mediaServer.remove(livekitRoom, present.identity);
      return false;
    }
    if (present.role === member.role && sameSet(present.allowed, member.allowed)) return true;
    // Read once more: a moderator may have changed it since, and what was is not to be put back.
    const { role, allowed } = (await this.#store.member(room, present.identity)) ?? member;
    if (present.role !== role) await this.#mediaServer.setRole(livekitRoom, present.identity, role);
    if (!sameSet(present.allowed, allowed)) await this.#mediaServer.setSources(livekitRoom, present.identity, allowed);
    return true;
  }

  #isLockedOut({ lockedAt }: GuardedRoom, { presentFor }: Present, { role, lastSeen }: GuardedMember): boolean {
    if (lockedAt === undefined || role !== 'participant') return false;
    const cameAt = this.#now() - presentFor;
    return cameAt > lockedAt && cameAt > lastSeen + lockedReturnMs;
  }

  async #dim(room: GuardedRoom): Promise<void> {
    await showRoom(this.#store, this.#mediaServer, room.key, () => this.#store.setRoom(room, { spotlight: null }));
  }
}

function sameSet<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item));
}
