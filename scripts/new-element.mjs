// npm run new-element NAME: an element with styles, test, definition, story and label, told to everything that has to know it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runTool } from './check/support.mjs';
import { nameOf } from './new-element/name.mjs';
import { changesFor } from './new-element/changes.mjs';
import { root } from './support/paths.mjs';
import { main, Sentence } from './support/sentence.mjs';

await main(async () => {
  const [given, ...more] = process.argv.slice(2);
  if (!given || more.length > 0) throw new Sentence('Name the element: npm run new-element chat');
  const read = (/** @type {string} */ path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);
  const name = nameOf(given, read);
  // All of them are known before the first is written: a name that does not fit changes nothing.
  const changes = changesFor(name, read);
  for (const [path, text] of changes) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path);
  }

  // What is generated from the elements, and would not compile without the new one.
  const { code, output } = await runTool('scripts/check.mjs', ['manifest', 'react', '--update']);
  console.log(output);
  if (code !== 0) throw new Sentence(`<visio-${name.kebab}> is there, and what is made from it is not: npm run check -- manifest react --update`);
  console.log(
    [
      '',
      `<visio-${name.kebab}> is there. Its words still say "${name.words}", in fr-late.ts and en-late.ts of packages/elements/src/translations; then:`,
      `  npm test -- unit ${name.kebab}`,
      '  npm run stories',
      '  UPDATE_SNAPSHOTS=1 npm test -- a11y stories   accepts what a screen reader gets of it',
      '  npm run check -- manifest react api --update  accepts its name, and what its comments promise, as public',
      '  a file in .changeset, as those beside it',
      'On a clean tree all of it is undone by: git checkout . && git clean -fd',
    ].join('\n'),
  );
});
