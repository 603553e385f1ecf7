import { expect } from '@open-wc/testing';
import { CriticalTimers } from 'livekit-client';
import { lookSooner } from './look-sooner.ts';

describe('looking sooner', () => {
  const { setTimeout: before } = CriticalTimers;
  afterEach(() => {
    CriticalTimers.setTimeout = before;
  });

  it('shortens the wait of a poll, and no other', () => {
    const waits: unknown[] = [];
    CriticalTimers.setTimeout = (action, delay) => {
      waits.push(delay);
      return before(action, 0);
    };
    lookSooner();
    for (const delay of [50, 15_000, 20]) CriticalTimers.setTimeout(() => {}, delay);
    expect(waits).to.deep.equal([10, 15_000, 20]);
  });
});
