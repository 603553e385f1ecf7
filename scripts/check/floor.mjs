// The browser floor of docs/contracts.md: Chrome and Edge 109, Firefox ESR 115, Safari 16.4. Syntax is looked at where it
// is built, CSS where it is written; APIs are a matter of ESLint (scripts/check/eslint/browser-floor.mjs).
import { globSync, readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { bundleWhenStale } from '../build/bundle.mjs';
import { inRoot, root } from '../support/paths.mjs';
import { tooYoung } from './css-floor.mjs';
import { CheckFailure } from './support.mjs';
import { needPackages } from './types.mjs';

const floor = ['chrome109', 'edge109', 'firefox115', 'safari16.4'];

/** @returns {Promise<string>} */
export async function checkFloor() {
  await needPackages();
  await bundleWhenStale();
  const built = globSync('packages/{core,elements,react}/dist/**/*.js', { cwd: root });
  const complaints = [];
  for (const file of built) {
    const line = await youngSyntax(readFileSync(inRoot(file), 'utf8'));
    if (line) complaints.push(`${file}: syntax younger than the browser floor, about here: ${line}`);
  }
  const sources = globSync('packages/{elements,react}/src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  for (const file of sources) {
    for (const { feature, line } of tooYoung(readFileSync(inRoot(file), 'utf8'))) complaints.push(`${file}:${line}: ${feature}`);
  }
  if (built.length === 0) complaints.push('Nothing built was found to look at.');
  if (complaints.length > 0) throw new CheckFailure(complaints.join('\n'));
  return `syntax of ${built.length} built files, CSS of ${sources.length} sources`;
}

/**
 * Where esbuild would have to rewrite code for the floor: what it prints for the floor then differs from what it prints
 * for no browser in particular.
 * @param {string} code
 * @returns {Promise<string | undefined>} the first such line
 */
export async function youngSyntax(code) {
  // `\p{L}` is as old as 2020; esbuild counts a browser out for not knowing the letters of the latest Unicode.
  const supported = { 'regexp-unicode-property-escapes': true };
  const options = /** @type {const} */ ({ format: 'esm', legalComments: 'none', logLevel: 'silent', supported });
  const plain = (await transform(code, { ...options, target: 'esnext' })).code.split('\n');
  try {
    const lowered = (await transform(code, { ...options, target: floor })).code.split('\n');
    // Helpers come first in what is rewritten, so the first line that is missing there is the one that was young.
    const kept = new Set(lowered);
    return plain.find((line) => !kept.has(line))?.trim().slice(0, 160);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
