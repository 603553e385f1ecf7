import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import type { ProblemBody, WaitingBody } from '@visio-sdk/core/protocol';
import { eventsUntil } from '../test-support/events.ts';
import { agencyKey, agencyRoomOf, asAgency, asOrganiser, bearer, guardedServer } from '../test-support/guarded.ts';
import { ask, call, claimsOf, enter, newDevice, newRoom, realLivekit, testSecret } from '../test-support/livekit.ts';
import { noPostgres, Postgres } from '../test-support/postgres.ts';
import type { LogEntry } from './log.ts';

const folder = mkdtempSync(join(tmpdir(), 'visio-attacks-'));
const file = join(folder, 'door.sqlite');
const linkKey = { id: 'portal', secret: 'a secret of the links, longer than 32 characters' };
const log: LogEntry[] = [];
const answers: string[] = [];
const server = guardedServer({
  storage: { sqlite: file },
  ...asAgency,
  linkKeys: [linkKey],
  requestLog: true,
  limits: false,
  log: (entry) => log.push(entry),
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const agencyRoom = (): Promise<string> => agencyRoomOf(server);

function rows(): Record<string, number> {
  const database = new DatabaseSync(file, { readOnly: true });
  const counts = ['rooms', 'members', 'knocks', 'used_tickets', 'webhooks', 'audit'].map((table) => [table, Number(database.prepare(`select count(*) as n from ${table}`).get()?.['n'])]);
  database.close();
  return Object.fromEntries(counts) as Record<string, number>;
}

const evil = ["'; drop table knocks; --", "' or '1'='1", '" or ""="', '%\' union select secret from rooms --', '\\\'; delete from members;', '$1', '?1', '/**/'];

describe('SQL in what comes in', () => {
  it('changes nothing that is kept, wherever it stands, and is refused or taken as text', async () => {
    const room = await agencyRoom();
    const { credential } = await enter(server, room, {}, asOrganiser);
    const knocked = await ask(server, room, { name: 'Bob', device: newDevice() });
    const { knock } = (await knocked.json()) as WaitingBody;
    const before = rows();

    for (const text of evil) {
      const path = encodeURIComponent(text);
      const at = `/api/v1/rooms/${room}`;
      const asked: readonly (readonly [string, number, Promise<Response>])[] = [
        ['room', 400, ask(server, text, { name: 'Eve', device: newDevice() })],
        ['device', 400, ask(server, room, { name: 'Eve', device: text })],
        ['ticket', 403, ask(server, room, { name: 'Eve', device: newDevice(), ticket: text })],
        ['credential', 401, call(server, `${at}/me`, { method: 'GET', headers: bearer(path) })],
        ['knock ticket', 401, call(server, `${at}/knock`, { method: 'GET', headers: bearer(path) })],
        ['agency key', 401, call(server, at, { method: 'DELETE', headers: bearer(path) })],
        ['agency access', 400, call(server, at, { method: 'PUT', body: { access: text }, headers: bearer(agencyKey) })],
        ['agency capacity', 400, call(server, at, { method: 'PUT', body: { capacity: text }, headers: bearer(agencyKey) })],
        ['agency date', 400, call(server, at, { method: 'PUT', body: { expiresAt: text }, headers: bearer(agencyKey) })],
      ];
      for (const [where, status, pending] of asked) {
        const answer = await pending;
        const body = (await answer.json()) as ProblemBody;
        answers.push(JSON.stringify(body));
        assert.deepEqual([where, text, answer.status], [where, text, status]);
        assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
      }
      // No form is asked of a number of a knock: there is none of that name.
      const admitted = await call(server, `${at}/waiting/${path}/admit`, { headers: bearer(credential) });
      assert.ok(admitted.status === 400 || admitted.status === 404 || admitted.status === 409, `${text}: ${admitted.status}`);
    }
    assert.deepEqual(rows(), before);
    const list = await call(server, `/api/v1/rooms/${room}/knock`, { method: 'GET', headers: bearer(knock) });
    assert.deepEqual(await list.json(), { status: 'waiting', position: 1 });
  });

  it('in a name is a name', async () => {
    const room = await agencyRoom();
    const { credential } = await enter(server, room, {}, asOrganiser);
    for (const name of evil) assert.equal((await ask(server, room, { name, device: newDevice() })).status, 202);
    const { waiting } = (await (await call(server, `/api/v1/rooms/${room}/waiting`, { method: 'GET', headers: bearer(credential) })).json()) as { waiting: { name: string }[] };
    assert.deepEqual(waiting.map(({ name }) => name).sort(), [...evil].sort());
  });
});

describe('a name that is an attack', () => {
  const names: Readonly<Record<string, readonly [given: string, shown: string]>> = {
    HTML: ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    'bidi controls': ['\u202EAda\u2066 (gpj.exe)\u2069\u200F', 'Ada (gpj.exe)'],
    'lines of a log or an answer': ['Ada\r\nset-cookie: x=1\u2028data: {}', 'Ada set-cookie: x=1 data: {}'],
  };
  for (const [what, [given, shown]] of Object.entries(names)) {
    it(`with ${what} is plain text at the door, in the room and for other clients`, async () => {
      const room = await agencyRoom();
      const { credential } = await enter(server, room, {}, asOrganiser);
      const at = `/api/v1/rooms/${room}`;
      assert.equal((await ask(server, room, { name: given, device: newDevice() })).status, 202);
      const list = await call(server, `${at}/waiting`, { method: 'GET', headers: bearer(credential) });
      assert.match(list.headers.get('content-type') ?? '', /^application\/json/);
      assert.deepEqual(((await list.json()) as { waiting: { name: string }[] }).waiting.map(({ name }) => name), [shown]);
      // As a stream of events, too, it is one line of one event.
      const stream = await call(server, `${at}/waiting`, { method: 'GET', headers: { ...bearer(credential), accept: 'text/event-stream' } });
      const [{ waiting }] = await eventsUntil<{ waiting: { name: string }[] }>(stream, () => true);
      assert.equal(waiting[0]?.name, shown);
      await call(server, at, { method: 'PUT', body: { access: 'public' }, headers: bearer(agencyKey) });
      assert.equal(claimsOf(await enter(server, room, { name: given })).name, shown);
      const token = await call(server, '/api/v1/token', { body: { room_name: room, participant_name: given } });
      assert.equal(claimsOf({ token: ((await token.json()) as { participant_token: string }).participant_token }).name, shown);
    });
  }

  it('of 10,000 characters is refused wherever one can be given, and is in no answer', async () => {
    const room = await agencyRoom();
    const { credential } = await enter(server, room, {}, asOrganiser);
    const long = '李'.repeat(5_000) + 'x'.repeat(5_000);
    for (const pending of [
      ask(server, room, { name: long, device: newDevice() }),
      call(server, '/api/v1/token', { body: { room_name: room, participant_name: long } }),
      call(server, `/api/v1/rooms/${room}/me/name`, { method: 'PUT', body: { name: long }, headers: bearer(credential) }),
    ]) {
      const answer = await pending;
      const text = await answer.text();
      // In UTF-8 it is larger than a body may be.
      assert.equal(answer.status, 413, text);
      assert.ok(text.length < 300);
    }
    const shorter = await ask(server, room, { name: 'x'.repeat(10_000), device: newDevice() });
    assert.equal(shorter.status, 400);
    assert.ok((await shorter.text()).length < 300);
  });
});

describe('a NUL, which PostgreSQL takes in no text', { skip: noPostgres }, () => {
  it('is refused or cleaned away, wherever it stands', async () => {
    const postgres = await Postgres.start();
    const shared = guardedServer({ storage: { postgres: await postgres.database() } });
    try {
      const room = newRoom();
      const at = `/api/v1/rooms/${room}`;
      const { credential } = await enter(shared, room, {}, asOrganiser);
      const headers = bearer(credential);
      assert.equal((await ask(shared, room, { name: 'Bob\0', device: newDevice() })).status, 202);
      for (const [method, path, body] of [
        ['POST', 'participants/a%00b/mute', { source: 'microphone' }],
        ['POST', 'participants/a%00b/remove', undefined],
        ['PUT', 'spotlight', { identity: 'a\0b' }],
        ['POST', 'waiting/a%00b/admit', undefined],
        ['POST', 'waiting/a%00b/deny', undefined],
        ['PUT', 'me/name', { name: 'Ada\0' }],
      ] as const) {
        const { status } = await call(shared, `${at}/${path}`, { method, headers, ...(body && { body }) });
        assert.ok(status < 500, `${path}: ${status}`);
      }
      assert.ok((await ask(shared, 'a\0b', { name: 'Eve', device: newDevice() })).status < 500);
    } finally {
      await shared.close();
      await postgres.stop();
    }
  });
});

describe('SQL in what a moderator says', () => {
  it('moves nobody, and is nobody', async () => {
    const room = await agencyRoom();
    const { credential } = await enter(server, room, {}, asOrganiser);
    const headers = bearer(credential);
    const before = rows();
    for (const text of evil) {
      const identity = encodeURIComponent(text);
      const at = `/api/v1/rooms/${room}`;
      for (const [where, pending] of [
        ['mute', call(server, `${at}/participants/${identity}/mute`, { headers, body: { source: 'microphone' } })],
        ['source', call(server, `${at}/mute`, { headers, body: { source: text } })],
        ['remove', call(server, `${at}/participants/${identity}/remove`, { headers })],
        ['role', call(server, `${at}/participants/${identity}/role`, { method: 'PUT', headers, body: { role: text } })],
        ['spotlight', call(server, `${at}/spotlight`, { method: 'PUT', headers, body: { identity: text } })],
        ['token', call(server, '/api/v1/token', { body: { room_name: text, participant_name: text, participant_identity: text } })],
      ] as const) {
        const { status } = await pending;
        assert.ok(status >= 400 && status < 500, `${where} ${text}: ${status}`);
      }
    }
    assert.deepEqual(rows(), before);
  });
});

describe('secrets', () => {
  it('are in no line of the log and in no refusal', async () => {
    const room = await agencyRoom();
    const device = newDevice();
    const { credential, token } = await enter(server, room, { device }, asOrganiser);
    const { knock } = (await (await ask(server, room, { name: 'Bob Martin', device: newDevice() })).json()) as WaitingBody;
    const held = { credential, token, knock, agencyKey, device, linkSecret: linkKey.secret, testSecret, livekit: realLivekit().apiSecret, room, name: 'Bob Martin' };
    // Each where it does not belong, so that it is refused.
    for (const value of Object.values(held)) {
      const wrong = [
        ask(server, room, { name: 'Eve', device: newDevice(), ticket: value }),
        ask(server, room, { name: 'Eve', device: `${value}!` }),
        call(server, `/api/v1/rooms/${room}/me`, { method: 'GET', headers: bearer(encodeURIComponent(`${value}x`)) }),
        call(server, `/api/v1/${encodeURIComponent(value)}`, { method: 'GET' }),
        call(server, `/api/v1/rooms/${room}/entries`, { body: `{"name":"${value}` }),
      ];
      for (const answer of await Promise.all(wrong)) {
        assert.ok(answer.status >= 400, String(answer.status));
        answers.push(await answer.text(), JSON.stringify([...answer.headers]));
      }
    }
    assert.ok(log.length > 50 && answers.length > 50);
    const said = [JSON.stringify(log), ...answers].join('\n');
    for (const [what, value] of Object.entries(held)) assert.ok(!said.includes(value), what);
  });
});
