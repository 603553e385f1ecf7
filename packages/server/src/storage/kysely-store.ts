import { randomBytes } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import { personOf } from '../moderation/ports.ts';
import { unseenGeneration, type Place } from '../place.ts';
import { chunk, everything, KyselyRooms, roleFrom } from './kysely-rooms.ts';
import type { Changes } from './changes.ts';
import type { KnockRecord, KnockState, MemberRecord, NewKnock } from './records.ts';
import type { Store } from './store.ts';
import type { Database, Tables } from './tables.ts';

const hour = 60 * 60 * 1000;
/** How long a decided knock is kept, for whoever comes back to hear of it, in ms. */
const knockKept = hour;
/** How long a room's people are kept after they were last seen there, or the room in use, in ms. */
export const memberKept = 24 * hour;
/** How long a room is kept that came about on demand and that nobody comes to, in ms. */
const roomKept = 24 * hour;
/** How long the audit trail is kept, in ms. */
const auditKept = 365 * 24 * hour;

/** The storage on Kysely: SQLite or PostgreSQL. */
export class KyselyStore extends KyselyRooms implements Store {
  readonly #changes: Changes;

  constructor(database: Database, now: () => number, changes: Changes) {
    super(database, now);
    this.#changes = changes;
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.database);
  }

  async endRoom(place: Place): Promise<void> {
    await this.nextGeneration(place);
    await this.#decide(place, 'ended');
    await this.letKnockAgain(place);
  }

  override async deleteRoom(place: Place): Promise<void> {
    await super.deleteRoom(place);
    await this.#decide(place, 'ended');
  }

  async turnAway(place: Place): Promise<void> {
    await this.#decide(place, 'locked');
  }

  async letKnockAgain({ key }: Place): Promise<void> {
    await this.#decide({ key, generation: unseenGeneration }, 'expired');
  }

  async knock(place: Place, { identity, name, verified, hostRole }: NewKnock): Promise<KnockRecord> {
    const now = this.now();
    const fresh = { name, verified: Number(verified), host_role: hostRole, seen_at: now };
    const again = (column: 'id' | 'since') => sql<never>`case when knocks.state = 'waiting' then knocks.${sql.ref(column)} else excluded.${sql.ref(column)} end`;
    const row = await this.database
      .insertInto('knocks')
      .values({ id: randomBytes(16).toString('base64url'), room: place.key, generation: place.generation, identity, person: personOf(identity), since: now, state: 'waiting', ...fresh })
      .onConflict((on) =>
        on.columns(['room', 'generation', 'identity']).doUpdateSet({ ...fresh, id: again('id'), since: again('since'), state: 'waiting' }),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    this.#changes.tell(place.key);
    return knockOf(row);
  }

  async findKnock(place: Place, id: string): Promise<KnockRecord | undefined> {
    const row = await this.#knocksOf(place).where('id', '=', id).executeTakeFirst();
    return row && knockOf(row);
  }

  async waiting(place: Place): Promise<readonly KnockRecord[]> {
    return (await this.#knocksOf(place).where('state', '=', 'waiting').orderBy('since').orderBy('id').execute()).map(knockOf);
  }

  async countWaiting(place: Place, upTo?: Pick<KnockRecord, 'id' | 'since'>): Promise<number> {
    const { count } = await this.database
      .selectFrom('knocks')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('room', '=', place.key)
      .where('generation', '=', place.generation)
      .where('state', '=', 'waiting')
      .$if(upTo !== undefined, (query) =>
        query.where(({ eb, or, and }) => or([eb('since', '<', upTo!.since), and([eb('since', '=', upTo!.since), eb('id', '<=', upTo!.id)])])),
      )
      .executeTakeFirstOrThrow();
    // PostgreSQL counts in 64 bits, which come as text.
    return Number(count);
  }

  async knockStates(place: Place, ids: readonly string[]): Promise<ReadonlyMap<string, KnockState>> {
    const states = new Map<string, KnockState>();
    for (let from = 0; from < ids.length; from += chunk) {
      const rows = await this.#knocksOf(place).where('id', 'in', ids.slice(from, from + chunk)).execute();
      for (const row of rows) states.set(row.id, row.state as KnockState);
    }
    return states;
  }

  async admitWaiting(place: Place, id?: string): Promise<readonly string[]> {
    const admitted = await this.database.transaction().execute(async (transaction) => {
      const rows = await transaction
        .updateTable('knocks')
        .set({ state: 'admitted', seen_at: this.now() })
        .where('room', '=', place.key)
        .where('generation', '=', place.generation)
        .where('state', '=', 'waiting')
        .$if(id !== undefined, (query) => query.where('id', '=', id as string))
        .returningAll()
        .execute();
      const now = this.now();
      const members = rows.map((row) => memberFrom(row, 'admitted', now));
      // SQLite takes 32,766 values in a statement; a member has eleven.
      for (let from = 0; from < members.length; from += chunk) {
        await transaction
          .insertInto('members')
          .values(members.slice(from, from + chunk))
          // Role and bans of somebody who was in before stay; who was put out on another device meanwhile stays out.
          .onConflict((on) => on.columns(['room', 'generation', 'identity']).doUpdateSet({ admitted_at: now, last_seen: now }))
          .execute();
      }
      return rows.map((row) => row.id);
    });
    if (admitted.length > 0) this.#changes.tell(place.key);
    return admitted;
  }

  async denyWaiting(place: Place, id: string): Promise<boolean> {
    const wasWaiting = await this.database.transaction().execute(async (transaction) => {
      const row = await transaction
        .updateTable('knocks')
        .set({ state: 'denied', seen_at: this.now() })
        .where('room', '=', place.key)
        .where('generation', '=', place.generation)
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .returningAll()
        .executeTakeFirst();
      if (!row) return false;
      await transaction
        .insertInto('members')
        .values(memberFrom(row, 'denied', this.now()))
        .onConflict((on) => on.columns(['room', 'generation', 'identity']).doUpdateSet({ state: 'denied' }))
        .execute();
      return true;
    });
    if (wasWaiting) this.#changes.tell(place.key);
    return wasWaiting;
  }

  async cancelKnock(place: Place, id: string): Promise<void> {
    await this.#decide(place, 'cancelled', id);
  }

  async touchKnocks(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += chunk) {
      await this.database.updateTable('knocks').set({ seen_at: this.now() }).where('id', 'in', ids.slice(from, from + chunk)).execute();
    }
  }

  async expireKnocks(before: number): Promise<void> {
    const rows = await this.database
      .updateTable('knocks')
      .set({ state: 'expired' })
      .where('state', '=', 'waiting')
      .where('seen_at', '<', before)
      .returning('room')
      .execute();
    for (const room of new Set(rows.map((row) => row.room))) this.#changes.tell(room);
  }

  async useTicket(ticket: string, device: string, devices: number, until: number): Promise<boolean> {
    return this.database.transaction().execute(async (transaction) => {
      // PostgreSQL reads a snapshot: two devices at once would both see a free place.
      if (this.locks) await sql`select pg_advisory_xact_lock(hashtextextended(${ticket}, 0))`.execute(transaction);
      const used = await transaction.selectFrom('used_tickets').select('device').where('ticket', '=', ticket).execute();
      if (used.some((row) => row.device === device)) return true;
      if (used.length >= devices) return false;
      await transaction.insertInto('used_tickets').values({ ticket, device, until }).execute();
      return true;
    });
  }

  async claimWebhook(id: string, until: number): Promise<boolean> {
    const claimed = await this.database
      .insertInto('webhooks')
      .values({ id, until })
      .onConflict((on) => on.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    return claimed !== undefined;
  }

  async releaseWebhook(id: string): Promise<void> {
    await this.database.deleteFrom('webhooks').where('id', '=', id).execute();
  }

  async tidy(): Promise<void> {
    const now = this.now();
    await this.database.deleteFrom('knocks').where('state', '!=', 'waiting').where('seen_at', '<', now - knockKept).execute();
    await this.database.deleteFrom('members').where('last_seen', '<', now - memberKept).execute();
    await this.database.deleteFrom('used_tickets').where('until', '<', now).execute();
    await this.database.deleteFrom('webhooks').where('until', '<', now).execute();
    // Last of all: who is in, out or at the door counts as using it. With the lock of a meeting long over it is open again.
    await this.database
      .deleteFrom('rooms')
      .where('by_agency', '=', 0)
      .where('changed_at', '<', now - roomKept)
      .where(({ and, not, exists, selectFrom }) =>
        and(
          (['members', 'knocks', 'past_runs'] as const).map((table) =>
            not(exists(selectFrom(table).select(`${table}.room`).whereRef(`${table}.room`, '=', 'rooms.key'))),
          ),
        ),
      )
      .execute();
    await this.database.deleteFrom('audit').where('at', '<', now - auditKept).execute();
  }

  async close(): Promise<void> {
    await this.database.destroy();
  }

  /** Whether transactions run side by side, so that a lock is needed: SQLite has one writer. */
  protected readonly locks: boolean = false;

  /** Ends the wait of one, or of everybody. */
  async #decide(place: Place, to: KnockState, id?: string): Promise<void> {
    await this.database
      .updateTable('knocks')
      .set({ state: to, seen_at: this.now() })
      .where('room', '=', place.key)
      .where('generation', '=', place.generation)
      .where('state', '=', 'waiting')
      .$if(id !== undefined, (query) => query.where('id', '=', id as string))
      .execute();
    this.#changes.tell(place.key);
  }

  #knocksOf({ key, generation }: Place) {
    return this.database.selectFrom('knocks').selectAll().where('room', '=', key).where('generation', '=', generation);
  }
}

/** The same where transactions run side by side. */
export class PostgresStore extends KyselyStore {
  protected override readonly locks = true;
}

/** Somebody at the door as a member: what the host says of them, and nothing forbidden. */
function memberFrom({ room, generation, identity, person, verified, host_role }: Selectable<Tables['knocks']>, state: MemberRecord['state'], now: number): Tables['members'] {
  return { room, generation, identity, person, verified, host_role, role: host_role, allowed: everything, state, admitted_at: now, last_seen: now };
}

function knockOf(row: Selectable<Tables['knocks']>): KnockRecord {
  const { id, identity, name, since } = row;
  return { id, identity, name, verified: row.verified === 1, hostRole: roleFrom(row.host_role), since, state: row.state as KnockState };
}
