import type { Icon } from './icon.ts';

/** One bar of four: the icons of the package that say so are too faint at the size of a label. */
export const weakSignal: Icon = [
  ['path', { d: 'M4 20v-3', 'stroke-width': 4 }],
  ['path', { d: 'M10 20v-7', 'stroke-width': 4, opacity: 0.35 }],
  ['path', { d: 'M16 20V9', 'stroke-width': 4, opacity: 0.35 }],
  ['path', { d: 'M22 20V4', 'stroke-width': 4, opacity: 0.35 }],
];
