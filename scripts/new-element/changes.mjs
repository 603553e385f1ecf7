import { Sentence } from '../support/sentence.mjs';
import { defineFile, elementFile, storyFile, stylesFile, testFile } from './templates.mjs';

/** @typedef {import('./name.mjs').Name} Name */
/** @typedef {import('./name.mjs').Read} Read */

const source = 'packages/elements/src';

/**
 * What a new element writes, by path: its own files, and those that have to know it.
 * @param {Name} name
 * @param {Read} read
 * @returns {Map<string, string>}
 */
export function changesFor(name, read) {
  const { kebab, camel, pascal, words } = name;
  /** @type {Map<string, string>} */
  const changes = new Map([
    [`${source}/${kebab}/${kebab}.ts`, elementFile(name)],
    [`${source}/${kebab}/${kebab}.styles.ts`, stylesFile(name)],
    [`${source}/${kebab}/${kebab}.test.ts`, testFile(name)],
    [`${source}/${kebab}/define.ts`, defineFile(name)],
    [`stories/${kebab}.stories.ts`, storyFile(name)],
  ]);
  /** @param {string} path @param {(text: string) => string | undefined} change */
  const edit = (path, change) => {
    const changed = change(read(path) ?? '');
    if (changed === undefined) throw new Sentence(`${path} has another form than this script knows: nothing was written.`);
    changes.set(path, changed);
  };

  edit(`${source}/define-all.ts`, (text) => intoLines(text, /^import '\.\/.*\/define\.ts';$/, `import './${kebab}/define.ts';`));
  edit(`${source}/index.ts`, (text) => before(text, /^export type \{ TextKey/m, `export { Visio${pascal} } from './${kebab}/${kebab}.ts';\n`));
  for (const language of ['fr', 'en']) {
    // After those of the other elements, before the errors. Not among those that every page has before joining.
    edit(`${source}/translations/${language}-late.ts`, (text) => before(text, /^ {2}\/\/ Errors/m, `  // ${words}\n  '${camel}.label': '${words}',\n\n`));
  }
  edit('packages/react/src/index.ts', (text) => {
    const withComponent = intoBraces(text, 'export', './elements.ts', `Visio${pascal}`);
    return withComponent && intoBraces(withComponent, 'export type', './props.ts', `Visio${pascal}Props`);
  });
  return changes;
}

/**
 * @param {string} text
 * @param {RegExp} place
 * @param {string} added
 */
function before(text, place, added) {
  const at = text.search(place);
  return at < 0 ? undefined : text.slice(0, at) + added + text.slice(at);
}

/**
 * A line among those of its kind, in the order of the alphabet.
 * @param {string} text
 * @param {RegExp} kind
 * @param {string} added
 */
function intoLines(text, kind, added) {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => kind.test(line));
  if (last < 0) return undefined;
  const later = lines.findIndex((line) => kind.test(line) && line > added);
  return lines.toSpliced(later < 0 ? last + 1 : later, 0, added).join('\n');
}

/**
 * A name in the list of what comes from a module, in the order of the alphabet; on one line while it is short.
 * @param {string} text
 * @param {string} keyword
 * @param {string} module
 * @param {string} added
 */
function intoBraces(text, keyword, module, added) {
  const list = new RegExp(`^${keyword} \\{([^}]*)\\} from '${module.replaceAll('.', '\\.')}';$`, 'm');
  const found = list.exec(text);
  if (!found) return undefined;
  const names = [...(found[1] ?? '').split(',').map((name) => name.trim()).filter(Boolean), added].sort();
  const line = `${keyword} { ${names.join(', ')} } from '${module}';`;
  const lines = `${keyword} {\n${names.map((name) => `  ${name},\n`).join('')}} from '${module}';`;
  return text.replace(list, () => (line.length <= 140 ? line : lines));
}
