// Files that are generated and committed, so that a change of what is public is seen in a diff and accepted on purpose.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from '../support/paths.mjs';

/**
 * Writes a generated file, or says how what is committed differs from it.
 * @param {string} path in the repository
 * @param {string} text as generated
 * @param {{ update: boolean }} options
 * @returns {string[]} lines of difference; none when both are the same
 */
export function keep(path, text, { update }) {
  const file = inRoot(path);
  const committed = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
  if (committed === text) return [];
  if (update) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return [];
  }
  return [`${path} is out of date:`, ...differences(committed, text)];
}

/**
 * Lines that only one of two texts has, at most 40 of them.
 * @param {string} before
 * @param {string} after
 */
export function differences(before, after) {
  const old = before.split('\n');
  const now = after.split('\n');
  const gone = without(old, now).map((line) => `  - ${line}`);
  const come = without(now, old).map((line) => `  + ${line}`);
  const lines = [...gone, ...come];
  return lines.length > 40 ? [...lines.slice(0, 40), `  and ${lines.length - 40} lines more`] : lines;
}

/** @param {readonly string[]} lines @param {readonly string[]} others */
function without(lines, others) {
  const left = new Map();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0 && line.trim() !== '';
  });
}
