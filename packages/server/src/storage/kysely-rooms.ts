import { sql, type Selectable } from 'kysely';
import { roles, mediaSources, type MediaSource, type Role } from '@visio-sdk/core/protocol';
import { personOf, type AuditEntry, type PastRun, type PersonChange } from '../moderation/ports.ts';
import type { Place } from '../place.ts';
import { roomAccesses, type RoomAccess } from '../rooms/policy.ts';
import type { MemberRecord, NewMember, RoomRecord, Standing } from './records.ts';
import type { RoomChange } from './store.ts';
import type { Database, Tables } from './tables.ts';

/** Rooms and who is in them. */
export class KyselyRooms {
  protected readonly database: Database;
  protected readonly now: () => number;

  constructor(database: Database, now: () => number) {
    this.database = database;
    this.now = now;
  }

  async room(key: string): Promise<RoomRecord | undefined> {
    const row = await this.database.selectFrom('rooms').selectAll().where('key', '=', key).executeTakeFirst();
    return row && roomOf(row);
  }

  async openRoom(key: string, access: RoomAccess): Promise<RoomRecord> {
    const row = await this.database.selectFrom('rooms').selectAll().where('key', '=', key).executeTakeFirst();
    if (row && row.changed_at > this.now() - hour) return roomOf(row);
    // In one step: a room that nobody has used for long must not be forgotten while somebody comes to it.
    const used = await this.database
      .insertInto('rooms')
      .values(this.#newRoom(key, access, false))
      .onConflict((on) => on.column('key').doUpdateSet({ changed_at: this.now() }))
      .returningAll()
      .executeTakeFirstOrThrow();
    return roomOf(used);
  }

  async saveRoom(key: string, access: RoomAccess, { access: wanted, capacity, expiresAt }: RoomChange): Promise<RoomRecord> {
    await this.database
      .insertInto('rooms')
      .values({ ...this.#newRoom(key, wanted ?? access, true), capacity: capacity ?? null, expires_at: expiresAt ?? null })
      .onConflict((on) =>
        on.column('key').doUpdateSet({
          by_agency: 1,
          changed_at: this.now(),
          ...(wanted !== undefined && { access: wanted }),
          ...(capacity !== undefined && { capacity }),
          ...(expiresAt !== undefined && { expires_at: expiresAt }),
        }),
      )
      .execute();
    return (await this.room(key)) as RoomRecord;
  }

  async deleteRoom(place: Place): Promise<void> {
    // The row goes on to the next generation, so that a room of that name is never one that an old token fits.
    await this.nextGeneration(place, { capacity: null, expires_at: null, by_agency: 0 });
  }

  /** Rooms with a lock, or with somebody removed, demoted or forbidden something: an old token could undo it. */
  async watchedRooms(): Promise<readonly RoomRecord[]> {
    const rows = await this.database
      .selectFrom('rooms')
      .selectAll()
      .where(({ eb, or, exists, selectFrom }) =>
        or([
          eb('locked_at', 'is not', null),
          eb('spotlight', 'is not', null),
          exists(
            selectFrom('members')
              .select('members.identity')
              .whereRef('members.room', '=', 'rooms.key')
              .whereRef('members.generation', '=', 'rooms.generation')
              .where(({ eb: member, or: either, ref }) =>
                either([member('members.state', '!=', 'admitted'), member('members.role', '!=', ref('members.host_role')), member('members.allowed', '!=', everything)]),
              ),
          ),
        ]),
      )
      .execute();
    return rows.map(roomOf);
  }

  async setRoom(place: Place, { lockedAt, spotlight }: { readonly lockedAt?: number | null; readonly spotlight?: string | null }): Promise<void> {
    await this.database
      .updateTable('rooms')
      .set({ changed_at: this.now(), ...(lockedAt !== undefined && { locked_at: lockedAt }), ...(spotlight !== undefined && { spotlight }) })
      .where('key', '=', place.key)
      .where('generation', '=', place.generation)
      .execute();
  }

  async nextGeneration(place: Place, forgotten: Partial<Tables['rooms']> = {}): Promise<void> {
    const now = this.now();
    await this.database.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('rooms')
        .set({ ...forgotten, generation: place.generation + 1, locked_at: null, spotlight: null, changed_at: now })
        .where('key', '=', place.key)
        .where('generation', '=', place.generation)
        .execute();
      await transaction
        .insertInto('past_runs')
        .values({ room: place.key, generation: place.generation, until: now + pastRunKept })
        .onConflict((on) => on.columns(['room', 'generation']).doNothing())
        .execute();
    });
  }

  async pastRuns(): Promise<readonly PastRun[]> {
    const rows = await this.database.selectFrom('past_runs').selectAll().execute();
    return rows.map(({ room, generation, until }) => ({ key: room, generation, until }));
  }

  async forgetPastRun({ key, generation }: Place): Promise<void> {
    await this.database.deleteFrom('past_runs').where('room', '=', key).where('generation', '=', generation).execute();
  }

  async roomsUnseenSince(time: number): Promise<readonly RoomRecord[]> {
    const rows = await this.database
      .selectFrom('rooms')
      .selectAll()
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('members')
            .select('members.identity')
            .whereRef('members.room', '=', 'rooms.key')
            .whereRef('members.generation', '=', 'rooms.generation')
            .where('members.last_seen', '<', time),
        ),
      )
      .execute();
    return rows.map(roomOf);
  }

  async standing(place: Place, identity: string): Promise<Standing> {
    const rows = (await this.#membersOf(place).where('person', '=', personOf(identity)).execute()).map(memberOf);
    const out = rows.find(({ state }) => state !== 'admitted')?.state;
    const other = rows.find((row) => row.identity !== identity);
    return {
      member: rows.find((row) => row.identity === identity),
      out: out === 'admitted' ? undefined : out,
      elsewhere: other && { hostRole: other.hostRole, role: other.role, allowed: other.allowed },
    };
  }

  async admit(place: Place, { identity, verified, hostRole, role, allowed }: NewMember): Promise<void> {
    const now = this.now();
    const values = { verified: Number(verified), host_role: hostRole, role, allowed: allowed.join(' '), state: 'admitted', admitted_at: now, last_seen: now };
    await this.database
      .insertInto('members')
      .values({ room: place.key, generation: place.generation, identity, person: personOf(identity), ...values })
      // Who was removed a moment ago stays so: the decision that led here is older.
      .onConflict((on) => on.columns(['room', 'generation', 'identity']).doUpdateSet({ ...values, state: sql`members.state` }))
      .execute();
  }

  async member(place: Place, identity: string): Promise<MemberRecord | undefined> {
    const row = await this.#membersOf(place).where('identity', '=', identity).executeTakeFirst();
    return row && memberOf(row);
  }

  async members(place: Place): Promise<readonly MemberRecord[]> {
    return (await this.#membersOf(place).execute()).map(memberOf);
  }

  async changePerson(place: Place, identity: string, { role, allowed, state }: PersonChange): Promise<readonly string[]> {
    const changed = await this.database
      .updateTable('members')
      .set({ ...(role !== undefined && { role }), ...(allowed !== undefined && { allowed: allowed.join(' ') }), ...(state !== undefined && { state }) })
      .where('room', '=', place.key)
      .where('generation', '=', place.generation)
      .where('person', '=', personOf(identity))
      .returning('identity')
      .execute();
    return changed.map((row) => row.identity);
  }

  async touch(place: Place, identities: readonly string[]): Promise<void> {
    for (let from = 0; from < identities.length; from += chunk) {
      await this.database
        .updateTable('members')
        .set({ last_seen: this.now() })
        .where('room', '=', place.key)
        .where('generation', '=', place.generation)
        .where('identity', 'in', identities.slice(from, from + chunk))
        .execute();
    }
  }

  async audit({ room, actor, action, target }: AuditEntry): Promise<void> {
    await this.database.insertInto('audit').values({ at: this.now(), room, actor, action, target: target ?? null }).execute();
  }

  #newRoom(key: string, access: RoomAccess, byAgency: boolean): Tables['rooms'] {
    const now = this.now();
    return { key, generation: 1, access, locked_at: null, spotlight: null, capacity: null, expires_at: null, by_agency: Number(byAgency), changed_at: now };
  }

  #membersOf({ key, generation }: Place) {
    return this.database.selectFrom('members').selectAll().where('room', '=', key).where('generation', '=', generation);
  }
}

