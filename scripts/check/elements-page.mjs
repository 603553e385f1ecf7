// docs/elements.md: the reference of the elements, out of the custom-elements manifest.

/**
 * @typedef {{ name: string, description?: string, type?: { text: string }, default?: string, kind?: string, attribute?: string,
 *   readonly?: boolean, reflects?: boolean, fieldName?: string, parameters?: { name: string, type?: { text: string } }[],
 *   return?: { type?: { text: string } } }} Item
 * @typedef {{ tagName: string, name: string, description?: string, members: Item[], attributes: Item[], events: Item[], slots: Item[],
 *   cssParts: Item[], cssProperties: Item[] }} Element
 */

/**
 * The elements of a manifest, by tag name.
 * @param {any} manifest
 * @returns {Element[]}
 */
export function elementsOf(manifest) {
  /** @type {Map<string, string>} */
  const tags = new Map();
  for (const { exports = [] } of manifest.modules) {
    for (const { kind, name, declaration } of exports) if (kind === 'custom-element-definition') tags.set(declaration.name, name);
  }
  return manifest.modules
    .flatMap((/** @type {any} */ module) => module.declarations ?? [])
    .map((/** @type {any} */ declaration) => ({ members: [], attributes: [], events: [], slots: [], cssParts: [], cssProperties: [], ...declaration, tagName: declaration.tagName ?? tags.get(declaration.name) }))
    .filter((/** @type {Element} */ { tagName }) => tagName)
    .sort((/** @type {Element} */ a, /** @type {Element} */ b) => (a.tagName < b.tagName ? -1 : 1));
}

/** How each of them is used outside of a room. */
const alone = [
  '**Each of them alone.** `parts.js`, beside `visio.js`, defines all elements (`@visio-sdk/elements/define-all` with a bundler). One that stands',
  'outside of a room names it by `for`, and lies wherever the page wants it:',
  '',
  '```html',
  '<script type="module" src="/visio/parts.js"></script>',
  '<visio-room id="room" room="guichet-12" controls="microphone camera leave"></visio-room>',
  '<aside><visio-chat for="room"></visio-chat></aside>',
  '<visio-people for="room"></visio-people>',
  '```',
  '',
  'Without any room they take a meeting of `@visio-sdk/core`, the same for each of them:',
  '',
  '```html',
  '<visio-prejoin></visio-prejoin>',
  '<main hidden>',
  '  <visio-stage></visio-stage>',
  '  <visio-toolbar controls="microphone camera share hand reactions chat people layout devices leave"></visio-toolbar>',
  '  <visio-chat hidden></visio-chat>',
  '  <visio-people hidden></visio-people>',
  '</main>',
  '<visio-notices></visio-notices>',
  '```',
  '',
  '```js',
  "import { createMeeting, isInMeeting } from '@visio-sdk/core';",
  "import '@visio-sdk/elements/define-all';",
  '',
  "const meeting = createMeeting({ server: 'https://visio.example', room: 'guichet-12' });",
  'meeting.speakers.play(); // everybody’s sound, whoever is shown',
  '',
  "const names = ['prejoin', 'stage', 'toolbar', 'chat', 'people', 'notices'];",
  'const [prejoin, stage, toolbar, chat, people, notices] = names.map((name) => document.querySelector(`visio-${name}`));',
  'for (const element of [prejoin, stage, toolbar, chat, people, notices]) element.meeting = meeting;',
  '',
  'meeting.connection.subscribe(() => {',
  '  prejoin.hidden = isInMeeting(meeting.connection.get());',
  "  document.querySelector('main').hidden = !prejoin.hidden;",
  '});',
  '',
  '// What lies beside the toolbar it only asks for.',
  "toolbar.addEventListener('visio-layout-request', ({ detail }) => {",
  '  stage.layout = toolbar.layout = detail.layout;',
  '});',
  "toolbar.addEventListener('visio-panel-request', ({ detail }) => {",
  '  toolbar.panel = detail.panel;',
  "  chat.hidden = detail.panel !== 'chat';",
  "  people.hidden = detail.panel !== 'people';",
  '});',
  '```',
];

/** @param {readonly Element[]} elements */
export function elementsPage(elements) {
  const head = [
    '# The elements',
    '',
    'Generated from the JSDoc of the elements by `npm run check -- manifest --update`: change it there.',
    'What holds for all of them, and what is promised, is in [contracts.md](contracts.md).',
    '',
    ...alone,
    '',
    ...elements.map(({ tagName, description }) => `- [\`<${tagName}>\`](#${tagName}): ${firstSentence(description)}`),
  ];
  return `${[head.join('\n'), ...elements.map(section)].join('\n\n')}\n`;
}

/** @param {Element} element */
function section({ tagName, description, members, attributes, events, slots, cssParts, cssProperties }) {
  const fields = members.filter(({ kind }) => kind === 'field');
  const methods = members.filter(({ kind }) => kind === 'method');
  const fieldOf = (/** @type {Item} */ attribute) => fields.find(({ name }) => name === (attribute.fieldName ?? attribute.name));
  const onlyProperties = fields.filter(({ name }) => !attributes.some((attribute) => (attribute.fieldName ?? attribute.name) === name));
  const parts = [
    `## ${tagName}`,
    description ?? '',
    table('Attribute', ['Values', 'Default', ''], attributes.map((attribute) => [code(attribute.name), code(attribute.type?.text), code(attribute.default ?? fieldOf(attribute)?.default), attribute.description ?? fieldOf(attribute)?.description])),
    table('Property', ['Type', ''], onlyProperties.map((field) => [code(field.name), code(field.type?.text), `${field.readonly ? 'Read only. ' : ''}${field.description ?? ''}`])),
    table('Method', [''], methods.map((method) => [code(signature(method)), method.description])),
    table('Event', ['Type', ''], events.map((event) => [code(event.name), code(event.type?.text), event.description])),
    table('Slot', [''], slots.map((slot) => [slot.name ? code(slot.name) : '(default)', slot.description])),
    table('Part', [''], cssParts.map((part) => [code(part.name), part.description])),
    table('Custom property', ['Default', ''], cssProperties.map((property) => [code(property.name), code(property.default), property.description])),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** @param {Item} method */
function signature({ name, parameters = [], return: result }) {
  const list = parameters.map((parameter) => `${parameter.name}${parameter.type ? `: ${parameter.type.text}` : ''}`).join(', ');
  return `${name}(${list})${result?.type ? `: ${result.type.text}` : ''}`;
}

/**
 * @param {string} first
 * @param {readonly string[]} heads
 * @param {readonly (readonly (string | undefined)[])[]} rows
 */
function table(first, heads, rows) {
  if (rows.length === 0) return '';
  const line = (/** @type {readonly (string | undefined)[]} */ cells) => `| ${cells.map((cell) => (cell ?? '').replaceAll(/\s*\n\s*/g, ' ').trim()).join(' | ')} |`.replaceAll(/ {2,}/g, ' ');
  return [line([first, ...heads]), `|${' --- |'.repeat(heads.length + 1)}`, ...rows.map(line)].join('\n');
}

/** Code in a cell of a table: a bar would end the cell. @param {string | undefined} text */
const code = (text) => (text ? `\`${text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')}\`` : '');

/** @param {string | undefined} text */
const firstSentence = (text = '') => (/^[\s\S]*?[.](?=\s|$)/.exec(text)?.[0] ?? text).replaceAll(/\s+/g, ' ');
