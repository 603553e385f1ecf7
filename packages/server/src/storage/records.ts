import type { MediaSource, Role } from '@visio-sdk/core/protocol';
import type { GuardedMember, GuardedRoom } from '../moderation/ports.ts';
import type { RoomAccess } from '../rooms/policy.ts';

/** What is kept of a room. */
export interface RoomRecord extends GuardedRoom {
  readonly access: RoomAccess;
  /** Most participants; undefined for the server's own limit. */
  readonly capacity: number | undefined;
  /** ms since the epoch; undefined for a room that does not expire. */
  readonly expiresAt: number | undefined;
  readonly byAgency: boolean;
}

/** What is kept of somebody on one device in one run of a room. */
export interface MemberRecord extends GuardedMember {
  readonly hostRole: Role;
  /** ms since the epoch. */
  readonly admittedAt: number;
}

/** What decides about somebody at the door. */
export interface Standing {
  /** This very device's; undefined when it was never let in. */
  readonly member: MemberRecord | undefined;
  /** Whether the person is out on any of their devices. */
  readonly out: 'removed' | 'denied' | undefined;
  /** What a moderator made of the person on another device; undefined when they have none. */
  readonly elsewhere: { readonly hostRole: Role; readonly role: Role; readonly allowed: readonly MediaSource[] } | undefined;
}

/** Somebody who comes in, or comes in again. */
export interface NewMember {
  readonly identity: string;
  readonly verified: boolean;
  readonly hostRole: Role;
  readonly role: Role;
  readonly allowed: readonly MediaSource[];
}

/** How a knock stands. */
export type KnockState = 'waiting' | 'admitted' | 'denied' | 'ended' | 'locked' | 'expired' | 'cancelled';

/** Somebody at the door. */
export interface KnockRecord {
  /** Opaque; names this one knock. */
  readonly id: string;
  readonly identity: string;
  readonly name: string;
  readonly verified: boolean;
  readonly hostRole: Role;
  /** ms since the epoch. */
  readonly since: number;
  readonly state: KnockState;
}

/** Somebody who knocks. */
export type NewKnock = Pick<KnockRecord, 'identity' | 'name' | 'verified' | 'hostRole'>;
