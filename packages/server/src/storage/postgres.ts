import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { describeError, type Log } from '../log.ts';
import { storageUnreachable } from '../problem.ts';
import { LocalChanges, type Changes } from './changes.ts';
import type { Database, Tables } from './tables.ts';

/** Name of the messages between instances. */
const channel = 'visio_changes';
/** How long to wait for a connection, in ms. */
const connectionTimeout = 5_000;
/** How long to wait before listening again, in ms; the same at random comes on top. */
const retryAfter = 500;

/** PostgreSQL for several instances: the tables, and what tells the other instances of a change. */
export function openPostgres(url: string, log: Log): { database: Database; changes: Changes } {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: connectionTimeout, max: 10 });
  // A connection lost while nobody used it; the next query gets another one.
  pool.on('error', (error) => log({ level: 'warn', event: 'storage-connection-lost', ...describeError(error) }));
  const connect = () =>
    pool.connect().catch((cause: unknown) => {
      throw storageUnreachable(cause);
    });
  return { database: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } }) }), changes: new PostgresChanges(pool, url, log) };
}

/** LISTEN and NOTIFY. After a lost connection everybody reads again: what was told meanwhile is lost. */
class PostgresChanges implements Changes {
  readonly #local = new LocalChanges();
  readonly #pool: pg.Pool;
  readonly #url: string;
  readonly #log: Log;
  #isClosed = false;
  #lost: (() => void) | undefined;
  readonly #done: Promise<void>;

  constructor(pool: pg.Pool, url: string, log: Log) {
    this.#pool = pool;
    this.#url = url;
    this.#log = log;
    this.#done = this.#run();
  }

  tell(room: string): void {
    // Here at once; elsewhere when the database has passed it on, and here once more, which does no harm.
    this.#local.tell(room);
    if (this.#isClosed) return;
    this.#pool.query('select pg_notify($1, $2)', [channel, room]).catch((error: unknown) => {
      this.#log({ level: 'warn', event: 'change-not-told', ...describeError(error) });
    });
  }

  listen(room: string, listener: () => void): () => void {
    return this.#local.listen(room, listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#lost?.();
    await this.#done;
    await this.#local.close();
  }

  async #run(): Promise<void> {
    while (!this.#isClosed) {
      try {
        await this.#listenOnce();
      } catch (error) {
        if (!this.#isClosed) this.#log({ level: 'warn', event: 'changes-not-heard', ...describeError(error) });
      }
      if (!this.#isClosed) await sleep(retryAfter * (1 + Math.random()));
    }
  }

  /** Until the connection is lost. */
  async #listenOnce(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, connectionTimeoutMillis: connectionTimeout, keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      this.#lost = resolve;
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    try {
      await client.connect();
      client.on('notification', ({ payload }) => payload !== undefined && this.#local.tell(payload));
      await client.query(`listen ${channel}`);
      this.#local.tellAll();
      await lost;
    } finally {
      await client.end().catch(() => {});
    }
  }
}
