// The import rule of .dependency-cruiser.mjs, and the two of its points that are about files: doors and their names.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';
import { root } from '../support/paths.mjs';
import { CheckFailure } from './support.mjs';

const places = ['packages', 'stories', 'examples', 'test'];

/** @returns {Promise<string>} */
export async function checkImports() {
  const { violations, modules } = await violationsIn(root);
  const undeclared = undeclaredDoors(root);
  const lines = [
    ...violations.map(({ rule, from, to, comment }) => `${rule}: ${from} -> ${to}\n    ${comment}`),
    ...undeclared.map((file) => `9-doors: ${file}\n    index.ts is a package's door: declare it in "exports", or name the file for what it holds.`),
  ];
  if (lines.length > 0) throw new CheckFailure(lines.join('\n'));
  return `${modules} modules, ${config.forbidden?.length} rules`;
}

/**
 * @param {string} folder a tree laid out like this repository
 * @returns {Promise<{ violations: { rule: string, from: string, to: string, comment: string }[], modules: number }>}
 */
export async function violationsIn(folder) {
  const { enhancedResolveOptions, ...options } = config.options ?? {};
  const there = places.filter((place) => existsSync(join(folder, place)));
  const { output } = await cruise(
    there,
    { ...options, baseDir: folder.replace(/[\\/]$/, ''), validate: true, ruleSet: { forbidden: config.forbidden ?? [] } },
    /** @type {any} */ (enhancedResolveOptions),
  );
  if (typeof output === 'string') throw new Error(output);
  const comments = new Map(config.forbidden?.map(({ name, comment }) => [name, comment ?? '']));
  const violations = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to, comment: comments.get(rule.name) ?? '' }));
  return { violations, modules: output.summary.totalCruised };
}

/**
 * `index.ts` files that no package declares as an entry.
 * @param {string} folder
 */
export function undeclaredDoors(folder) {
  return globSync('packages/*/src/**/index.ts', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => {
      const [, name = ''] = file.split('/');
      const { exports = {} } = JSON.parse(readFileSync(join(folder, 'packages', name, 'package.json'), 'utf8'));
      return !JSON.stringify(exports).includes(`"./${file.split('/').slice(2).join('/')}"`);
    });
}
