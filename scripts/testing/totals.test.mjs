import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { inRoot } from '../support/paths.mjs';
import { runSuite } from './run-suite.mjs';
import { totalsLine } from './totals.mjs';

describe('totals', () => {
  /** @type {string} */
  let folder;
  before(() => void (folder = mkdtempSync(join(tmpdir(), 'visio-totals-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  // Of the runner that runs this test, which a second one inside it would take for its parent.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  /** Runs files of the given contents as `npm test` does. @param {readonly string[]} contents */
  const run = (contents) => {
    const files = contents.map((content, index) => {
      const file = join(folder, `${Math.random().toString(36).slice(2)}-${index}.test.mjs`);
      writeFileSync(file, `import { describe, it } from 'node:test';\n${content}`);
      return file;
    });
    const reporter = inRoot('scripts/testing/node-reporter.mjs');
    return runSuite(['--test', `--test-reporter=${reporter}`, '--test-reporter-destination=stdout', ...files], { env, minutes: 1 });
  };
  const counts = ({ passed, failed, skipped } = { passed: 0, failed: 0, skipped: 0 }) => [passed, failed, skipped];

  it('counts tests, and no suites', async () => {
    const result = await run(["describe('a', () => { it('b', () => {}); it('c', () => { throw new Error(); }); }); it.skip('d', () => {}); it.todo('e'); it('/* a name like a path */', () => {});"]);
    assert.deepEqual(counts(result), [2, 1, 2]);
    assert.match(result.failures[0] ?? '', / > c$/);
  });

  it('counts a file without a test as a failure', async () => {
    assert.deepEqual(counts(await run(["it('a', () => {});", ''])), [1, 1, 0]);
  });

  it('counts a file that cannot be loaded, and one that ends early', async () => {
    const result = await run(["import './none.mjs';", "it('a', () => process.exit(3));", "it('b', () => {});"]);
    assert.equal(result.passed, 1);
    assert.ok(result.failed >= 2);
  });

  it('counts a runner that leaves no totals as a failure', async () => {
    const result = await runSuite(['--eval', 'process.exit(7)'], { env });
    assert.deepEqual(counts(result), [0, 1, 0]);
    assert.match(result.notes[0] ?? '', /crashed \(exit code 7\)/);
  });

  it('stops a runner that takes too long, and counts that', async () => {
    const result = await runSuite(['--eval', 'setInterval(() => {}, 1000)'], { env, minutes: 0.005 });
    assert.deepEqual(counts(result), [0, 1, 0]);
    assert.match(result.notes[0] ?? '', /took longer/);
  });

  it('says it in one line', () => {
    assert.equal(totalsLine({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
    assert.equal(totalsLine({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped');
  });
});
