// What the client tells a server of itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { inRoot } from '../../scripts/support/paths.mjs';

it('the client calls itself by the version of its package', () => {
  const { version } = JSON.parse(readFileSync(inRoot('packages/core/package.json'), 'utf8')) as { version: string };
  assert.ok(readFileSync(inRoot('packages/core/src/providers/visio/client-version.ts'), 'utf8').includes(`clientVersion = '${version}'`));
});
