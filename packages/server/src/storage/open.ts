import { describeError, type Log } from '../log.ts';
import { ConfigurationError } from '../configuration-error.ts';
import { LocalChanges, type Changes } from './changes.ts';
import { KyselyStore, PostgresStore } from './kysely-store.ts';
import { migrate } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/**
 * Where rooms, people at the door and decisions are kept: a file of SQLite for one instance, PostgreSQL for several. In
 * memory (`:memory:`) a restart forgets who was removed and who waits.
 */
export type StorageOptions = { readonly sqlite: string } | { readonly postgres: string };

/** An open storage. */
export interface Storage {
  readonly store: Store;
  /** Tells of whatever the store changes at a door. */
  readonly changes: Changes;
  /** Resolves when the tables are there; rejects when the database cannot be used. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Opens the storage and brings its tables to this version. */
export function openStorage(options: StorageOptions, now: () => number, log: Log): Storage {
  if ('sqlite' in options) {
    const database = attempt(() => openSqlite(options.sqlite));
    const changes = new LocalChanges();
    return storage(new KyselyStore(database, now, changes), changes, migrate(database), log);
  }
  const { database, changes } = openPostgres(options.postgres, log);
  return storage(new PostgresStore(database, now, changes), changes, migrate(database), log);
}

function storage(store: Store, changes: Changes, ready: Promise<void>, log: Log): Storage {
  ready.catch((error: unknown) => log({ level: 'error', event: 'storage-unusable', ...describeError(error) }));
  return {
    store,
    changes,
    ready,
    async close() {
      await ready.catch(() => {});
      await changes.close();
      await store.close();
    },
  };
}

function attempt<T>(open: () => T): T {
  try {
    return open();
  } catch (cause) {
    throw new ConfigurationError('The SQLite file that storage (VISIO_STORAGE) names cannot be opened: does its folder exist, and may this user write there?', { cause });
  }
}
