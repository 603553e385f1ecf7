// The house's own rules, as an ESLint plugin.
import { noDomAtImport } from './no-dom-at-import.mjs';

/** @type {import('eslint').Rule.RuleModule} */
const noStyleAttribute = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      style: 'The CSP blocks `style=` in templates (styleMap too). Use a class, or the setStyle directive of internal/set-style.ts.',
      markup: '`{{name}}` parses text as markup, which Trusted Types forbid: texts are text.',
    },
  },
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (node.tag.type !== 'Identifier' || !/^(html|svg|template|staticHtml)$/.test(node.tag.name)) return;
        // A space stands for each value, so that what is bound cannot be taken for markup.
        const text = node.quasi.quasis.map((quasi) => quasi.value.raw).join('${}');
        if (/<[^>]*\sstyle\s*=/.test(text)) context.report({ node, messageId: 'style' });
        const markup = /\s[.](innerHTML|outerHTML|srcdoc)\s*=/.exec(text);
        if (markup) context.report({ node, messageId: 'markup', data: { name: `.${markup[1]}` } });
      },
    };
  },
};

/** Names that are never fetched: the SVG namespace, and what RFC 2606 keeps for examples. */
const isNobodys = (/** @type {string} */ host) => host === 'www.w3.org' || /\.(example|invalid)$/.test(host);

/** @type {import('eslint').Rule.RuleModule} */
const noForeignHost = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { host: 'The SDK names no host: {{host}} is somebody’s. It must come from the page that embeds us.' },
  },
  create(context) {
    /** @param {import('eslint').Rule.Node} node @param {string} text */
    const look = (node, text) => {
      for (const [, host = ''] of text.matchAll(/(?:https?|wss?|turns?|stuns?):(?:\/\/)?([\w-]+(?:\.[\w-]+)+)/gi)) {
        if (!isNobodys(host)) context.report({ node, messageId: 'host', data: { host } });
      }
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') look(node, node.value);
      },
      TemplateElement: (node) => look(node, node.value.raw),
    };
  },
};

/** @type {import('eslint').ESLint.Plugin} */
export const house = {
  meta: { name: 'visio-house' },
  rules: { 'no-dom-at-import': noDomAtImport, 'no-style-attribute': noStyleAttribute, 'no-foreign-host': noForeignHost },
};
