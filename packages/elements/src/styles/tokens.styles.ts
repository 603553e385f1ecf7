/**
 * The neutral theme: custom properties that a host may set on `<visio-room>`, or on an element that stands alone.
 * Contrasts are at least 4.5 for text and 3 for borders of fields and states; tokens.test.ts computes them.
 */
import { css, unsafeCSS } from 'lit';

const light = {
  background: '#f5f6f8',
  surface: '#ffffff',
  'surface-hover': '#eceef3',
  text: '#17191f',
  'text-muted': '#555c6a',
  border: '#d5d9e1',
  'border-strong': '#767e8e',
  primary: '#2952cc',
  'primary-hover': '#1f41a8',
  'on-primary': '#ffffff',
  danger: '#c22b35',
  'danger-hover': '#a01f29',
  'on-danger': '#ffffff',
  'danger-text': '#b3202b',
  success: '#1a7f4b',
  warning: '#8a5a00',
  focus: '#17191f',
  'focus-halo': '#ffffff',
  stage: '#e6e9ee',
  tile: '#22262f',
  'on-tile': '#f4f5f8',
  'tile-overlay': 'rgb(16 18 23 / 0.78)',
  speaking: '#2952cc',
};

const dark: typeof light = {
  background: '#121419',
  surface: '#1d2027',
  'surface-hover': '#2c313b',
  text: '#eef0f4',
  'text-muted': '#a9b0be',
  border: '#353b47',
  'border-strong': '#7c8596',
  primary: '#8fb0ff',
  'primary-hover': '#b0c8ff',
  'on-primary': '#0d1a3d',
  danger: '#d23c46',
  'danger-hover': '#b92f39',
  'on-danger': '#ffffff',
  'danger-text': '#ff9aa0',
  success: '#57cf92',
  warning: '#f2b84b',
  focus: '#ffffff',
  'focus-halo': '#121419',
  stage: '#121419',
  tile: '#272c36',
  'on-tile': '#f4f5f8',
  'tile-overlay': 'rgb(16 18 23 / 0.78)',
  speaking: '#8fb0ff',
};

const contrast: typeof light = {
  background: '#000000',
  surface: '#000000',
  'surface-hover': '#262626',
  text: '#ffffff',
  'text-muted': '#ffffff',
  border: '#ffffff',
  'border-strong': '#ffffff',
  primary: '#ffe14d',
  'primary-hover': '#ffffff',
  'on-primary': '#000000',
  danger: '#ff9d9d',
  'danger-hover': '#ffffff',
  'on-danger': '#000000',
  'danger-text': '#ff9d9d',
  success: '#7dffb2',
  warning: '#ffe14d',
  focus: '#ffffff',
  'focus-halo': '#000000',
  stage: '#000000',
  tile: '#1f1f1f',
  'on-tile': '#ffffff',
  'tile-overlay': '#000000',
  speaking: '#ffe14d',
};

/** Colours of each theme by the end of their custom property: `text` is `--visio-color-text`. */
export const palettes = { light, dark, contrast };

const declare = (palette: typeof light, scheme: 'light' | 'dark') =>
  unsafeCSS(
    Object.entries(palette)
      .map(([name, value]) => `--visio-color-${name}:${value};`)
      .join('') + `color-scheme:${scheme};`,
  );

/** Defined where a theme begins; elements inside inherit them. */
export const tokens = css`
  :host([theme]) {
    --visio-font-family: system-ui, sans-serif;
    --visio-radius: 0.5em;
    --visio-radius-large: 1em;
    --visio-space: 0.5em;
    --visio-shadow: 0 0.125em 0.5em rgb(16 18 23 / 0.12), 0 0.5em 2em rgb(16 18 23 / 0.1);
    --visio-duration: 150ms;
    ${declare(light, 'light')}
  }
  @media (prefers-color-scheme: dark) {
    :host([theme='auto']) {
      ${declare(dark, 'dark')}
    }
  }
  :host([theme='dark']) {
    ${declare(dark, 'dark')}
  }
  @media (prefers-contrast: more) {
    :host([theme='auto']) {
      ${declare(contrast, 'dark')}
    }
  }
  :host([theme='contrast']) {
    ${declare(contrast, 'dark')}
  }
  @media (prefers-reduced-motion: reduce) {
    :host([theme]) {
      --visio-duration: 0.01ms;
    }
  }
`;
