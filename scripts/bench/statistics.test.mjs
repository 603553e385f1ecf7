import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { median, quantile, randomFrom, ratioOfMedians, slope } from './statistics.mjs';

describe('the statistics of a measurement', () => {
  it('takes the middle, whatever the order and however wild the ends', () => {
    assert.equal(median([900, 3, 1, 2, 4]), 3);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.ok(Number.isNaN(median([])));
  });

  it('leaves the values as they were', () => {
    const values = [3, 1, 2];
    median(values);
    quantile(values, 0.5);
    assert.deepEqual(values, [3, 1, 2]);
  });

  it('finds quantiles between values', () => {
    assert.equal(quantile([0, 10], 0.25), 2.5);
    assert.equal(quantile([0, 10, 20], 1), 20);
  });

  it('gives the ratio of medians with an interval around it', () => {
    const theirs = [100, 104, 98, 101, 97, 103, 99, 102];
    const { ratio, interval } = ratioOfMedians(theirs.map((time) => time * 1.2), theirs);
    assert.ok(Math.abs(ratio - 1.2) < 1e-9);
    assert.ok(interval[0] <= ratio && ratio <= interval[1]);
  });

  it('draws rounds as a whole: a machine that slows down slows both down', () => {
    // From 100 to 1000, and always by 10 % more: each draw has a ratio of 1.1.
    const theirs = Array.from({ length: 10 }, (_, round) => 100 * (round + 1));
    const { interval } = ratioOfMedians(theirs.map((time) => time * 1.1), theirs);
    assert.ok(Math.abs(interval[0] - 1.1) < 1e-9 && Math.abs(interval[1] - 1.1) < 1e-9);
  });

  it('has a wider interval where times are wilder, and the same one each time', () => {
    const calm = ratioOfMedians([100, 101, 99, 100, 102], [100, 99, 101, 102, 100]);
    const wild = ratioOfMedians([100, 180, 60, 140, 90], [100, 70, 150, 95, 120]);
    assert.ok(wild.interval[1] - wild.interval[0] > calm.interval[1] - calm.interval[0]);
    assert.deepEqual(ratioOfMedians([100, 180, 60, 140, 90], [100, 70, 150, 95, 120]), wild);
  });

  it('refuses series of different rounds', () => {
    assert.throws(() => ratioOfMedians([1, 2], [1]), RangeError);
  });

  it('tells growth for each step, and is not misled by one odd value', () => {
    assert.equal(slope([5, 5, 5, 5]), 0);
    assert.equal(slope([1, 3, 5, 7]), 2);
    assert.equal(slope([10, 10, 900, 10, 10]), 0);
    assert.equal(slope([7]), 0);
  });

  it('draws numbers from 0 to 1', () => {
    const random = randomFrom(7);
    const drawn = Array.from({ length: 1000 }, random);
    assert.ok(drawn.every((value) => value >= 0 && value < 1));
    assert.ok(Math.abs(drawn.reduce((sum, value) => sum + value, 0) / 1000 - 0.5) < 0.05);
  });
});
