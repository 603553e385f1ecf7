import { expect } from '@open-wc/testing';
import { palettes } from './tokens.styles.ts';

/** WCAG 2.1 relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

type Name = keyof typeof palettes.light;
const textPairs: [Name, Name][] = [
  ...(['text', 'text-muted', 'danger-text', 'success', 'warning'] as const).flatMap((name): [Name, Name][] => [
    [name, 'background'],
    [name, 'surface'],
  ]),
  ['text', 'surface-hover'],
  ['text', 'stage'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['on-tile', 'tile'],
];
const shapePairs: [Name, Name][] = [
  ['border-strong', 'surface'],
  ['border-strong', 'background'],
  ['primary', 'surface'],
  ['primary', 'background'],
  ['danger', 'surface'],
  ['focus', 'background'],
  ['focus', 'surface'],
  ['focus', 'focus-halo'],
  ['speaking', 'stage'],
];

for (const [theme, palette] of Object.entries(palettes)) {
  describe(`the ${theme} theme`, () => {
    it('has a contrast of 4.5 wherever it writes text', () => {
      for (const [text, ground] of textPairs) expect(contrast(palette[text], palette[ground]), `${text} on ${ground}`).to.be.at.least(4.5);
    });
    it('has a contrast of 3 for fields, states and focus', () => {
      for (const [shape, ground] of shapePairs) expect(contrast(palette[shape], palette[ground]), `${shape} on ${ground}`).to.be.at.least(3);
    });
  });
}
