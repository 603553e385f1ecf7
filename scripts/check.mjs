// npm run check: everything that can be said of the code without running a meeting. `npm run check -- lint` runs one
// step; `npm run check -- api manifest --update` accepts what has changed on purpose.
import { parseArgs } from 'node:util';
import { checkApi } from './check/api.mjs';
import { checkBytes } from './check/bytes.mjs';
import { checkFloor } from './check/floor.mjs';
import { checkImports } from './check/imports.mjs';
import { checkLint } from './check/lint.mjs';
import { checkManifest } from './check/manifest.mjs';
import { checkPackages } from './check/packages.mjs';
import { checkReact } from './check/react.mjs';
import { CheckFailure } from './check/support.mjs';
import { checkTracked } from './check/tracked.mjs';
import { checkTypes } from './check/types.mjs';

/**
 * Each resolves with what is worth a line, and rejects with a CheckFailure. In this order: what is quickest to mend first.
 * @type {Readonly<Record<string, (options: { update: boolean }) => Promise<string>>>}
 */
const steps = {
  types: checkTypes,
  lint: checkLint,
  imports: checkImports,
  floor: checkFloor,
  bytes: checkBytes,
  packages: checkPackages,
  manifest: checkManifest,
  react: checkReact,
  api: checkApi,
  tracked: checkTracked,
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { update: { type: 'boolean', default: false } } });
const unknown = positionals.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. Steps are ${Object.keys(steps).join(', ')}.`);
  process.exit(1);
}

const chosen = Object.entries(steps).filter(([name]) => positionals.length === 0 || positionals.includes(name));
let failed = 0;
for (const [name, step] of chosen) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  try {
    const said = await step({ update: values.update });
    console.log(`✓ ${name} (${seconds()})${said ? `: ${said}` : ''}`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${name} (${seconds()})`);
    // Anything else is a fault of the step itself, and then its stack helps.
    console.log(error instanceof CheckFailure ? error.message.replace(/^/gm, '  ') : error);
  }
}
console.log(`check: ${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
