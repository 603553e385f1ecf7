import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Database, Tables } from './tables.ts';

/** How long to wait for another process that writes, in ms. */
const busyTimeout = 5_000;

/** Node's own SQLite as Kysely knows databases; `:memory:` for one that goes with the process. */
export function openSqlite(path: string): Database {
  const database = new DatabaseSync(path, { timeout: busyTimeout });
  // Readers and the one writer do not wait for each other, and a crash of the process loses nothing.
  database.exec('pragma journal_mode = wal; pragma synchronous = normal;');
  const statements = new Map<string, SqliteStatement>();
  const prepare = (text: string): SqliteStatement => {
    const statement = database.prepare(text);
    const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      iterate: (parameters) => statement.iterate(...values(parameters)) as IterableIterator<unknown>,
      run: (parameters) => statement.run(...values(parameters)),
    };
  };

  return new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: {
        close: () => database.close(),
        prepare(text) {
          const known = statements.get(text);
          if (known) return known;
          const statement = prepare(text);
          // What takes lists of any length is not worth keeping.
          if (statements.size < 200) statements.set(text, statement);
          return statement;
        },
      },
    }),
  });
}
