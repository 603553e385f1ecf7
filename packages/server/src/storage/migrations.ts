import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import type { Database } from './tables.ts';

/** `double precision` holds a time in ms exactly, and both databases hand it back as a number. */
const time = sql`double precision`;

const first: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('rooms')
      .addColumn('key', 'varchar(22)', (column) => column.primaryKey())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('access', 'varchar(16)', (column) => column.notNull())
      .addColumn('locked_at', time)
      .addColumn('spotlight', 'varchar(64)')
      .addColumn('capacity', 'integer')
      .addColumn('expires_at', time)
      .addColumn('by_agency', 'integer', (column) => column.notNull())
      .addColumn('changed_at', time, (column) => column.notNull())
      .execute();
    await database.schema
      .createTable('members')
      .addColumn('room', 'varchar(22)', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('identity', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(22)', (column) => column.notNull())
      .addColumn('verified', 'integer', (column) => column.notNull())
      .addColumn('host_role', 'varchar(16)', (column) => column.notNull())
      .addColumn('role', 'varchar(16)', (column) => column.notNull())
      .addColumn('allowed', 'varchar(64)', (column) => column.notNull())
      .addColumn('state', 'varchar(16)', (column) => column.notNull())
      .addColumn('admitted_at', time, (column) => column.notNull())
      .addColumn('last_seen', time, (column) => column.notNull())
      .addPrimaryKeyConstraint('members_key', ['room', 'generation', 'identity'])
      .execute();
    await database.schema.createIndex('members_person').on('members').columns(['room', 'generation', 'person']).execute();
    await database.schema
      .createTable('knocks')
      .addColumn('id', 'varchar(22)', (column) => column.primaryKey())
      .addColumn('room', 'varchar(22)', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('identity', 'varchar(64)', (column) => column.notNull())
      .addColumn('person', 'varchar(22)', (column) => column.notNull())
      .addColumn('name', 'varchar(400)', (column) => column.notNull())
      .addColumn('verified', 'integer', (column) => column.notNull())
      .addColumn('host_role', 'varchar(16)', (column) => column.notNull())
      .addColumn('since', time, (column) => column.notNull())
      .addColumn('state', 'varchar(16)', (column) => column.notNull())
      .addColumn('seen_at', time, (column) => column.notNull())
      .addUniqueConstraint('knocks_person', ['room', 'generation', 'identity'])
      .execute();
    await database.schema.createIndex('knocks_queue').on('knocks').columns(['room', 'generation', 'state', 'since']).execute();
    await database.schema
      .createTable('used_tickets')
      .addColumn('ticket', 'varchar(64)', (column) => column.notNull())
      .addColumn('device', 'varchar(64)', (column) => column.notNull())
      .addColumn('until', time, (column) => column.notNull())
      .addPrimaryKeyConstraint('used_tickets_key', ['ticket', 'device'])
      .execute();
    await database.schema
      .createTable('webhooks')
      .addColumn('id', 'varchar(128)', (column) => column.primaryKey())
      .addColumn('until', time, (column) => column.notNull())
      .execute();
    await database.schema
      .createTable('audit')
      .addColumn('at', time, (column) => column.notNull())
      .addColumn('room', 'varchar(22)', (column) => column.notNull())
      .addColumn('actor', 'varchar(64)', (column) => column.notNull())
      .addColumn('action', 'varchar(64)', (column) => column.notNull())
      .addColumn('target', 'varchar(64)')
      .execute();
    await database.schema.createIndex('audit_time').on('audit').columns(['at']).execute();
  },
};

const pastRuns: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('past_runs')
      .addColumn('room', 'varchar(22)', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('until', time, (column) => column.notNull())
      .addPrimaryKeyConstraint('past_runs_key', ['room', 'generation'])
      .execute();
  },
};

/** Every step, in the order of their names: what was released is never changed, only added to. */
const migrations: Readonly<Record<string, Migration>> = { '2026-11-24-first': first, '2026-11-24-past-runs': pastRuns };

/** Brings the database to what this version needs; does nothing when it is there. Instances that start at once wait for each other. */
export async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('The tables could not be made.', { cause: error });
}
