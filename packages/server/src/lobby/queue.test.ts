import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LocalChanges } from '../storage/changes.ts';
import type { KnockRecord } from '../storage/records.ts';
import type { Store } from '../storage/store.ts';
import { Queues } from './queue.ts';

const place = { key: 'room', generation: 1 };

describe('a queue', () => {
  it('tells a decision at once, though new positions are due later', async () => {
    let waiting = ['ada', 'dan', 'eve', 'bob'];
    const changes = new LocalChanges();
    // Of the storage only what a queue reads: what is looked at here is when it tells.
    const store = {
      waiting: async () => waiting.map((id) => ({ id, name: id, verified: false, since: 0 }) as KnockRecord),
      knockStates: async (_: unknown, ids: readonly string[]) => new Map(ids.map((id) => [id, 'admitted'])),
    } as unknown as Store;
    const queues = new Queues(store, changes, () => {});
    const said: string[] = [];
    let heard: (() => void) | undefined;
    const stops = ['bob', 'eve'].map((id) =>
      queues.watchKnock(place, id, (body) => {
        said.push(`${id} ${body.status === 'waiting' ? body.position : body.status}`);
        heard?.();
      }),
    );
    const until = async (what: string) => {
      while (!said.includes(what)) await new Promise<void>((resolve) => (heard = resolve));
    };
    const admit = (id: string) => {
      waiting = waiting.filter((one) => one !== id);
      changes.tell(place.key);
    };
    await until('bob 4');
    admit('ada');
    await until('eve 2');
    // Eve has just heard a position: the next one is due in half a second.
    admit('dan');
    await new Promise((resolve) => setTimeout(resolve, 60));
    admit('bob');
    await until('eve 1');
    assert.ok(said.indexOf('bob admitted') >= 0 && said.indexOf('bob admitted') < said.indexOf('eve 1'), said.join(', '));
    for (const stop of stops) stop();
  });
});
