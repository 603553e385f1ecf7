import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Debian's place for programs that only PostgreSQL's own account runs; the newest version last. */
const folder = globSync('/usr/lib/postgresql/*/bin').sort().at(-1);

/** Why PostgreSQL cannot be tested here; false where it can. For `skip`. */
export const noPostgres = folder !== undefined ? false : 'PostgreSQL is not installed here (Debian: apt-get install postgresql)';

/** PostgreSQL runs for no root: then it belongs to `nobody`. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A real PostgreSQL of the test's own, in a folder that goes with it. */
export class Postgres {
  readonly #data: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(data: string, port: number) {
    this.#data = data;
    this.#port = port;
  }

  /** Throws when it cannot be started. */
  static async start(): Promise<Postgres> {
    const data = mkdtempSync(join(tmpdir(), 'visio-postgres-'));
    if (account.uid !== undefined) chownSync(data, account.uid, account.gid);
    const made = spawnSync(join(folder ?? '', 'initdb'), ['-D', data, '-A', 'trust', '-U', 'visio', '--no-sync', '-E', 'UTF8', '--locale=C'], { ...account, cwd: data, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
    const postgres = new Postgres(data, await freePort());
    await postgres.run();
    return postgres;
  }

  /** Starts the server again on the same port and data. */
  async run(): Promise<void> {
    const args = ['-D', this.#data, '-p', String(this.#port), '-h', '127.0.0.1', '-k', this.#data, '-c', 'fsync=off', '-c', 'lc_messages=C'];
    const child = spawn(join(folder ?? '', 'postgres'), args, { ...account, cwd: this.#data, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#process = child;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      // Read on afterwards: a server whose log nobody reads stands still.
      child.stderr.on('data', (chunk) => {
        said = (said + String(chunk)).slice(-10_000);
        if (said.includes('ready to accept connections')) resolve();
      });
      child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    });
  }

  /** Ends the server at once, as a restart does to connections (SIGINT: its fast shutdown). */
  async halt(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGINT');
    await gone;
  }

  /** An empty database's URL. */
  async database(): Promise<string> {
    const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
    await this.query(`create database ${name}`);
    return this.#url(name);
  }

  /** Asks past our server. */
  async query(text: string, url = this.#url('postgres')): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.#data, { recursive: true, force: true });
  }

  #url(database: string): string {
    return `postgres://visio@127.0.0.1:${this.#port}/${database}`;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
