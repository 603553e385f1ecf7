import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { ProblemBody, WaitingBody } from '@visio-sdk/core/protocol';
import { agencyRoomOf, asAgency, asOrganiser, bearer, guardedServer } from '../test-support/guarded.ts';
import { ask, call, enter, newDevice, newRoom, realServer } from '../test-support/livekit.ts';

const folder = mkdtempSync(join(tmpdir(), 'visio-strangers-'));
const file = join(folder, 'door.sqlite');
const server = guardedServer({ storage: { sqlite: file }, ...asAgency, limits: false });
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('a stranger who looks for rooms', () => {
  const shape = async (answer: Response) => {
    const headers = [...answer.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id').map(([name, value]) => (name === 'content-length' ? name : `${name}: ${value}`));
    const body = (await answer.json()) as Record<string, unknown>;
    const knock = String(body['knock']);
    return { status: answer.status, headers, ...body, knock: knock.split('.').map(({ length }) => length) };
  };

  it('gets the same status, headers and body from a room and from none', async () => {
    const there = await ask(server, await agencyRoomOf(server), { name: 'Eve', device: newDevice() });
    const nowhere = await ask(server, newRoom(), { name: 'Eve', device: newDevice() });
    assert.deepEqual(await shape(there), await shape(nowhere));
  });

  it('gets the same from a room that is locked, and is heard once it is open', async () => {
    const room = await agencyRoomOf(server);
    const { credential } = await enter(server, room, {}, asOrganiser);
    const at = `/api/v1/rooms/${room}`;
    const lock = (locked: boolean) => call(server, `${at}/lock`, { method: 'PUT', body: { locked }, headers: bearer(credential) });
    const waiting = async () => ((await (await call(server, `${at}/waiting`, { method: 'GET', headers: bearer(credential) })).json()) as { total: number }).total;
    const stands = async (knock: string) => (await call(server, `${at}/knock`, { method: 'GET', headers: bearer(knock) })).json();
    assert.equal((await lock(true)).status, 204);

    const [device, again] = [newDevice(), newDevice()];
    const locked = await ask(server, room, { name: 'Eve', device });
    const nowhere = await ask(server, newRoom(), { name: 'Eve', device: newDevice() });
    const { knock } = (await locked.clone().json()) as WaitingBody;
    assert.deepEqual(await shape(locked), await shape(nowhere));
    assert.deepEqual(await stands(knock), { status: 'waiting', position: 1 });
    const token = (name: string) => call(server, '/api/v1/token', { body: { room_name: name, participant_name: 'Eve' }, headers: { 'visio-device': again } });
    assert.deepEqual(await shape(await token(room)), await shape(await token(newRoom())));
    assert.equal(await waiting(), 0);
    // People whom the host knows hear the truth.
    const known = guardedServer({ storage: { sqlite: file }, ...asAgency, authenticate: () => ({ subject: 'bob', role: 'participant' }) });
    const told = await ask(known, room, { name: 'Bob', device: newDevice() });
    assert.equal(((await told.json()) as ProblemBody).code, 'room-locked');
    await known.close();

    assert.equal((await lock(false)).status, 204);
    assert.deepEqual(await stands(knock), { status: 'expired' });
    assert.equal((await ask(server, room, { name: 'Eve', device })).status, 202);
    assert.equal(await waiting(), 1);
  });

  it('learns nothing from how long it takes', async () => {
    const names = { there: await agencyRoomOf(server), nowhere: newRoom() };
    const times = { there: [] as number[], nowhere: [] as number[] };
    for (let round = 0; round < 220; round++) {
      // Either comes first as often as the other.
      for (const which of round % 2 ? (['there', 'nowhere'] as const) : (['nowhere', 'there'] as const)) {
        const begun = performance.now();
        const answer = await ask(server, names[which], { name: 'Eve', device: newDevice() });
        await answer.arrayBuffer();
        // The first ones find code that is not compiled yet.
        if (round >= 20) times[which].push(performance.now() - begun);
      }
    }
    const [there, nowhere] = [times.there, times.nowhere].map((all) => all.sort((a, b) => a - b)[100] ?? Number.NaN) as [number, number];
    assert.ok(Math.max(there, nowhere) / Math.min(there, nowhere) < 1.5, `${there} ms against ${nowhere} ms`);
  });
});

describe('a flood of knocks', () => {
  it('is stopped for each client and each room, and who waited before keeps the place', async () => {
    const limited = realServer({
      rooms: { access: 'restricted' },
      limits: { entriesPerClient: 20, entriesPerRoom: 60 },
      peerAddress: ({ headers }) => headers.get('x-peer') ?? undefined,
    });
    const room = newRoom();
    const device = newDevice();
    const first = (await (await ask(limited, room, { name: 'Bob', device }, { 'x-peer': '192.0.2.1' })).json()) as WaitingBody;
    const taken = new Map<number, number>();
    for (let index = 0; index < 200; index++) {
      const answer = await ask(limited, room, { name: 'Eve', device: newDevice() }, { 'x-peer': `198.51.100.${index % 5}` });
      taken.set(answer.status, (taken.get(answer.status) ?? 0) + 1);
      if (answer.status === 429) assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
    }
    assert.deepEqual(Object.fromEntries(taken), { 202: 59, 429: 141 });
    const stands = await call(limited, `/api/v1/rooms/${room}/knock`, { method: 'GET', headers: bearer(first.knock) });
    assert.deepEqual(await stands.json(), { status: 'waiting', position: 1 });
    await limited.close();
  });
});
