// Each rule of .dependency-cruiser.mjs against a small repository that breaks that one rule: a rule that stops biting,
// because a folder or a version of a tool changed, fails here.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import config from '../../.dependency-cruiser.mjs';
import { undeclaredDoors, violationsIn } from './imports.mjs';

const stub = (/** @type {string} */ name) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
  [`node_modules/${name}/index.js`]: 'export const x = 1;',
});

const workspace = (/** @type {string} */ name, /** @type {Record<string, string>} */ entries) => ({
  [`packages/${name}/package.json`]: JSON.stringify({
    name: `@visio-sdk/${name}`,
    type: 'module',
    exports: Object.fromEntries(Object.entries(entries).map(([entry, file]) => [entry, { '@visio-sdk/source': file, default: './dist/x.js' }])),
  }),
});

const x = 'export const x = 1;\nexport type X = string;\n';

/** A repository that keeps every rule, with one file of each kind. @type {Record<string, string>} */
const sound = {
  ...stub('livekit-client'),
  ...stub('lit'),
  ...stub('react'),
  ...stub('@preact/signals-core'),
  'package.json': JSON.stringify({ name: 'root', workspaces: ['packages/*', 'test', 'stories'] }),
  ...workspace('core', { '.': './src/index.ts', './protocol': './src/protocol/index.ts', './testing': './src/testing/index.ts', './livekit': './src/livekit/index.ts' }),
  ...workspace('elements', { '.': './src/index.ts', './define': './src/define.ts' }),
  ...workspace('react', { '.': './src/index.ts' }),
  ...workspace('server', { '.': './src/index.ts' }),
  'packages/core/src/index.ts': "export { x } from './meeting/meeting.ts';",
  'packages/core/src/reactive/readable.ts': `import { x as signal } from '@preact/signals-core';\nexport { signal };\n${x}`,
  'packages/core/src/protocol/index.ts': x,
  'packages/core/src/support/errors.ts': x,
  'packages/core/src/transport/transport.ts': `import type { X as Y } from '../connection/connection.ts';\n${x}`,
  'packages/core/src/connection/connection.ts': `import type { X as Y } from '../support/errors.ts';\n${x}`,
  'packages/core/src/devices/device.ts': x,
  'packages/core/src/devices/input.ts': `import type { X as Y } from './device.ts';\n${x}`,
  'packages/core/src/layout/grid.ts': x,
  'packages/core/src/speakers/speakers.ts': `import type { X as Y } from '../devices/device.ts';\nimport type { X as Z } from '../transport/transport.ts';\n${x}`,
  'packages/core/src/providers/registry.ts': `export const load = () => import('./visio/visio.ts');\n${x}`,
  'packages/core/src/providers/visio/visio.ts': x,
  'packages/core/src/livekit/load.ts': `export const load = () => import('./room-transport.ts');\n${x}`,
  'packages/core/src/livekit/room-transport.ts': `import { x as room } from 'livekit-client';\nexport { room };`,
  'packages/core/src/livekit/index.ts': "import type { X } from '../meeting/types.ts';\nexport type Y = X;",
  'packages/core/src/meeting/types.ts': x,
  'packages/core/src/meeting/meeting.ts': "import { load } from '../livekit/load.ts';\nimport { x as input } from '../devices/input.ts';\nimport { x as speakers } from '../speakers/speakers.ts';\nexport const x = [load, input, speakers];",
  'packages/core/src/testing/index.ts': "import { x } from '../meeting/types.ts';\nexport { x };",
  'packages/core/src/devices/input.test.ts': "import { x } from '../testing/index.ts';\nx;",
  'packages/elements/src/index.ts': "export { x } from './stage/stage.ts';",
  'packages/elements/src/define.ts': "import './stage/define.ts';",
  'packages/elements/src/internal/define.ts': 'export const define = 1;',
  'packages/elements/src/stage/stage.ts': "import { x as lit } from 'lit';\nimport { x as core } from '@visio-sdk/core';\nexport const x = [lit, core];",
  'packages/elements/src/stage/define.ts': "import { define } from '../internal/define.ts';\nimport '../tile/define.ts';\nimport { x } from './stage.ts';\n[define, x];",
  'packages/elements/src/tile/tile.ts': x,
  'packages/elements/src/tile/define.ts': "import { x } from './tile.ts';\nx;",
  'packages/react/src/index.ts': "export { x } from '@visio-sdk/elements';",
  'packages/server/src/index.ts': "export { x } from '@visio-sdk/core/protocol';",
  'test/e2e/join.spec.ts': "import { x } from '@visio-sdk/core';\nx;",
};

const importing = (/** @type {string} */ what) => `import { x as broken } from '${what}';\nexport { broken };\n${x}`;
const importingType = (/** @type {string} */ what) => `import type { X as Broken } from '${what}';\nexport type { Broken };\n${x}`;

