import type { MediaSource, Role } from '@visio-sdk/core/protocol';
import type { Place } from '../place.ts';

/** What is kept of a room, as far as moderation needs it. */
export interface GuardedRoom extends Place {
  /** When it was locked, in ms since the epoch; undefined while it is not. */
  readonly lockedAt: number | undefined;
  /** Identity shown big to everybody. */
  readonly spotlight: string | null;
}

/** A run of a room that is over, and that LiveKit may still have. */
export interface PastRun extends Place {
  /** Until when it may come back, in ms since the epoch. */
  readonly until: number;
}

/** What is kept of somebody on one device in one run of a room. */
export interface GuardedMember {
  readonly identity: string;
  /** Whether the host vouches for the name. */
  readonly verified: boolean;
  readonly role: Role;
  readonly allowed: readonly MediaSource[];
  readonly state: 'admitted' | 'removed' | 'denied';
  /** When they were last seen in LiveKit's room, or else admitted, in ms since the epoch. */
  readonly lastSeen: number;
}

/** What a moderator may change of a person. */
export interface PersonChange {
  readonly role?: Role;
  readonly allowed?: readonly MediaSource[];
  readonly state?: 'removed';
}

/** One line of the audit trail: pseudonyms only. */
export interface AuditEntry {
  readonly room: string;
  /** Identity of who did it; `server` for the server's own doing. */
  readonly actor: string;
  readonly action: string;
  /** Identity of whom it was done to, when it was one person. */
  readonly target?: string;
}

/** What moderation, the webhook and the sweep need of the storage. */
export interface ModerationStore {
  /** The present run of a room; undefined when there is none. */
  room(key: string): Promise<GuardedRoom | undefined>;
  /** Rooms with a lock, a spotlight, or somebody removed, of another role or forbidden something: an old token could undo it. */
  watchedRooms(): Promise<readonly GuardedRoom[]>;
  setRoom(place: Place, change: { readonly lockedAt?: number | null; readonly spotlight?: string | null }): Promise<void>;
  /** Starts the next generation; who waits is told so. The one that ends is a past run from then on. */
  endRoom(place: Place): Promise<void>;
  /** Runs that are over, and that LiveKit may still have: it did not answer, or somebody was just on the way in. */
  pastRuns(): Promise<readonly PastRun[]>;
  /** Forgets one that cannot come back any more. */
  forgetPastRun(place: Place): Promise<void>;
  /** Rooms of whose people somebody was last seen before then (ms since the epoch). */
  roomsUnseenSince(time: number): Promise<readonly GuardedRoom[]>;
  /** Tells everybody who waits that the room was locked, and forgets their knocks. */
  turnAway(place: Place): Promise<void>;
  /** Ends the wait of strangers whose knock nobody saw while the room was locked: their next one will be. */
  letKnockAgain(place: Place): Promise<void>;
  member(place: Place, identity: string): Promise<GuardedMember | undefined>;
  /** All of them in one go, for a sweep. */
  members(place: Place): Promise<readonly GuardedMember[]>;
  /** Changes a person on all their devices; identities of these devices. */
  changePerson(place: Place, identity: string, change: PersonChange): Promise<readonly string[]>;
  /** Notes who is in LiveKit's room now. */
  touch(place: Place, identities: readonly string[]): Promise<void>;
  /** Notes the id of a webhook until then (ms since the epoch); false when it was noted before. */
  claimWebhook(id: string, until: number): Promise<boolean>;
  /** Forgets it again: it could not be dealt with, and LiveKit will send it once more. */
  releaseWebhook(id: string): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
}

/** Whether nobody else comes in. */
export function isLocked({ lockedAt }: Pick<GuardedRoom, 'lockedAt'>): boolean {
  return lockedAt !== undefined;
}

/** The part of an identity that all devices of one person share. */
export function personOf(identity: string): string {
  return identity.split('.', 1)[0] ?? identity;
}
