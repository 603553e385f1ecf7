import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Room } from '@livekit/rtc-node';
import type { Role } from '@visio-sdk/core/protocol';
import { createVisioServer, type VisioServer } from '../src/index.ts';
import { MediaServer } from '../src/media-server.ts';
import { nodeHandler } from '../src/node-handler.ts';
import { openStorage, type Storage } from '../src/storage/open.ts';
import type { Store } from '../src/storage/store.ts';
import { Doorkeeper } from '../src/webhook/doorkeeper.ts';
import { claimsOf, enter, testSecret } from './livekit.ts';

/** Somebody let in, with what they hold. */
export interface Guest {
  readonly identity: string;
  readonly livekitRoom: string;
  readonly token: string;
  readonly credential: string;
}

/** How somebody is let in; without a subject as one whom the host does not know. */
export interface GuestOptions {
  readonly role?: Role;
  readonly subject?: string;
}

/** A server of ours on a real LiveKit, and a look behind it: what is kept, and a doorkeeper that comes when called. */
export class Door {
  readonly server: VisioServer;
  readonly store: Store;
  readonly mediaServer: MediaServer;
  readonly doorkeeper: Doorkeeper;
  readonly #url: string;
  readonly #file = join(mkdtempSync(join(tmpdir(), 'visio-door-')), 'door.sqlite');
  readonly #storage: Storage;
  #listener: Server | undefined;

  constructor({ url, apiKey, apiSecret }: { url: string; apiKey: string; apiSecret: string }, now: () => number = Date.now) {
    this.#url = url;
    this.server = createVisioServer({
      livekit: { url, apiKey, apiSecret },
      secret: testSecret,
      storage: { sqlite: this.#file },
      authenticate: ({ headers }) => {
        const subject = headers.get('x-subject');
        return subject === null ? null : { subject, role: headers.get('x-role') as Role };
      },
      admitAnonymous: true,
      // What the webhook does is not to be the sweep's doing.
      sweepEvery: 3_600_000,
      now,
      log: () => {},
    });
    this.#storage = openStorage({ sqlite: this.#file }, now, () => {});
    this.store = this.#storage.store;
    this.mediaServer = new MediaServer(url, apiKey, apiSecret);
    this.doorkeeper = new Doorkeeper({ store: this.store, mediaServer: this.mediaServer, now });
  }

  /** Lets somebody in. */
  async admit(room: string, { role = 'participant', subject }: GuestOptions = {}): Promise<Guest> {
    // The host has roles only for people it knows.
    const person = subject ?? (role === 'participant' ? undefined : crypto.randomUUID());
    const entry = await enter(this.server, room, {}, person === undefined ? {} : { 'x-subject': person, 'x-role': role });
    const { sub, video } = claimsOf(entry);
    return { identity: sub, livekitRoom: video.room, token: entry.token, credential: entry.credential };
  }

  /** Comes in as a real participant. */
  async join(guest: Guest): Promise<Room> {
    const room = new Room();
    await room.connect(this.#url.replace(/^http/, 'ws'), guest.token, { autoSubscribe: false, dynacast: false });
    return room;
  }

  /** One request; status, and the code of a refusal. */
  async ask(credential: string, method: 'POST' | 'PUT', room: string, path: string, body?: unknown): Promise<string> {
    const answer = await this.server.fetch(
      new Request(`https://visio.example/api/v1/rooms/${room}/${path}`, {
        method,
        headers: { authorization: `Bearer ${credential}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    if (answer.status === 204) return '204';
    return `${answer.status} ${((await answer.json()) as { code: string }).code}`;
  }

  /** Listens on loopback, for LiveKit's own webhooks. */
  async listen(port: number): Promise<void> {
    const handle = nodeHandler(this.server);
    this.#listener = createServer((request, response) => void handle(request, response)).listen(port, '127.0.0.1');
    await once(this.#listener, 'listening');
  }

  /** The audit trail, as it is kept. */
  trail(): Record<string, unknown>[] {
    const database = new DatabaseSync(this.#file, { readOnly: true });
    const rows = database.prepare('select room, actor, action, target from audit order by at').all();
    database.close();
    return rows.map((row) => ({ ...row }));
  }

  async close(): Promise<void> {
    this.#listener?.close();
    this.#listener?.closeAllConnections();
    await this.#storage.close();
    await this.server.close();
    rmSync(dirname(this.#file), { recursive: true });
  }
}
