// How packages/elements/custom-elements.json comes out of the JSDoc of the elements. `npm run check -- manifest` runs it.
import { forThePublic } from './scripts/check/manifest-plugin.mjs';

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/**/*.styles.ts', 'src/**/*.d.ts', 'src/translations/**'],
  litelement: true,
  plugins: [forThePublic()],
};
