import { ratioOfMedians, median } from './statistics.mjs';

/**
 * @typedef {object} Row one figure, as it is printed
 * @property {string} figure
 * @property {string} unit of `ours` and `theirs`
 * @property {number | null} ours median
 * @property {number | null} theirs median of what it is compared with; null where nothing is
 * @property {number | null} ratio of the two
 * @property {[number, number] | null} interval 95 % of the ratio
 * @property {{ most: number, of: string } | null} target null for what is printed beside
 * @property {boolean | null} reached null without a target
 * @property {number} n runs of each
 * @property {Record<string, unknown>} [details]
 */

/**
 * A row that compares medians.
 * @param {string} figure
 * @param {{ ours: readonly number[], theirs: readonly number[], most?: number, unit?: string, details?: Record<string, unknown> }} series
 * @returns {Row}
 */
export function ratioRow(figure, { ours, theirs, most, unit = 'ms', details }) {
  const { ratio, interval } = ratioOfMedians(ours, theirs);
  return {
    figure,
    unit,
    ours: round(median(ours)),
    theirs: round(median(theirs)),
    ratio: round(ratio, 3),
    interval: [round(interval[0], 3), round(interval[1], 3)],
    target: most === undefined ? null : { most, of: 'ratio' },
    reached: most === undefined ? null : ratio <= most,
    n: ours.length,
    ...(details && { details }),
  };
}

/**
 * A row about one number of ours.
 * @param {string} figure
 * @param {{ ours: number, theirs?: number | null, most?: number, unit: string, n: number, details?: Record<string, unknown> }} values
 * @returns {Row}
 */
export function valueRow(figure, { ours, theirs = null, most, unit, n, details }) {
  return {
    figure,
    unit,
    ours: round(ours),
    theirs: theirs === null ? null : round(theirs),
    ratio: theirs ? round(ours / theirs, 3) : null,
    interval: null,
    target: most === undefined ? null : { most, of: unit },
    reached: most === undefined ? null : ours <= most,
    n,
    ...(details && { details }),
  };
}

/** @param {number} value */
export function round(value, digits = 1) {
  return Number(value.toFixed(digits));
}

/**
 * The row for a person at a terminal.
 * @param {Row} row
 */
export function lineOf({ figure, unit, ours, theirs, ratio, interval, target, reached, n }) {
  const between = interval ? ` (${interval.join(' to ')})` : '';
  const verdict = reached === null ? 'beside' : reached ? 'reached' : 'MISSED';
  return [
    verdict.padEnd(8),
    figure,
    `: ${ours} ${unit}`,
    theirs === null ? '' : ` against ${theirs}`,
    ratio === null ? '' : `, ratio ${ratio}${between}`,
    target ? `; at most ${target.most}${target.of === 'ratio' ? '' : ` ${target.of}`}` : '',
    `; n ${n}`,
  ].join('');
}
