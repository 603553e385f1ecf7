// packages/elements/custom-elements.json and docs/elements.md, both out of the JSDoc of the elements.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../support/paths.mjs';
import { keep } from './committed.mjs';
import { elementsPage, elementsOf } from './elements-page.mjs';
import { CheckFailure, runTool } from './support.mjs';

/**
 * @param {{ update: boolean }} options
 * @returns {Promise<string>}
 */
export async function checkManifest(options) {
  const folder = inRoot('.cache/check/manifest');
  mkdirSync(folder, { recursive: true });
  const args = ['analyze', '--config', '../../custom-elements-manifest.config.mjs', '--outdir', '../../.cache/check/manifest', '--quiet'];
  const { code, output } = await runTool('node_modules/@custom-elements-manifest/analyzer/cem.js', args, { cwd: inRoot('packages/elements') });
  if (code !== 0) throw new CheckFailure(output);
  const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8'));
  const elements = elementsOf(manifest);
  const complaints = [
    ...elements.flatMap(undocumented),
    ...keep('packages/elements/custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`, options),
    ...keep('docs/elements.md', elementsPage(elements), options),
  ];
  if (elements.length === 0) complaints.push('No element was found.');
  if (complaints.length > 0) throw new CheckFailure([...complaints, 'Accept what is meant: npm run check -- manifest react --update'].join('\n'));
  return `${elements.length} elements`;
}

/**
 * What an element promises without saying what it is.
 * @param {import('./elements-page.mjs').Element} element
 */
function undocumented({ tagName, description, members, ...lists }) {
  const complaints = description ? [] : [`<${tagName}> has no description`];
  for (const { name, description: said } of members) if (!said) complaints.push(`<${tagName}>: ${name} has no description`);
  for (const [list, items] of Object.entries(lists)) {
    if (!Array.isArray(items) || list === 'attributes') continue;
    for (const item of items) if (!item.description) complaints.push(`<${tagName}>: ${list} ${item.name || '(default)'} has no description`);
  }
  return complaints;
}
