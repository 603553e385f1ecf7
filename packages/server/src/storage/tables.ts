import type { Kysely } from 'kysely';

/**
 * The tables. Nothing in them tells who met whom: rooms, people and devices are pseudonyms, and a display name stays only
 * as long as its knock. Times are ms since the epoch, truths are 0 or 1: both databases take them the same way.
 */
export interface Tables {
  rooms: {
    key: string;
    generation: number;
    access: string;
    locked_at: number | null;
    spotlight: string | null;
    capacity: number | null;
    expires_at: number | null;
    /** 1 for a room that the agency made: it stays. */
    by_agency: number;
    /** When somebody last came to it, to within an hour, or changed it. */
    changed_at: number;
  };
  /** Ended runs that LiveKit may still have, until it is sure that nothing brings one back. */
  past_runs: { room: string; generation: number; until: number };
  members: {
    room: string;
    generation: number;
    identity: string;
    /** The part of the identity that all devices of one person share. */
    person: string;
    verified: number;
    /** What the host says of the person; `role` is what a moderator made of it. */
    host_role: string;
    role: string;
    allowed: string;
    state: string;
    admitted_at: number;
    last_seen: number;
  };
  knocks: {
    id: string;
    room: string;
    generation: number;
    identity: string;
    person: string;
    name: string;
    verified: number;
    host_role: string;
    since: number;
    state: string;
    /** When somebody last looked after it. */
    seen_at: number;
  };
  used_tickets: { ticket: string; device: string; until: number };
  webhooks: { id: string; until: number };
  audit: { at: number; room: string; actor: string; action: string; target: string | null };
}

export type Database = Kysely<Tables>;
