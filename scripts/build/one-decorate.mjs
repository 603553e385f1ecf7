/** What esbuild writes into each module that has decorators: three lines and a function, the same each time. */
const helper = /^var __defProp = .*\nvar __getOwnPropDesc = .*\nvar __decorateClass = \([^]*?\n\};\n/m;
const shared = '\0one-decorate';

/**
 * One copy of esbuild's helper for decorators in the whole bundle, instead of one in each module. Goes after esbuild.
 * @returns {import('rollup').Plugin}
 */
export function oneDecorate() {
  let code = '';
  return {
    name: 'one-decorate',
    resolveId: (id) => (id === shared ? id : undefined),
    load: (id) => (id === shared ? code : undefined),
    transform(source) {
      const [found] = helper.exec(source) ?? [];
      if (!found) return null;
      code ||= found.replace('var __decorateClass', 'export var __decorateClass');
      // On as many lines: the source map stays true.
      return { code: source.replace(found, `import { __decorateClass } from ${JSON.stringify(shared)};${'\n'.repeat(found.split('\n').length - 1)}`), map: null };
    },
  };
}
