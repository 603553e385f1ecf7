import { expect } from '@open-wc/testing';
import { createStallDetector } from './stall.ts';

/** Whether the line is stalled after each sample: `[ms, arrived]`. */
function notes(sending: boolean, samples: readonly (readonly [now: number, arrived: number])[], isUp = true): boolean[] {
  const stall = createStallDetector();
  return samples.map(([now, arrived]) => stall.note({ arrived, sending }, now, isUp) <= 0);
}

describe('a line', () => {
  it('is stalled once nothing has arrived for two seconds while one speaks', () => {
    expect(notes(true, [[0, 5], [1_000, 9], [2_000, 9], [2_900, 9], [3_000, 9]])).to.deep.equal([false, false, false, false, true]);
  });

  it('may be silent for longer when one only listens', () => {
    expect(notes(false, [[0, 5], [1_500, 5], [3_000, 5], [3_300, 5]])).to.deep.equal([false, false, false, true]);
  });

  it('is not stalled when a moment was slept through', () => {
    expect(notes(true, [[0, 5], [500, 5], [60_000, 5], [60_500, 5], [61_500, 5], [62_100, 5]])).to.deep.equal([false, false, false, false, false, true]);
  });

  it('is not stalled when the machine stood still for as long; while it is down, looks are further apart', () => {
    const samples = [[0, 5], [500, 5], [2_600, 5]] as const;
    expect([notes(true, samples), notes(true, samples, false)]).to.deep.equal([[false, false, false], [false, false, true]]);
  });

  it('is told when to be looked at next, so that nobody learns of it late', () => {
    const stall = createStallDetector();
    expect([0, 500, 1_900].map((now) => stall.note({ arrived: 5, sending: true }, now, true))).to.deep.equal([2_000, 1_500, 100]);
  });

  it('is well again as soon as anything arrives', () => {
    expect(notes(true, [[0, 5], [1_000, 5], [2_000, 5], [3_000, 6]])).to.deep.equal([false, false, true, false]);
  });
});
