import type { MediaServer, Present } from '../media-server.ts';
import type { GuardedMember, GuardedRoom, ModerationStore } from '../moderation/ports.ts';
import { showRoom } from '../moderation/moderation.ts';
import { livekitRoomOf } from '../place.ts';
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
    if (present.role !== member.role) await this.#mediaServer.setRole(livekitRoom, present.identity, member.role);
    if (!sameSet(present.allowed, member.allowed)) await this.#mediaServer.setSources(livekitRoom, present.identity, member.allowed);
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