const hour = 60 * 60 * 1000;

/**
 * How long an ended run is looked after, in ms: somebody who was on the way in while it ended may have it made on LiveKit once
 * more. Longer than any request takes, and than a join token is good.
 */
const pastRunKept = 5 * 60 * 1000;

/** How many values one statement takes at most; SQLite's own limit is higher. */
export const chunk = 500;

/** How everything is written in a member's row. */
export const everything = mediaSources.join(' ');

function roomOf(row: Selectable<Tables['rooms']>): RoomRecord {
  return {
    key: row.key,
    generation: row.generation,
    // What an older or newer version wrote counts as the closed one.
    access: roomAccesses.find((access) => access === row.access) ?? 'restricted',
    lockedAt: row.locked_at ?? undefined,
    spotlight: row.spotlight,
    capacity: row.capacity ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    byAgency: row.by_agency === 1,
  };
}

function memberOf(row: Selectable<Tables['members']>): MemberRecord {
  const given = row.allowed.split(' ');
  return {
    identity: row.identity,
    verified: row.verified === 1,
    hostRole: roleFrom(row.host_role),
    role: roleFrom(row.role),
    allowed: mediaSources.filter((source): source is MediaSource => given.includes(source)),
    state: row.state === 'admitted' || row.state === 'denied' ? row.state : 'removed',
    admittedAt: row.admitted_at,
    lastSeen: row.last_seen,
  };
}

/** A role as it was written; anything unknown is the least. */
export function roleFrom(text: string): Role {
  return roles.find((role) => role === text) ?? 'participant';
}
