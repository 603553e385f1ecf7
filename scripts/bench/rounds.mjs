/**
 * Takes every variant once a round, each round starting with another one, so that a machine that gets slower or faster
 * favours none. The first round warms up and is thrown away.
 * @template T
 * @template {string} K
 * @param {Record<K, () => Promise<T>>} variants
 * @param {{ rounds: number, warmUp?: boolean, log?: (variant: K, value: T, round: number) => void }} options
 * @returns {Promise<Record<K, T[]>>}
 */
export async function inRounds(variants, { rounds, warmUp = true, log }) {
  const names = /** @type {K[]} */ (Object.keys(variants));
  const taken = /** @type {Record<K, T[]>} */ (Object.fromEntries(names.map((name) => [name, /** @type {T[]} */ ([])])));
  for (let round = warmUp ? -1 : 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = /** @type {K} */ (names[(turn + Math.max(round, 0)) % names.length]);
      const value = await variants[name]();
      if (round < 0) continue;
      taken[name].push(value);
      log?.(name, value, round);
    }
  }
  return taken;
}
