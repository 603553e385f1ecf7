import { holdsTheFloor, isInSpell, lastHeard, type SpeechLog } from './speech.ts';
import type { Tile, TileSource } from './tile.ts';

/** How a person wants the stage: `auto` follows what happens in the room. */
export type Layout = 'auto' | 'grid' | 'speaker';

/** How the stage is arranged: `pair` is the other person large and oneself small in a corner. */
export type View = 'grid' | 'speaker' | 'pair';

/** Where one sees oneself: `auto` is small in a corner when two are in, else among the others. */
export type SelfView = 'auto' | 'tile' | 'corner' | 'hidden';

export interface ViewOptions {
  /** The identity of whom the person pinned. */
  readonly pinned?: string | undefined;
  /** The identity of whom the room shows big to everybody. */
  readonly spotlight?: string | undefined;
  readonly selfView?: SelfView | undefined;
}

/** The arrangement for these tiles. */
export function chooseView(layout: Layout, tiles: readonly Tile[], { pinned, spotlight, selfView }: ViewOptions): View {
  // One's own screen is no reason: seen large, it would show itself in itself.
  const shared = tiles.some((tile) => tile.source === 'screen' && !tile.participant.isLocal);
  const people = tiles.filter((tile) => tile.source === 'camera');
  if (layout === 'grid' || (people.length < 2 && !shared)) return 'grid';
  if (layout === 'speaker' || shared || remoteIn(tiles, 'camera', spotlight)) return 'speaker';
  const pin = pinnedIn(tiles, pinned);
  const self = tiles.length === 2 && people.find((tile) => tile.participant.isLocal);
  if (self && self !== pin && selfView !== 'tile') return 'pair';
  return pin ? 'speaker' : 'grid';
}

/** The tile of whom the person pinned: the screen while they share one. One's own would show itself in itself. */
export function pinnedIn(tiles: readonly Tile[], pinned: string | undefined): Tile | undefined {
  return remoteIn(tiles, 'screen', pinned) ?? tiles.find(({ key }) => key === `camera:${pinned}`);
}

/** A tile of somebody else: one's own picture is no news to oneself. */
function remoteIn(tiles: readonly Tile[], source: TileSource, identity: string | undefined): Tile | undefined {
  return tiles.find(({ key, participant }) => key === `${source}:${identity}` && !participant.isLocal);
}

export interface MainOptions extends ViewOptions {
  /** The key of the main picture until now. */
  readonly previous?: string | undefined;
  readonly speech: SpeechLog;
  /** ms, on the clock of `speech`. */
  readonly now: number;
}

/**
 * Which tile is the main picture: a pinned screen, else the one that was shared last, else the pinned person, else whom
 * the room shows big, else whoever holds the floor, else whoever was there. It stays with a speaker who still speaks, and a cough takes it from nobody. Oneself only
 * when alone. `tiles` are in order: of the screens, the last is the latest.
 */
export function chooseMain(tiles: readonly Tile[], options: MainOptions): Tile | undefined {
  const { previous, pinned, spotlight, speech, now } = options;
  const pin = pinnedIn(tiles, pinned);
  if (pin?.source === 'screen') return pin;
  const screen = tiles.filter((tile) => tile.source === 'screen' && !tile.participant.isLocal).at(-1);
  if (screen ?? pin) return screen ?? pin;
  const shown = remoteIn(tiles, 'camera', spotlight);
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
