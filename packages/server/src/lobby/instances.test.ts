import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { KnockBody, ProblemBody, WaitingBody, WaitingListBody } from '@visio-sdk/core/protocol';
import { eventsUntil } from '../../test-support/events.ts';
import { asOrganiser, bearer, guardedServer } from '../../test-support/guarded.ts';
import { ask, call, enter, newDevice, newRoom, until } from '../../test-support/livekit.ts';
import { noPostgres, Postgres } from '../../test-support/postgres.ts';
import type { VisioServer } from '../index.ts';
import { openStorage } from '../storage/open.ts';

describe('two instances on one PostgreSQL', { skip: noPostgres }, () => {
  let postgres: Postgres;
  let url: string;
  let here: VisioServer;
  let there: VisioServer;
  before(async () => {
    postgres = await Postgres.start();
    url = await postgres.database();
    [here, there] = [instance(), instance()];
    await Promise.all([here.ready, there.ready]);
  });
  after(async () => {
    await here.close();
    await there.close();
    await postgres.stop();
  });

  const instance = () => guardedServer({ storage: { postgres: url } });

  /** Knocks at `here`, and listens there; an organiser is at `there`. */
  async function scene() {
    const room = newRoom();
    const ada = await enter(there, room, {}, asOrganiser);
    const device = newDevice();
    const answer = await ask(here, room, { name: 'Bob', device });
    assert.equal(answer.status, 202);
    const { knock } = (await answer.json()) as WaitingBody;
    const stream = await call(here, `/api/v1/rooms/${room}/knock`, { method: 'GET', headers: { ...bearer(knock), accept: 'text/event-stream' } });
    const admitted = eventsUntil<KnockBody>(stream, ({ status }) => status === 'admitted');
    const admit = () => call(there, `/api/v1/rooms/${room}/waiting/admit-all`, { headers: bearer(ada.credential) });
    return { room, device, ada, admitted, admit };
  }

  const listeners = async () => (await postgres.query("select pid from pg_stat_activity where query ilike 'listen %'")).length;

  it('a moderator of one sees who knocks at the other, and lets them in', async () => {
    const { room, device, ada, admitted, admit } = await scene();
    const stream = await call(there, `/api/v1/rooms/${room}/waiting`, { method: 'GET', headers: { ...bearer(ada.credential), accept: 'text/event-stream' } });
    const eve = eventsUntil<WaitingListBody>(stream, ({ total }) => total === 2);
    await ask(here, room, { name: 'Eve', device: newDevice() });
    assert.deepEqual((await eve).at(-1)!.waiting.map(({ name }) => name), ['Bob', 'Eve']);
    assert.equal((await admit()).status, 204);
    assert.deepEqual((await admitted).at(-1), { status: 'admitted' });
    assert.equal((await enter(here, room, { device })).status, 'admitted');
  });

  it('an admission while nothing is heard is heard when the line is back', async () => {
    const { admitted, admit } = await scene();
    await until('both listen', async () => (await listeners()) === 2);
    await postgres.query("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %'");
    assert.equal((await admit()).status, 204);
    assert.deepEqual((await admitted).at(-1), { status: 'admitted' });
  });

  it('a restart of the database loses nobody who waits, and the door works on', async () => {
    const { room, device, admitted, admit } = await scene();
    await postgres.halt();
    const knock = () => ask(here, room, { name: 'Eve', device: newDevice() });
    // Connections that were there break one by one.
    await until('nobody has one any more', async () => (await knock()).status === 503);
    const meanwhile = await knock();
    assert.deepEqual([meanwhile.headers.get('retry-after'), ((await meanwhile.json()) as ProblemBody).code], ['5', 'storage-unreachable']);
    await postgres.run();
    await until('a moderator is heard', async () => (await admit()).status === 204);
    assert.deepEqual((await admitted).at(-1), { status: 'admitted' });
    assert.equal((await enter(there, room, { device })).status, 'admitted');
  });

  it('start on an empty database side by side', async () => {
    for (let round = 0; round < 3; round++) {
      const empty = await postgres.database();
      const all = Array.from({ length: 6 }, () => openStorage({ postgres: empty }, Date.now, () => {}));
      const states = await Promise.allSettled(all.map(({ ready }) => ready));
      await Promise.all(all.map((storage) => storage.close()));
      assert.deepEqual(states.filter(({ status }) => status === 'rejected'), []);
    }
  });
});
