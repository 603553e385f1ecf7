// What is said of a handful of noisy times: medians, the interval of a ratio, and how steeply something grows.

/**
 * The value in the middle; of an even number of values the mean of the two in the middle.
 * @param {readonly number[]} values
 */
export function median(values) {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2;
}

/**
 * The value below which a share of the values lies, between two of them by straight line.
 * @param {readonly number[]} values
 * @param {number} share 0 to 1
 */
export function quantile(values, share) {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return at(sorted, below) + (at(sorted, above) - at(sorted, below)) * (place - below);
}

/**
 * Ratio of the medians of two series taken in rounds, with its 95 % bootstrap interval. Rounds are drawn as a whole: what
 * slowed the machine down slowed both of a round down.
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs of the same rounds
 * @param {{ draws?: number, random?: () => number }} [options] a random source of one's own for tests
 * @returns {{ ratio: number, interval: [number, number] }}
 */
export function ratioOfMedians(ours, theirs, { draws = 4000, random = randomFrom(1) } = {}) {
  if (ours.length !== theirs.length) throw new RangeError('Both series must have a value for each round');
  const ratio = median(ours) / median(theirs);
  const ratios = Array.from({ length: draws }, () => {
    const rounds = ours.map(() => Math.floor(random() * ours.length));
    return median(rounds.map((round) => at(ours, round))) / median(rounds.map((round) => at(theirs, round)));
  });
  return { ratio, interval: [quantile(ratios, 0.025), quantile(ratios, 0.975)] };
}

/**
 * Growth for each step: the median of the slopes between all pairs (Theil and Sen), which one odd value does not bend.
 * @param {readonly number[]} values
 */
export function slope(values) {
  const slopes = values.flatMap((value, index) => values.slice(index + 1).map((later, more) => (later - value) / (more + 1)));
  return slopes.length > 0 ? median(slopes) : 0;
}

/**
 * Numbers from 0 to 1 that are the same each time, so that the same times give the same interval (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {readonly number[]} values @param {number} index */
function at(values, index) {
  return values[index] ?? NaN;
}
