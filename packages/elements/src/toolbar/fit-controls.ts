/** Which controls have room in the bar: pure. */
import type { ControlName } from '../internal/controls.ts';

/** Behind `more` wherever there is one: seldom needed, and each has a key of its own. */
const seldom: readonly ControlName[] = ['fullscreen', 'shortcuts'];

/** Who goes first when there is too little room; microphone, camera and leaving stay. */
const first: readonly ControlName[] = [...seldom, 'layout', 'devices', 'moderate', 'people', 'reactions', 'share', 'hand', 'chat'];

export interface BarSpace {
  /** Of the toolbar, in em of its text. */
  readonly width: number;
  /** What the host's own buttons take of it, in em. */
  readonly taken: number;
  /** Whether microphone and camera have their menus beside them. */
  readonly hasMenus: boolean;
}

/** Below this width, in em, the bar is narrow: smaller gaps, and no menus beside microphone and camera. */
export const narrow = 33;

export interface FittedControls {
  readonly bar: readonly ControlName[];
  readonly more: readonly ControlName[];
}

/**
 * Shares the controls between the bar and the menu `more`, each in the order given. `chosen`: the host named them, so that
 * all of them go into the bar if they fit.
 */
export function fitControls(offered: readonly ControlName[], space: BarSpace, chosen: boolean): FittedControls {
  const hidden = new Set<ControlName>(chosen ? [] : seldom.filter((name) => offered.includes(name)));
  const result = () => ({ bar: offered.filter((name) => !hidden.has(name)), more: offered.filter((name) => hidden.has(name)) });
  // Where nobody has drawn anything yet, all of them are.
  if (space.width <= 0) return result();
  for (const name of first) {
    const { bar, more } = result();
    if (widthOf(bar, more.length > 0, space) <= space.width) break;
    if (offered.includes(name)) hidden.add(name);
  }
  return result();
}

/** In em: the sizes of `toolbar.styles.ts`. */
function widthOf(bar: readonly ControlName[], hasMore: boolean, { width, taken, hasMenus }: BarSpace): number {
  const isNarrow = width <= narrow;
  const [button, leave, gap, padding] = isNarrow ? [2.75, 2.75, width < 24 ? 0.25 : 0.625, 0.75] : [3, 4, 0.75, 1.5];
  const menu = isNarrow || !hasMenus ? 0 : 2.75;
  const widths = bar.map((name) => (name === 'leave' ? leave : name === 'microphone' || name === 'camera' ? button + menu : button));
  if (hasMore) widths.push(button);
  if (taken > 0) widths.push(taken);
  return padding + widths.reduce((sum, one) => sum + one, 0) + gap * Math.max(0, widths.length - 1);
}
