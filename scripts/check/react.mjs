// packages/react/src/elements.ts, props.ts and tags.ts, out of the custom-elements manifest; and the examples, which no package's
// build looks at.
import { readFileSync } from 'node:fs';
import { reactElements, reactProps, reactTags } from '../generate/react.mjs';
import { inRoot } from '../support/paths.mjs';
import { keep } from './committed.mjs';
import { elementsOf } from './elements-page.mjs';
import { CheckFailure, runTool } from './support.mjs';

const examples = ['examples/custom-ui', 'examples/react'];

/**
 * @param {{ update: boolean }} options
 * @returns {Promise<string>}
 */
export async function checkReact(options) {
  const elements = elementsOf(JSON.parse(readFileSync(inRoot('packages/elements/custom-elements.json'), 'utf8')));
  const complaints = [
    ...keep('packages/react/src/elements.ts', reactElements(elements), options),
    ...keep('packages/react/src/props.ts', reactProps(elements), options),
    ...keep('packages/react/src/tags.ts', reactTags(elements), options),
  ];
  const door = readFileSync(inRoot('packages/react/src/index.ts'), 'utf8');
  for (const { name } of elements) {
    if (![name, `${name}Props`].every((word) => new RegExp(`\\b${word}\\b`).test(door))) complaints.push(`packages/react/src/index.ts: export ${name} and ${name}Props`);
  }
  if (complaints.length > 0) throw new CheckFailure([...complaints, 'Accept what is meant: npm run check -- react --update'].join('\n'));
  for (const example of examples) {
    const { code, output } = await runTool('node_modules/@typescript/native/bin/tsc', ['-p', example]);
    if (code !== 0) throw new CheckFailure(output || `tsc failed in ${example} without a word`);
  }
  return `${elements.length} components and tags, ${examples.length} examples`;
}
