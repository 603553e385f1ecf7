import { existsSync, globSync, rmSync } from 'node:fs';
import { inRoot, root } from '../support/paths.mjs';

/** Removes what was built of sources that are gone: tsc leaves it, and it would be published. */
export function removeStale() {
  for (const found of globSync('packages/*/dist/**/*.{js,d.ts,js.map,d.ts.map}', { cwd: root })) {
    const file = found.replaceAll('\\', '/');
    if (file.includes('/dist/cdn/')) continue;
    const source = file.replace('/dist/', '/src/').replace(/(?:[.]d)?[.](?:js|ts)(?:[.]map)?$/, '');
    if (!['ts', 'tsx'].some((ending) => existsSync(inRoot(`${source}.${ending}`)))) rmSync(inRoot(file));
  }
}
