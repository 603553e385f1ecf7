// The browser floor of docs/contracts.md, for APIs: Chrome and Edge 109, Firefox ESR 115, Safari 16.4. The nearest year is
// 2022: everything in all engines by its end. What came to all of them in the months up to the floor is named below.
import baseline from 'eslint-plugin-baseline-js';

/** web-features younger than 2022 as a whole, and still in every browser of the floor. */
const withinTheFloor = [
  'constructed-stylesheets', // the reason for Safari 16.4
  'form-associated-custom-elements', // ElementInternals, Safari 16.4
  'inert', // Firefox 112
  'media-source', // `srcObject` with a MediaStream is as old as WebRTC; only its other uses are young
];

/** Not in every browser, and used only where the code asks first whether it is there. */
const askedFor = [
  'screen-capture', // screenShare.supported
  'feature-policy', // to say why a device is refused, where the browser tells
];

export const floorRules = {
  plugins: { 'baseline-js': baseline },
  rules: {
    'baseline-js/use-baseline': /** @type {const} */ ([
      'error',
      {
        available: 2022,
        ignoreFeatures: [...withinTheFloor, ...askedFor],
        includeWebApis: { preset: 'type-aware' },
        includeJsBuiltins: { preset: 'type-aware' },
      },
    ]),
  },
};
