import { Sentence } from '../support/sentence.mjs';

/**
 * @typedef {object} Name the forms of an element's name
 * @property {string} kebab `raised-hands`: its folder, and its tag after `visio-`
 * @property {string} camel `raisedHands`: its styles, and the first part of its texts' keys
 * @property {string} pascal `RaisedHands`: its class after `Visio`
 * @property {string} words `Raised hands`: for people
 */

/** @typedef {(path: string) => string | undefined} Read a file of the repository; undefined where there is none */

/** Folders of packages/elements/src that are not elements, and first parts of texts' keys that all elements share. */
const reserved = ['context', 'events', 'internal', 'styles', 'translations', 'error', 'reason'];

/**
 * The forms of a name; `visio-` before it may be given or not.
 * @param {string} given
 * @param {Read} read
 * @returns {Name}
 * @throws {Sentence} why it cannot be one
 */
export function nameOf(given, read) {
  const kebab = given.replace(/^visio-/, '');
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(kebab)) {
    throw new Sentence(`"${given}" is no name for an element: lower-case letters and digits, with single hyphens between words, as in raised-hands.`);
  }
  if (reserved.includes(kebab)) throw new Sentence(`"${kebab}" is taken by what all elements share: choose another name.`);
  const words = kebab.split('-');
  const pascal = words.map(capital).join('');
  const name = { kebab, camel: pascal[0]?.toLowerCase() + pascal.slice(1), pascal, words: capital(words.join(' ')) };

  for (const path of [`packages/elements/src/${kebab}/${kebab}.ts`, `stories/${kebab}.stories.ts`]) {
    if (read(path) !== undefined) throw new Sentence(`There is one already: ${path}.`);
  }
  if (new RegExp(`\\bVisio${pascal}\\b`).test(read('packages/elements/src/index.ts') ?? '')) {
    throw new Sentence(`@visio-sdk/elements has a Visio${pascal} already: choose another name.`);
  }
  const texts = ['fr', 'fr-late', 'fr-help'].map((file) => read(`packages/elements/src/translations/${file}.ts`) ?? '');
  if (texts.some((text) => text.includes(`'${name.camel}.`))) {
    throw new Sentence(`There are texts already whose keys start with "${name.camel}.": choose another name.`);
  }
  return name;
}

/** @param {string} word */
const capital = (word) => `${word[0]?.toUpperCase()}${word.slice(1)}`;
