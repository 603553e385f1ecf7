import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { AdmittedBody, KnockBody, ProblemBody, WaitingBody, WaitingListBody } from '@visio-sdk/core/protocol';
import { eventsUntil } from '../../test-support/events.ts';
import { asOrganiser, bearer, guardedServer } from '../../test-support/guarded.ts';
import { ask, call, claimsOf, enter, newDevice, newRoom } from '../../test-support/livekit.ts';
import type { VisioServer, VisioServerOptions } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'visio-lobby-'));
const servers: VisioServer[] = [];

function guarded(options: Partial<VisioServerOptions> = {}): VisioServer {
  const server = guardedServer(options);
  servers.push(server);
  return server;
}

const server = guarded();
after(async () => {
  for (const one of servers) await one.close();
  rmSync(folder, { recursive: true });
});

const organiser = (room: string, by = server): Promise<AdmittedBody> => enter(by, room, {}, asOrganiser);

async function knock(room: string, { device = newDevice(), name = 'Bob', by = server } = {}) {
  const response = await ask(by, room, { name, device });
  assert.equal(response.status, 202);
  return { device, ...((await response.json()) as WaitingBody) };
}

async function stands(room: string, ticket: string, by = server): Promise<KnockBody> {
  return (await (await call(by, `/api/v1/rooms/${room}/knock`, { method: 'GET', headers: bearer(ticket) })).json()) as KnockBody;
}

async function waiting(room: string, credential: string, by = server): Promise<WaitingListBody> {
  return (await (await call(by, `/api/v1/rooms/${room}/waiting`, { method: 'GET', headers: bearer(credential) })).json()) as WaitingListBody;
}

async function refused(response: Response, status: number, code: string): Promise<void> {
  assert.deepEqual({ status: response.status, code: ((await response.json()) as ProblemBody).code }, { status, code });
}

/** Reads events until one has this status. */
const until = (response: Response, status: string): Promise<KnockBody[]> => eventsUntil<KnockBody>(response, (body) => body.status === status);

describe('somebody at a guarded door', () => {
  it('waits in the order of coming, is let in, and comes back on the same device without asking', async () => {
    const room = newRoom();
    const ada = await organiser(room);
    const bob = await knock(room);
    const eve = await knock(room, { name: 'Eve' });
    assert.deepEqual([bob.position, eve.position], [1, 2]);
    const list = await waiting(room, ada.credential);
    assert.deepEqual(list.waiting.map(({ name, verified }) => ({ name, verified })), [{ name: 'Bob', verified: false }, { name: 'Eve', verified: false }]);
    const admitted = await call(server, `/api/v1/rooms/${room}/waiting/${list.waiting[0]?.id}/admit`, { headers: bearer(ada.credential) });
    assert.equal(admitted.status, 204);
    assert.deepEqual(await stands(room, bob.knock), { status: 'admitted' });
    assert.deepEqual(await stands(room, eve.knock), { status: 'waiting', position: 1 });
    const entry = await enter(server, room, { device: bob.device });
    assert.equal(claimsOf(entry).attributes['visio.role'], 'participant');
    assert.equal(claimsOf(await enter(server, room, { device: bob.device })).sub, claimsOf(entry).sub);
  });

  it('hears of each change by events, the first at once', async () => {
    const room = newRoom();
    const ada = await organiser(room);
    const bob = await knock(room);
    const response = await call(server, `/api/v1/rooms/${room}/knock`, { method: 'GET', headers: { ...bearer(bob.knock), accept: 'text/event-stream' } });
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    const heard = until(response, 'admitted');
    await call(server, `/api/v1/rooms/${room}/waiting/admit-all`, { headers: bearer(ada.credential) });
    assert.deepEqual((await heard).at(-1), { status: 'admitted' });
  });

  it('keeps the place over a reload, and loses it by giving up', async () => {
    const room = newRoom();
    const ada = await organiser(room);
    const bob = await knock(room);
    await knock(room, { name: 'Eve' });
    const again = await knock(room, { device: bob.device });
    assert.equal(again.position, 1);
    await call(server, `/api/v1/rooms/${room}/knock`, { method: 'DELETE', headers: bearer(again.knock) });
    assert.deepEqual((await waiting(room, ada.credential)).waiting.map(({ name }) => name), ['Eve']);
  });

  it('is lost by no restart: who knocked before is let in after', async () => {
    const storage = { sqlite: join(folder, 'restart.sqlite') };
    const room = newRoom();
    const before = guarded({ storage });
    const bob = await knock(room, { by: before });
    await before.close();
    servers.splice(servers.indexOf(before), 1);
    const later = guarded({ storage });
    const ada = await organiser(room, later);
    assert.equal((await waiting(room, ada.credential, later)).total, 1);
    await call(later, `/api/v1/rooms/${room}/waiting/admit-all`, { headers: bearer(ada.credential) });
    assert.deepEqual(await stands(room, bob.knock, later), { status: 'admitted' });
    assert.equal((await enter(later, room, { device: bob.device })).status, 'admitted');
  });

  it('who is sent away stays out, and is let in by no ticket of the wait', async () => {
    const room = newRoom();
    const ada = await organiser(room);
    const bob = await knock(room);
    const [person] = (await waiting(room, ada.credential)).waiting;
    await call(server, `/api/v1/rooms/${room}/waiting/${person?.id}/deny`, { headers: bearer(ada.credential) });
    assert.deepEqual(await stands(room, bob.knock), { status: 'denied' });
    await refused(await ask(server, room, { name: 'Bob', device: bob.device }), 403, 'entry-denied');
    await refused(await call(server, `/api/v1/rooms/${room}/waiting/${person?.id}/admit`, { headers: bearer(ada.credential) }), 409, 'not-waiting');
  });

  it('an admission lets in the device that knocked and no other', async () => {
    const room = newRoom();
    const ada = await organiser(room);
    await knock(room);
    await call(server, `/api/v1/rooms/${room}/waiting/admit-all`, { headers: bearer(ada.credential) });
    assert.equal((await ask(server, room, { name: 'Bob', device: newDevice() })).status, 202);
  });

  it('cannot let itself in, nor see who else waits', async () => {
    const room = newRoom();
    await organiser(room);
    const bob = await knock(room);
    for (const [method, path] of [['GET', 'waiting'], ['POST', 'waiting/admit-all'], ['GET', 'me'], ['POST', 'end']] as const) {
      await refused(await call(server, `/api/v1/rooms/${room}/${path}`, { method, headers: bearer(bob.knock) }), 401, 'credential-invalid');
    }
    const other = newRoom();
    await refused(await call(server, `/api/v1/rooms/${other}/knock`, { method: 'GET', headers: bearer(bob.knock) }), 401, 'credential-invalid');
  });

  it('a participant with a credential may not open the door either', async () => {
    const room = newRoom();
    const ada = await organiser(room);
    const bob = await knock(room);
    await call(server, `/api/v1/rooms/${room}/waiting/admit-all`, { headers: bearer(ada.credential) });
    const { credential } = await enter(server, room, { device: bob.device });
    await knock(room, { name: 'Eve' });
    await refused(await call(server, `/api/v1/rooms/${room}/waiting/admit-all`, { headers: bearer(credential) }), 403, 'not-allowed');
    await refused(await call(server, `/api/v1/rooms/${room}/waiting`, { method: 'GET', headers: bearer(credential) }), 403, 'not-allowed');
  });
});

