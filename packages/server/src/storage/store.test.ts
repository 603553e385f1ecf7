import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { mediaSources } from '@visio-sdk/core/protocol';
import { noPostgres, Postgres } from '../../test-support/postgres.ts';
import type { Place } from '../place.ts';
import { openStorage, type Storage, type StorageOptions } from './open.ts';
import type { KnockRecord, NewKnock } from './records.ts';
import type { Store } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'visio-store-'));
after(() => rmSync(folder, { recursive: true }));

let postgres: Postgres | undefined;
before(async () => {
  if (noPostgres === false) postgres = await Postgres.start();
});
after(() => postgres?.stop());

const kinds: readonly { name: string; skip: string | false; options: () => Promise<StorageOptions> }[] = [
  { name: 'SQLite', skip: false, options: async () => ({ sqlite: join(folder, `${crypto.randomUUID()}.sqlite`) }) },
  { name: 'PostgreSQL', skip: noPostgres, options: async () => ({ postgres: (await postgres?.database()) ?? '' }) },
];

let people = 0;
const somebody = (name = 'Bob'): NewKnock => ({ identity: `person${++people}.device${people}`, name, verified: false, hostRole: 'participant' });
const newKey = (): string => crypto.randomUUID().slice(0, 22);

for (const { name, skip, options } of kinds) {
  describe(`the store on ${name}`, { skip }, () => {
    let storage: Storage;
    let store: Store;
    let time = 1_000_000_000_000;
    before(async () => {
      storage = openStorage(await options(), () => time, () => {});
      await storage.ready;
      store = storage.store;
    });
    after(() => storage.close());
    const open = (): Promise<Place> => store.openRoom(newKey(), 'restricted');

    it('makes a room once, however many ask at once, and keeps its access', async () => {
      const key = newKey();
      const rooms = await Promise.all(Array.from({ length: 20 }, (_, index) => store.openRoom(key, index % 2 ? 'public' : 'restricted')));
      assert.equal(new Set(rooms.map(({ access, generation }) => `${access} ${generation}`)).size, 1);
    });

    it('keeps what an agency says to the millisecond, and forgets what it takes back', async () => {
      const key = newKey();
      await store.saveRoom(key, 'public', { access: 'trusted', capacity: 7, expiresAt: 1_764_000_000_123 });
      const { access, capacity, expiresAt } = await store.saveRoom(key, 'public', { capacity: null });
      assert.deepEqual({ access, capacity, expiresAt }, { access: 'trusted', capacity: undefined, expiresAt: 1_764_000_000_123 });
    });

    it('counts who waits in the order of coming, and keeps the place of who knocks again', async () => {
      const room = await open();
      const bob = somebody();
      const first = await store.knock(room, bob);
      time += 1;
      const second = await store.knock(room, somebody('Eve'));
      time += 1;
      assert.equal((await store.knock(room, bob)).id, first.id);
      assert.deepEqual((await store.waiting(room)).map(({ id }) => id), [first.id, second.id]);
      assert.deepEqual([await store.countWaiting(room), await store.countWaiting(room, second)], [2, 2]);
    });

    it('lets one in once, however many moderators press at once, and makes them a member', async () => {
      const room = await open();
      const bob = somebody();
      const { id } = await store.knock(room, bob);
      const admitted = await Promise.all(Array.from({ length: 8 }, () => store.admitWaiting(room, id)));
      assert.deepEqual(admitted.flat(), [id]);
      assert.deepEqual((await store.member(room, bob.identity))?.state, 'admitted');
    });

    it('decides once between an admission and a refusal that come at once', async () => {
      for (let round = 0; round < 10; round++) {
        const room = await open();
        const bob = somebody();
        const { id } = await store.knock(room, bob);
        const [admitted, denied] = await Promise.all([store.admitWaiting(room, id), store.denyWaiting(room, id)]);
        assert.equal(admitted.length + Number(denied), 1);
        assert.equal((await store.member(room, bob.identity))?.state, denied ? 'denied' : 'admitted');
      }
    });

    it('lets in a thousand at once, and knows how each knock stands', async () => {
      const room = await open();
      const knocks: KnockRecord[] = [];
      for (let tens = 0; tens < 10; tens++) knocks.push(...(await Promise.all(Array.from({ length: 100 }, () => store.knock(room, somebody())))));
      assert.equal((await store.admitWaiting(room)).length, 1_000);
      const states = await store.knockStates(room, knocks.map(({ id }) => id));
      assert.deepEqual([states.size, ...new Set(states.values())], [1_000, 'admitted']);
    });

    it('keeps who was removed out, also when they are let in again by an older decision', async () => {
      const room = await open();
      const { identity } = somebody();
      const member = { identity, verified: false, hostRole: 'participant', role: 'participant', allowed: mediaSources } as const;
      await store.admit(room, member);
      await store.changePerson(room, identity, { state: 'removed' });
      await store.admit(room, member);
      assert.equal((await store.standing(room, identity)).out, 'removed');
    });

    it('gives a ticket to as many devices as it is for, and no more when all come at once', async () => {
      const used = await Promise.all(Array.from({ length: 12 }, (_, index) => store.useTicket(`ticket ${name}`, `device ${index}`, 3, time + 1_000)));
      assert.equal(used.filter(Boolean).length, 3);
    });

    it('takes an event of LiveKit’s once', async () => {
      const claims = await Promise.all(Array.from({ length: 6 }, () => store.claimWebhook(`event ${name}`, time + 1_000)));
      assert.equal(claims.filter(Boolean).length, 1);
    });

    it('ends a room by a new number, and tells who waited', async () => {
      const room = await open();
      const { id } = await store.knock(room, somebody());
      const heard = new Promise<void>((resolve) => storage.changes.listen(room.key, resolve));
      await store.endRoom(room);
      await heard;
      assert.equal((await store.findKnock(room, id))?.state, 'ended');
      assert.equal((await store.room(room.key))?.generation, room.generation + 1);
    });

    it('forgets a room made on demand that nobody has come to for a day, and no other', async () => {
      const day = 24 * 60 * 60 * 1_000;
      const member = (identity: string) => ({ identity, verified: false, hostRole: 'participant', role: 'participant', allowed: mediaSources }) as const;
      const idle = await open();
      const locked = await open();
      await store.setRoom(locked, { lockedAt: time });
      const agencys = newKey();
      await store.saveRoom(agencys, 'public', {});
      const [inUse, waitedAt, ended, cameTo] = [await open(), await open(), await open(), await open()];
      time += day + 1;
      await store.admit(inUse, member(somebody().identity));
      await store.knock(waitedAt, somebody());
      await store.openRoom(cameTo.key, 'restricted');
      await store.endRoom(ended);
      time += 60 * 60 * 1_000 - 1;
      await store.tidy();
      const kept = async ({ key }: { key: string }) => (await store.room(key)) !== undefined;
      assert.deepEqual([await kept(idle), await kept(locked)], [false, false]);
      for (const [what, one] of Object.entries({ agencys: { key: agencys }, inUse, waitedAt, ended, cameTo })) assert.ok(await kept(one), what);
      // An ended one stays for as long as LiveKit may have its last run: else that number would be given once more.
      time += day;
      await store.tidy();
      assert.deepEqual([await kept(ended), await kept(cameTo)], [true, false]);
      await store.forgetPastRun(ended);
      await store.tidy();
      assert.equal(await kept(ended), false);
      assert.ok(await kept({ key: agencys }));
    });

    it('knows rooms whose people were last seen long ago', async () => {
      const room = await open();
      const { identity } = somebody();
      await store.admit(room, { identity, verified: false, hostRole: 'participant', role: 'participant', allowed: mediaSources });
      const unseen = async () => (await store.roomsUnseenSince(time)).some(({ key }) => key === room.key);
      assert.equal(await unseen(), false);
      time += 1;
      assert.equal(await unseen(), true);
      await store.touch(room, [identity]);
      assert.equal(await unseen(), false);
    });

    it('lets go of a knock that nobody looks after, and forgets its name within the hour', async () => {
      const room = await open();
      const { id } = await store.knock(room, somebody());
      await store.expireKnocks(time + 1);
      assert.equal((await store.findKnock(room, id))?.state, 'expired');
      time += 60 * 60 * 1_000 + 1;
      await store.tidy();
      assert.equal(await store.findKnock(room, id), undefined);
    });
  });
}
