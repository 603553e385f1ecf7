// What @visio-sdk/react says of each element, out of the custom-elements manifest: a component, and the type of its tag.

/** @typedef {import('../check/elements-page.mjs').Element} Element */
/** @typedef {import('../check/elements-page.mjs').Item} Item */

const note = '// Generated from packages/elements/custom-elements.json by `npm run check -- react --update`.';

/** Where types of properties come from; others are the language's own. @type {Readonly<Record<string, readonly string[]>>} */
const homes = {
  '@visio-sdk/core': ['IceTransport', 'Layout', 'Meeting', 'MeetingError', 'Participant', 'Provider', 'ProviderName', 'SelfView', 'TokenInput'],
  '@visio-sdk/elements': ['Texts', 'Theme'],
};

/** Types that the elements keep to themselves, in full. @type {Readonly<Record<string, string>>} */
const spelledOut = { TileSource: "'camera' | 'screen'" };

/**
 * packages/react/src/elements.ts: a component for each element.
 * @param {readonly Element[]} elements
 */
export function reactElements(elements) {
  return file([
    importOf('@visio-sdk/elements', elements.map(asElement)),
    importOf('./props.ts', elements.map(({ name }) => `type ${name}Props`)),
    "import { wrap, type VisioComponent } from './wrap.ts';",
    ...elements.map((element) => `\n${component(element)}`),
  ]);
}

/** @param {Element} element */
function component({ name, tagName, description, events, members }) {
  const meeting = members.find((member) => member.name === 'meeting');
  const use = meeting ? (meeting.readonly ? 'has' : 'takes') : 'none';
  const listened = events.map((event) => `    ${propOf(event.name)}: '${event.name}',`);
  return [
    comment(description),
    `export const ${name}: VisioComponent<${name}Element, ${name}Props> = /* @__PURE__ */ wrap('${name}', {`,
    `  tagName: '${tagName}',`,
    `  elementClass: ${name}Element,`,
    `  meeting: '${use}',`,
    ...(listened.length > 0 ? ['  events: {', ...listened, '  },'] : ['  events: {},']),
    '});',
  ].join('\n');
}

/**
 * packages/react/src/props.ts: what each component takes.
 * @param {readonly Element[]} elements
 */
export function reactProps(elements) {
  const types = elements.flatMap((element) => [...propertiesOf(element), ...element.events].map(({ type }) => type?.text ?? '')).join(' ');
  const words = [...new Set(types.match(/\b\w+\b/g))];
  const from = (/** @type {string} */ home) => words.filter((word) => homes[home]?.includes(word)).map((word) => `type ${word}`);
  const events = words.filter((word) => /^Visio\w+Event$/.test(word)).map((word) => `type ${word}`);
  return file([
    importOf('@visio-sdk/core', from('@visio-sdk/core')),
    importOf('@visio-sdk/elements', [...elements.map((element) => `type ${asElement(element)}`), ...events, ...from('@visio-sdk/elements')]),
    "import type { HTMLAttributes } from 'react';",
    ...elements.map((element) => `\n${propsOf(element)}`),
  ]);
}

/** @param {Element} element */
function propsOf(element) {
  const { name, tagName } = element;
  const listeners = element.events.map((event) => ({ ...event, name: propOf(event.name), type: { text: `(event: ${event.type?.text ?? 'Event'}) => void` } }));
  // `onWaiting` is also an event of films.
  const html = `Omit<HTMLAttributes<${name}Element>, keyof ${name}Listeners>`;
  return [
    `/** What a host may set on \`<${tagName}>\`. */`,
    `export interface ${name}Properties {`,
    ...propertiesOf(element).map(field),
    '}',
    '',
    ...(listeners.length > 0 ? [`/** What a host may hear of \`<${tagName}>\`. */`, `export interface ${name}Listeners {`, ...listeners.map(field), '}', ''] : []),
    `/** Props of \`<${name}>\`. */`,
    listeners.length > 0
      ? `export type ${name}Props = ${html} & ${name}Properties & ${name}Listeners;`
      : `export type ${name}Props = HTMLAttributes<${name}Element> & ${name}Properties;`,
  ].join('\n');
}

