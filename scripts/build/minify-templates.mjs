import { transform } from 'esbuild';

/**
 * Minifies the style sheets in `css` templates of `*.styles.ts`: esbuild minifies the code around them, not the text.
 * A template with expressions in it stays as it is.
 * @param {string[]} target browsers
 * @returns {import('rollup').Plugin}
 */
export function minifyCss(target) {
  return {
    name: 'minify-css',
    async transform(code, id) {
      if (!id.endsWith('.styles.ts')) return null;
      let result = code;
      for (const [template, text = ''] of code.matchAll(/= css`([^`]*)`/g)) {
        if (/\\|\$\{/.test(text)) continue;
        const { code: css } = await transform(text, { loader: 'css', minify: true, target });
        if (/[`\\$]/.test(css)) continue;
        result = result.replace(template, () => `= css\`${css.trim()}\``);
      }
      // Style sheets have no line to look up: the map of the code around them stays good enough.
      return { code: result, map: null };
    },
  };
}

/**
 * Takes the indentation out of templates: in minified code a line break only stands inside of one. Each keeps one blank,
 * which is all that HTML and CSS see of them.
 * @returns {import('rollup').Plugin}
 */
export function unindentTemplates() {
  return {
    name: 'unindent-templates',
    renderChunk(code, { moduleIds }) {
      // Text of others may depend on its blanks.
      if (moduleIds.some((id) => id.includes('livekit-client'))) return null;
      return { code: code.replace(/\n[ \t]+/g, '\n'), map: null };
    },
  };
}
