/** Names for the `controls` attribute, in their usual order. What is added here appears in every room without that attribute. */
export const controlNames = [
  'microphone',
  'camera',
  'share',
  'hand',
  'reactions',
  'chat',
  'people',
  'layout',
  'devices',
  'moderate',
  'fullscreen',
  'shortcuts',
  'leave',
] as const;

/** A control of the toolbar. */
export type ControlName = (typeof controlNames)[number];

/** Reads a `controls` attribute: each name once, in the order written; all of them when there is none. */
export function parseControls(value: string | null | undefined): {
  readonly controls: readonly ControlName[];
  readonly unknown: readonly string[];
} {
  const words = [...new Set((value ?? '').split(/\s+/).filter(Boolean))];
  if (words.length === 0) return { controls: controlNames, unknown: [] };
  return { controls: words.filter(isControlName), unknown: words.filter((word) => !isControlName(word)) };
}

function isControlName(word: string): word is ControlName {
  return (controlNames as readonly string[]).includes(word);
}
