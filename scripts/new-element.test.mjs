import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCommand } from './check/support.mjs';
import { changesFor } from './new-element/changes.mjs';
import { nameOf } from './new-element/name.mjs';
import { inRoot } from './support/paths.mjs';

const read = (/** @type {string} */ path) => (existsSync(inRoot(path)) ? readFileSync(inRoot(path), 'utf8') : undefined);

describe('the name of a new element', () => {
  it('has all the forms that the house uses, with and without the prefix', () => {
    const name = { kebab: 'test-cards', camel: 'testCards', pascal: 'TestCards', words: 'Test cards' };
    assert.deepEqual(nameOf('test-cards', read), name);
    assert.deepEqual(nameOf('visio-test-cards', read), name);
  });

  it('is refused with a sentence when it is none, or is taken', () => {
    for (const name of ['Chat', 'chat_box', 'chat--box', '-chat', 'chat-', '2nd', 'visio-', 'a/b', '']) assert.throws(() => nameOf(name, read), /is no name for an element/, name);
    for (const name of ['internal', 'events', 'error']) assert.throws(() => nameOf(name, read), /taken by what all elements share/);
    assert.throws(() => nameOf('visio-tile', read), /There is one already: packages\/elements\/src\/tile\/tile\.ts/);
    assert.throws(() => nameOf('element', read), /has a VisioElement already/);
    assert.throws(() => nameOf('devices', read), /texts already whose keys start with "devices\."/);
  });
});

describe('a new element', () => {
  /** A copy of what knows elements, with its own link to each package. */
  let folder = '';
  const own = 'packages/elements/src/test-cards';
  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'visio-new-element-')));
    for (const path of ['packages/core', 'packages/elements', 'packages/react', 'stories', 'scripts/check', 'eslint.config.mjs', 'tsconfig.base.json', 'package.json']) {
      cpSync(inRoot(path), join(folder, path), { recursive: true, filter: (from) => !/[\\/](?:dist|node_modules|storybook-static)$/.test(from) });
    }
    mkdirSync(join(folder, 'node_modules/@visio-sdk'), { recursive: true });
    for (const name of readdirSync(inRoot('node_modules'))) {
      if (name !== '@visio-sdk' && !name.startsWith('.')) symlinkSync(inRoot(`node_modules/${name}`), join(folder, 'node_modules', name), 'junction');
    }
    for (const name of ['core', 'elements', 'react']) symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@visio-sdk', name), 'junction');

    const read = (/** @type {string} */ path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined);
    for (const [path, text] of changesFor(nameOf('test-cards', read), read)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    // React's components are generated from the manifest, after this.
    const tsconfig = join(folder, 'scripts/check/tsconfig.browser.json');
    writeFileSync(tsconfig, readFileSync(tsconfig, 'utf8').replace('"../../packages/react/src", ', ''));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('compiles, with its story, its test and its texts in both languages', async () => {
    const { code, output } = await runCommand(process.execPath, [inRoot('node_modules/@typescript/native/bin/tsc'), '-p', 'scripts/check/tsconfig.browser.json'], { cwd: folder });
    // Not what else may be wrong at the moment: the check of types says that.
    const about = output.split('\n').filter((line) => /test-cards|define-all|elements\/src\/index|translations/.test(line));
    assert.deepEqual(about, [], String(code));
  });

  it('keeps the rules of the house', async () => {
    const files = [own, 'stories/test-cards.stories.ts', 'packages/elements/src/define-all.ts', 'packages/elements/src/index.ts'];
    const { code, output } = await runCommand(process.execPath, [inRoot('node_modules/eslint/bin/eslint.js'), '--max-warnings', '0', ...files], { cwd: folder });
    assert.equal(code, 0, output);
  });

  it('is known to all who have to know it', () => {
    const text = (/** @type {string} */ path) => readFileSync(join(folder, path), 'utf8');
    assert.match(text('packages/elements/src/define-all.ts'), /^import '\.\/stage\/define\.ts';\nimport '\.\/test-cards\/define\.ts';\nimport '\.\/tile\/define\.ts';$/m);
    assert.match(text('packages/elements/src/index.ts'), /^export \{ VisioTestCards \} from '\.\/test-cards\/test-cards\.ts';$/m);
    for (const language of ['fr', 'en']) assert.match(text(`packages/elements/src/translations/${language}-late.ts`), /^ {2}'testCards\.label': 'Test cards',$/m);
    const door = text('packages/react/src/index.ts');
    assert.match(door, /\bVisioTestCards\b[^}]*\} from '\.\/elements\.ts'/);
    assert.match(door, /\bVisioTestCardsProps\b[^}]*\} from '\.\/props\.ts'/);
  });
});
