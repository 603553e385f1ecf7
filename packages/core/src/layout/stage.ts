import { holdsTheFloor, isInSpell, lastHeard, type SpeechLog } from './speech.ts';
import type { Tile } from './tile.ts';

/** How a person wants the stage: `auto` follows what happens in the room. */
export type Layout = 'auto' | 'grid' | 'speaker';

/** How the stage is arranged: `pair` is the other person large and oneself small in a corner. */
export type View = 'grid' | 'speaker' | 'pair';

/** The arrangement for these tiles; `spotlight` is the identity of whom the room shows big to everybody. */
export function chooseView(layout: Layout, tiles: readonly Tile[], spotlight?: string): View {
  // One's own screen is no reason: seen large, it would show itself in itself.
  const shared = tiles.some((tile) => tile.source === 'screen' && !tile.participant.isLocal);
  const people = tiles.filter((tile) => tile.source === 'camera');
  if (layout === 'grid' || (people.length < 2 && !shared)) return 'grid';
  if (layout === 'speaker' || shared || spotlightIn(tiles, spotlight)) return 'speaker';
  return tiles.length === 2 && people.some((tile) => tile.participant.isLocal) ? 'pair' : 'grid';
}

/** The tile of whom the room shows big. One's own picture is no news to oneself. */
function spotlightIn(tiles: readonly Tile[], spotlight: string | undefined): Tile | undefined {
  return tiles.find(({ source, participant }) => source === 'camera' && participant.identity === spotlight && !participant.isLocal);
}

export interface MainOptions {
  /** The key of the main picture until now. */
  readonly previous?: string | undefined;
  /** The key of a tile that the person pinned. */
  readonly pinned?: string | undefined;
  /** The identity of whom the room shows big to everybody. */
  readonly spotlight?: string | undefined;
  readonly speech: SpeechLog;
  /** ms, on the clock of `speech`. */
  readonly now: number;
}

/**
 * Which tile is the main picture: the screen that was shared last, else the pinned tile, else whom the room shows big,
 * else whoever holds the floor, else whoever was there. It stays with a speaker who still speaks, and a cough takes it from nobody. Oneself only
 * when alone. `tiles` are in order: of the screens, the last is the latest.
 */
export function chooseMain(tiles: readonly Tile[], options: MainOptions): Tile | undefined {
  const { previous, pinned, spotlight, speech, now } = options;
  const screen = tiles.filter((tile) => tile.source === 'screen' && !tile.participant.isLocal).at(-1);
  if (screen) return screen;
  const pin = pinned === undefined ? undefined : tiles.find((tile) => tile.key === pinned);
  if (pin) return pin;
  const shown = spotlightIn(tiles, spotlight);
  if (shown) return shown;

  const others = tiles.filter((tile) => tile.source === 'camera' && !tile.participant.isLocal);
  const speechOf = (tile: Tile) => speech.get(tile.participant.identity);
  const current = others.find((tile) => tile.key === previous);
  if (current && isInSpell(speechOf(current), now)) return current;
  const speaker = best(others, (tile) => {
    const spell = speechOf(tile);
    return holdsTheFloor(spell, now) ? -spell.since : undefined;
  });
  if (speaker) return speaker;
  if (current) return current;
  return (
    best(others, (tile) => (speechOf(tile) ? lastHeard(speechOf(tile), now) : undefined)) ??
    others.find((tile) => tile.hasPicture) ??
    others[0] ??
    tiles[0]
  );
}

/** The item with the highest score, the first of equals; items without one do not count. */
function best<T>(items: readonly T[], score: (item: T) => number | undefined): T | undefined {
  let found: T | undefined;
  let highest = -Infinity;
  for (const item of items) {
    const value = score(item);
    if (value !== undefined && value > highest) [found, highest] = [item, value];
  }
  return found;
}
