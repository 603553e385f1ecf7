import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LogEntry } from '../log.ts';
import type { GuardedRoom } from '../moderation/ports.ts';
import { until } from '../../test-support/livekit.ts';
import { startSweep } from './sweep.ts';

const rooms: GuardedRoom[] = ['a', 'b', 'c'].map((key) => ({ key, generation: 1, lockedAt: 0, spotlight: null }));

describe('a sweep', () => {
  it('goes on when one room, or the whole storage, fails once, and says so without names', async () => {
    const seen: string[] = [];
    const log: LogEntry[] = [];
    let asked = 0;
    const stop = startSweep({
      store: {
        watchedRooms: () => (++asked === 1 ? Promise.reject(new Error('secret of the storage')) : Promise.resolve(rooms)),
      },
      doorkeeper: {
        closePastRuns: () => Promise.reject(new Error('secret of a past run')),
        inUse: (all) => Promise.resolve(all),
        sweep: ({ key }) => {
          seen.push(key);
          return key === 'b' ? Promise.reject(new Error('secret of the room')) : Promise.resolve();
        },
      },
      log: (entry) => log.push(entry),
      every: 5,
    });
    await until('two sweeps after the first', () => asked >= 3 && seen.length >= 6);
    stop();
    assert.deepEqual(seen.slice(0, 3).sort(), ['a', 'b', 'c']);
    assert.ok(log.length >= 3 && log.every(({ event }) => event === 'sweep-failed'));
    assert.ok(!JSON.stringify(log).includes('secret'));
    const before = asked;
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(asked, before, 'stopped');
  });
});