/** For each rule, files that break it. @type {Record<string, Record<string, string>[]>} */
const breaches = {
  '1-no-cycles': [{ 'packages/core/src/layout/grid.ts': importingType('./order.ts'), 'packages/core/src/layout/order.ts': importingType('./grid.ts') }],
  '2-core-is-alone': [{ 'packages/core/src/layout/grid.ts': importing('lit') }, { 'packages/core/src/layout/grid.ts': importing('react') }, { 'packages/core/src/layout/grid.ts': importingType('@visio-sdk/elements') }],
  '2-elements-on-core': [{ 'packages/elements/src/tile/tile.ts': importing('@visio-sdk/react') }],
  '2-react-on-elements': [{ 'packages/react/src/index.ts': importingType('@visio-sdk/server') }],
  '2-server-on-protocol': [{ 'packages/server/src/index.ts': importing('@visio-sdk/core') }, { 'packages/server/src/index.ts': importingType('@visio-sdk/elements') }],
  '3-by-package-name': [{ 'packages/elements/src/tile/tile.ts': importingType('../../../core/src/devices/device.ts') }],
  '3-declared-exports': [{ 'packages/elements/src/tile/tile.ts': importing('@visio-sdk/core/devices/device.ts') }, { 'packages/core/src/layout/grid.ts': importing('left-pad') }],
  '4-features-are-strangers': [{ 'packages/core/src/speakers/speakers.ts': importing('../devices/input.ts') }, { 'packages/core/src/layout/grid.ts': importingType('../meeting/types.ts') }, { 'packages/core/src/livekit/room-transport.ts': importingType('../devices/input.ts') }],
  '4-livekit-door': [{ 'packages/core/src/livekit/index.ts': importing('../meeting/meeting.ts') }],
  '4-ports-are-words': [{ 'packages/core/src/transport/transport.ts': importingType('../layout/grid.ts') }, { 'packages/core/src/devices/device.ts': importing('./input.ts'), 'packages/core/src/devices/input.ts': x }],
  '4-front-door-is-for-outside': [{ 'packages/core/src/layout/grid.ts': importingType('../index.ts') }],
  '5-livekit-in-one-place': [{ 'packages/core/src/meeting/types.ts': importingType('livekit-client') }, { 'packages/elements/src/tile/tile.ts': "export const load = () => import('livekit-client');" }],
  '5-livekit-is-lazy': [{ 'packages/core/src/meeting/types.ts': importing('../livekit/room-transport.ts') }],
  '5-load-is-small': [{ 'packages/core/src/livekit/load.ts': importing('./room-transport.ts') }],
  '5-providers-are-lazy': [{ 'packages/core/src/providers/registry.ts': importing('./visio/visio.ts') }],
  '5-providers-are-apart': [{ 'packages/core/src/providers/livekit.ts': x, 'packages/core/src/providers/visio/visio.ts': importingType('../livekit.ts') }],
  '5-signals-in-one-place': [{ 'packages/core/src/layout/grid.ts': importingType('@preact/signals-core') }],
  '6-foundations-stand-alone': [{ 'packages/core/src/reactive/readable.ts': importingType('../transport/transport.ts') }, { 'packages/core/src/support/errors.ts': importingType('../connection/connection.ts') }],
  '6-protocol-is-alone': [{ 'packages/core/src/protocol/index.ts': importing('../support/errors.ts') }],
  '7-elements-meet-in-define': [{ 'packages/elements/src/stage/stage.ts': importingType('../tile/tile.ts') }],
  '7-define-meets-define': [{ 'packages/elements/src/stage/define.ts': importing('../tile/tile.ts') }],
  '7-shared-knows-no-element': [{ 'packages/elements/src/internal/icon.ts': importingType('../tile/tile.ts') }],
  '7-classes-do-not-register': [{ 'packages/elements/src/stage/stage.ts': "import './define.ts';\nexport const x = 1;", 'packages/elements/src/stage/define.ts': x }],
  '9-testing-is-not-shipped': [{ 'packages/elements/src/tile/tile.ts': importingType('@visio-sdk/core/testing') }],
  '9-tests-are-not-imported': [{ 'packages/core/src/meeting/types.ts': "import '../devices/input.test.ts';\nexport const x = 1;" }],
  '10-published-entries-only': [{ 'test/e2e/join.spec.ts': importingType('../../packages/core/src/devices/device.ts') }, { 'stories/stage.stories.ts': importing('../packages/elements/src/stage/stage.ts') }],
};

describe('the import rule', () => {
  /** @type {string} */
  let folder;
  let count = 0;
  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'import-rule-')));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** @param {Record<string, string>} files */
  function layOut(files) {
    const place = join(folder, String((count += 1)));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), text);
    }
    mkdirSync(join(place, 'node_modules/@visio-sdk'));
    for (const name of ['core', 'elements', 'react', 'server']) symlinkSync(join(place, 'packages', name), join(place, 'node_modules/@visio-sdk', name), 'junction');
    return place;
  }

  it('has no complaint about a repository that keeps it', async () => {
    const { violations, modules } = await violationsIn(layOut(sound));
    assert.deepEqual(violations, []);
    assert.ok(modules > 20, `${modules} modules were looked at`);
  });

  it('has a breach to prove each of its rules', () => {
    assert.deepEqual(Object.keys(breaches).sort(), config.forbidden?.map(({ name }) => name).sort());
  });

  for (const [name, cases] of Object.entries(breaches)) {
    for (const [index, files] of cases.entries()) {
      it(`${name} bites (${index + 1})`, async () => {
        const { violations } = await violationsIn(layOut({ ...sound, ...files }));
        const rules = violations.map(({ rule }) => rule);
        assert.ok(rules.includes(name), `instead: ${rules.join(', ') || 'nothing'}`);
      });
    }
  }

  it('finds an index.ts that is no entry of its package', () => {
    const place = layOut({ ...sound, 'packages/core/src/devices/index.ts': x });
    assert.deepEqual(undeclaredDoors(place), ['packages/core/src/devices/index.ts']);
  });
});
