/** A colour as a screen shows it, 0 to 255 each. */
export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** Colours of cameras: so far apart that no codec turns one into another. */
export const palette = {
  red: { r: 220, g: 30, b: 30 },
  green: { r: 30, g: 170, b: 50 },
  blue: { r: 30, g: 60, b: 220 },
  yellow: { r: 230, g: 220, b: 40 },
  magenta: { r: 210, g: 40, b: 200 },
  cyan: { r: 40, g: 200, b: 210 },
  orange: { r: 240, g: 130, b: 20 },
  white: { r: 235, g: 235, b: 235 },
} as const satisfies Record<string, Rgb>;

/** Name of a camera's colour. */
export type Colour = keyof typeof palette;

/** Tones of microphones in Hz: none is near another one, or near a harmonic of it. */
export const tones = [440, 620, 790, 1010, 1370, 1660, 2150, 2570] as const;

/** The colour's name, or undefined when it is none of ours (black, say, or a picture in between). */
export function nameOf(colour: Rgb): Colour | undefined {
  for (const [name, wanted] of Object.entries(palette) as [Colour, Rgb][]) {
    if (Math.hypot(colour.r - wanted.r, colour.g - wanted.g, colour.b - wanted.b) < 55) return name;
  }
  return undefined;
}

/** Y, U and V (BT.601, limited range): what cameras and encoders speak. */
export function toYuv({ r, g, b }: Rgb): readonly [y: number, u: number, v: number] {
  return [
    Math.round(16 + 0.257 * r + 0.504 * g + 0.098 * b),
    Math.round(128 - 0.148 * r - 0.291 * g + 0.439 * b),
    Math.round(128 + 0.439 * r - 0.368 * g - 0.071 * b),
  ];
}