/**
 * packages/react/src/tags.ts: the types of the tags in JSX.
 * @param {readonly Element[]} elements
 */
export function reactTags(elements) {
  return file([
    importOf('@visio-sdk/elements', elements.map((element) => `type ${asElement(element)}`)),
    importOf('./props.ts', elements.map(({ name }) => `type ${name}Properties`)),
    "import type { VisioTag } from './wrap.ts';",
    '',
    '/** The tags of the elements in JSX. */',
    `export interface VisioTags {\n${elements.map(tag).join('\n')}\n}`,
    '',
    "declare module 'react' {",
    '  // Where React looks tags up: only a namespace merges with it.',
    '  // eslint-disable-next-line @typescript-eslint/no-namespace',
    '  namespace JSX {',
    '    interface IntrinsicElements extends VisioTags {}',
    '  }',
    '}',
  ]);
}

/** @param {Element} element */
function tag({ name, tagName, description, members, attributes }) {
  const others = attributes
    .filter((attribute) => attribute.name !== 'lang' && !members.some((member) => member.name === attribute.name))
    .map((attribute) => ({ ...attribute, type: { text: `${name}Properties['${attribute.fieldName}']` } }));
  const type = `VisioTag<${name}Element> & ${name}Properties`;
  const extra = others.length > 0 ? [` & {`, ...others.map(field).map((lines) => lines.replaceAll(/^/gm, '  ')), '  }'].join('\n') : '';
  return `${comment(description, '  ')}\n  '${tagName}': ${type}${extra};`;
}

/** @param {Item} item */
function field({ name, description, type }) {
  const key = /^\w+$/.test(name) ? name : `'${name}'`;
  return `${comment(description, '  ')}\n  readonly ${key}?: ${orUndefined(type?.text)};`;
}

/** @param {string | undefined} text */
function orUndefined(text = 'string') {
  const type = text.replaceAll(/\b\w+\b/g, (word) => spelledOut[word] ?? word);
  if (type.includes('=>')) return `(${type}) | undefined`;
  return /\bundefined\b/.test(type) ? type : `${type} | undefined`;
}

/** What a host may set. @param {Element} element */
function propertiesOf({ members }) {
  return members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
}

/**
 * `visio-participant-joined` is `onParticipantJoined`. `onError` is the browser's own, on every element.
 * @param {string} event
 */
function propOf(event) {
  const words = event.replace(/^visio-(?!error$)/, '').split('-');
  return `on${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
}

/**
 * One import: of types alone when all are.
 * @param {string} from
 * @param {readonly string[]} names
 */
function importOf(from, names) {
  const plain = (/** @type {string} */ name) => name.replace(/^type /, '');
  const sorted = [...names].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
  const areTypes = sorted.every((name) => name !== plain(name));
  return `import ${areTypes ? 'type ' : ''}{\n${sorted.map((name) => `  ${areTypes ? plain(name) : name},`).join('\n')}\n} from '${from}';`;
}

/** The class, whose name the component has. @param {Element} element */
function asElement({ name }) {
  return `${name} as ${name}Element`;
}

/** @param {readonly string[]} parts */
function file(parts) {
  const text = `${parts.join('\n')}\n`;
  // As long as there are elements.
  return `${note}\n${text.split('\n').length > 300 ? '/* eslint-disable max-lines */\n' : ''}${text}`;
}

/** @param {string | undefined} text */
function comment(text = '', indent = '') {
  const lines = text.replaceAll(/\{@link (\w+)\}/g, '`$1`').split('\n').map((line) => line.trim());
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} *${line && ` ${line}`}`), `${indent} */`].join('\n');
}