describe('somebody with many open streams', () => {
  const watch = (room: string, ticket: string, method = 'GET') => call(server, `/api/v1/rooms/${room}/knock`, { method, headers: { ...bearer(ticket), accept: 'text/event-stream' } });

  it('has the newest eight of them, and costs nobody else one', async () => {
    const room = newRoom();
    const [bob, eve] = [await knock(room), await knock(room, { name: 'Eve' })];
    const others = await watch(room, eve.knock);
    // One after the other: the server knows them by when they came.
    const all: Response[] = [];
    for (let i = 0; i < 9; i++) all.push(await watch(room, bob.knock));
    // The first one ends, without a decision.
    await assert.rejects(until(all[0]!, 'denied'), /The stream ended/);
    const heard = [...all.slice(1), others].map((one) => until(one, 'admitted'));
    const ada = await organiser(room);
    await call(server, `/api/v1/rooms/${room}/waiting/admit-all`, { headers: bearer(ada.credential) });
    assert.equal((await Promise.all(heard)).length, 9);
  });

  it('gets none by HEAD, which nobody would read or end', async () => {
    const room = newRoom();
    const bob = await knock(room);
    const answer = await watch(room, bob.knock, 'HEAD');
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/json']);
  });
});

describe("an agency's rooms", () => {
  const agencyKey = 'the-key-of-an-agency-longer-than-32-characters';
  const agency = guarded({ rooms: { creation: 'agency' }, agencyKey });

  it('are not told apart by strangers from rooms that are not there', async () => {
    const room = newRoom();
    await call(agency, `/api/v1/rooms/${room}`, { method: 'PUT', body: { access: 'restricted' }, headers: bearer(agencyKey) });
    const there = await ask(agency, room, { name: 'Eve', device: newDevice() });
    const nowhere = await ask(agency, newRoom(), { name: 'Eve', device: newDevice() });
    assert.deepEqual([there.status, nowhere.status], [202, 202]);
    assert.deepEqual(Object.keys((await there.json()) as object), Object.keys((await nowhere.json()) as object));
  });

  it('are made, shown, changed and ended with the key and without it not', async () => {
    const room = newRoom();
    const path = `/api/v1/rooms/${room}`;
    await refused(await call(agency, path, { method: 'PUT', body: {}, headers: bearer('a guess') }), 401, 'credential-invalid');
    await call(agency, path, { method: 'PUT', body: { access: 'public', capacity: 2 }, headers: bearer(agencyKey) });
    assert.equal((await enter(agency, room)).status, 'admitted');
    const shown = (await (await call(agency, path, { method: 'GET', headers: bearer(agencyKey) })).json()) as object;
    assert.deepEqual(shown, { access: 'public', capacity: 2, expiresAt: null, locked: false, waiting: 0 });
    assert.equal((await call(agency, path, { method: 'DELETE', headers: bearer(agencyKey) })).status, 204);
    await refused(await call(agency, path, { method: 'GET', headers: bearer(agencyKey) }), 404, 'room-not-found');
  });

  it('are told what is wrong, in our words', async () => {
    for (const capacity of [0, -1, 1.5, 10_001, '2']) {
      const answer = await call(agency, `/api/v1/rooms/${newRoom()}`, { method: 'PUT', body: { capacity }, headers: bearer(agencyKey) });
      assert.equal(((await answer.json()) as ProblemBody).detail, 'capacity must be a whole number from 1 to 10000.');
    }
  });

  it('end by their date', async () => {
    const room = newRoom();
    await call(agency, `/api/v1/rooms/${room}`, { method: 'PUT', body: { access: 'public', expiresAt: '2020-01-01T00:00:00Z' }, headers: bearer(agencyKey) });
    await refused(await ask(agency, room, { name: 'Ada', device: newDevice() }, asOrganiser), 410, 'room-ended');
  });
});
