import type { UsedTickets } from '../authenticate/signed-link.ts';
import type { ModerationStore } from '../moderation/ports.ts';
import type { Place } from '../place.ts';
import type { RoomAccess } from '../rooms/policy.ts';
import type { KnockRecord, KnockState, MemberRecord, NewKnock, NewMember, RoomRecord, Standing } from './records.ts';

/** What an agency says of a room; what is absent stays as it is. */
export interface RoomChange {
  readonly access?: RoomAccess;
  readonly capacity?: number | null;
  readonly expiresAt?: number | null;
}

/**
 * Everything that survives a restart. Each method is one step: two requests at once never see half of it. What changes how
 * somebody stands at the door is told by `Changes`.
 */
export interface Store extends ModerationStore, UsedTickets {
  /** Whether the storage answers. */
  ping(): Promise<void>;
  room(key: string): Promise<RoomRecord | undefined>;
  /** The room, made with this access when there is none. */
  openRoom(key: string, access: RoomAccess): Promise<RoomRecord>;
  /** Makes or changes an agency's room. */
  saveRoom(key: string, access: RoomAccess, change: RoomChange): Promise<RoomRecord>;
  /** Forgets a room and everybody in it. */
  deleteRoom(place: Place): Promise<void>;
  standing(place: Place, identity: string): Promise<Standing>;
  /** Somebody comes in, or comes in again. */
  admit(place: Place, member: NewMember): Promise<void>;
  member(place: Place, identity: string): Promise<MemberRecord | undefined>;

  /** Puts somebody into the queue; who knocked before keeps their place, and knocks anew after an end, a lock or a long silence. */
  knock(place: Place, knock: NewKnock): Promise<KnockRecord>;
  findKnock(place: Place, id: string): Promise<KnockRecord | undefined>;
  /** Who waits, first come first. */
  waiting(place: Place): Promise<readonly KnockRecord[]>;
  /** How many wait; with a knock that waits, its place among them, from 1. */
  countWaiting(place: Place, upTo?: Pick<KnockRecord, 'id' | 'since'>): Promise<number>;
  /** How these knocks stand. */
  knockStates(place: Place, ids: readonly string[]): Promise<ReadonlyMap<string, KnockState>>;
  /** Lets one in, or everybody who waits; ids of those who were waiting. With it they are members. */
  admitWaiting(place: Place, id?: string): Promise<readonly string[]>;
  /** Keeps somebody out; false when they were not waiting any more. */
  denyWaiting(place: Place, id: string): Promise<boolean>;
  /** Takes a knock back. */
  cancelKnock(place: Place, id: string): Promise<void>;
  /** Notes that somebody still looks after these knocks. */
  touchKnocks(ids: readonly string[]): Promise<void>;
  /** Ends knocks that nobody looked after since then. */
  expireKnocks(before: number): Promise<void>;
  /** Forgets what is of no use any more. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}
