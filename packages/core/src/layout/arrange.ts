/** Puts a stage together: view, main picture, order and pages become boxes. Pure; the caller keeps the memory. */
import { placeInGrid, fitGrid, type Box } from './grid.ts';
import { orderTiles, swapTiles } from './order.ts';
import { pageAt } from './pages.ts';
import type { SpeechLog } from './speech.ts';
import { cornerSpace, fillSpace, shareMain, splitStage, type Areas, type Corner, type StageSizes } from './split.ts';
import { chooseMain, chooseView, pinnedIn, type Layout, type View, type ViewOptions } from './stage.ts';
import type { Tile, TileSource } from './tile.ts';

/** A grid that was asked for stays one, whoever is shown big. */
export interface StageOptions extends ViewOptions {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels between tiles. Default: 8. */
  readonly gap?: number;
  readonly layout: Layout;
  /** The page wanted, from 0. */
  readonly page: number;
  /** Height in CSS pixels kept free for the page buttons when there are pages. Default: 48. */
  readonly pagerHeight?: number;
  /** Where one's own picture floats when it does. Default: `bottom-end`. */
  readonly corner?: Corner | undefined;
  readonly speech: SpeechLog;
  /** ms, on the clock of `speech`. */
  readonly now: number;
}

/** What an arrangement builds on: the one before it. */
export interface StageMemory {
  readonly order: readonly string[];
  readonly main: string | undefined;
}

/** A tile and where it goes; `strip` is beside the main picture, `corner` lies over it. */
export interface PlacedTile extends Box {
  readonly tile: Tile;
  readonly place: 'grid' | 'main' | 'strip' | 'corner';
}

export interface StageArrangement extends StageMemory {
  readonly view: View;
  /** What is shown, in reading order. Tiles on other pages are not in it. */
  readonly placed: readonly PlacedTile[];
  /** From 0: the page wanted or the nearest there is. */
  readonly page: number;
  readonly pages: number;
  /** Where the page buttons go; undefined with one page. */
  readonly pager: Box | undefined;
}

export const emptyStage: StageMemory = { order: [], main: undefined };

/**
 * Arranges the tiles in the space, moving as few of them as can be since `memory`. A pinned person is on every page: first
 * in a grid, large in the other views, with a shared screen beside.
 */
export function arrangeStage(given: readonly Tile[], memory: StageMemory, options: StageOptions): StageArrangement {
  const { width, height, gap = 8, pagerHeight = 48, selfView = 'auto' } = options;
  const view = chooseView(options.layout, given, options);
  const pin = pinnedIn(given, options.pinned);
  const self = given.find(({ source, participant }) => source === 'camera' && participant.isLocal);
  const floats = given.length > 1 && (selfView === 'corner' || (selfView === 'auto' && view === 'pair'));
  const away = (floats || selfView === 'hidden') && self !== pin ? self : undefined;
  // Whoever chose not to be among the others has no place there; in a pair it is kept for when more people come.
  const tiles = selfView === 'auto' ? given : given.filter((tile) => tile !== away);
  const sorted = inOrder(orderTiles(memory.order, tiles, { ...options, firstPage: Infinity }), tiles);
  const main = view === 'grid' ? undefined : chooseMain(sorted, { ...options, previous: memory.main });

  const apart = [main, pin, away];
  const paged = tiles.filter((tile) => !apart.includes(tile)).length;
  const inGrid = Number(view === 'grid' && pin !== undefined);
  const large = pin && main && pin !== main ? 'both' : main?.source;
  const areas = divide(view, large, paged + inGrid, { width, height, gap, pagerHeight });
  const { grid } = areas;
  const pageSize = Math.max(1, grid.pageSize - inGrid);

  // The new main picture and the old one change places, so that the strip beside them keeps still.
  const swapped = main && memory.main ? swapTiles(memory.order, main.key, sameKind(memory.main, main)) : memory.order;
  const order = orderTiles(swapped, tiles, { ...options, firstPage: pageSize, apart });
  const page = pageAt(options.page, paged, pageSize);
  // Without space nothing is shown, so that a stage nobody sees receives nothing.
  const hasSpace = width > 0 && height > 0;
  const shown = hasSpace ? inOrder(order, tiles).filter((tile) => !apart.includes(tile)).slice(page.start, page.end) : [];
  if (inGrid && hasSpace) shown.unshift(pin!);
  // The last page has a grid of its own, so that few people are not shown small; beside a pinned person one has always room.
  const own = shown.length !== grid.pageSize && view === 'grid' ? fitGrid(shown.length, { ...areas.space, minTileWidth: 1 }) : grid;
  const boxes = placeInGrid(own, shown.length, areas.space);
  const placed = shown.map((tile, index): PlacedTile => {
    const box = boxes[index] ?? { x: 0, y: 0, width: 0, height: 0 };
    return { tile, place: view === 'grid' ? 'grid' : 'strip', ...box, x: box.x + areas.rest.x, y: box.y + areas.rest.y };
  });
  if (main && areas.main.width > 0 && areas.main.height > 0) {
    const [first, second] = large === 'both' ? shareMain(areas.main, gap) : [areas.main];
    if (second) placed.unshift({ tile: pin!, place: 'main', ...second });
    placed.unshift({ tile: main, place: 'main', ...first });
  }
  if (away && floats && hasSpace) {
    const over = view === 'grid' && areas.pager ? { ...areas.main, height: areas.pager.y } : areas.main;
    placed.push({ tile: away, place: 'corner', ...cornerSpace({ ...over, gap, pagerHeight }, options.corner) });
  }
  return {
    view,
    order,
    main: main?.key,
    placed,
    page: page.index,
    pages: page.count,
    pager: areas.pager,
  };
}

function inOrder(order: readonly string[], tiles: readonly Tile[]): Tile[] {
  const byKey = new Map(tiles.map((tile) => [tile.key, tile]));
  return order.map((key) => byKey.get(key)!);
}

/** A screen and a person never change places: screens are first. */
function sameKind(key: string, main: Tile): string {
  return key.startsWith(`${main.source}:`) ? key : main.key;
}

function divide(
  view: View,
  large: TileSource | 'both' | undefined,
  others: number,
  sizes: StageSizes,
): Areas {
  const whole = { x: 0, y: 0, width: sizes.width, height: sizes.height };
  if (large && view === 'speaker') return splitStage(large, others, sizes);
  if (large) return { main: whole, ...fillSpace(whole, 0, sizes, {}) };
  // A wall shows more, as long as each is about as large as on a laptop.
  const maxTiles = Math.max(25, Math.min(49, Math.floor((sizes.width * sizes.height) / 160_000)));
  return { main: whole, ...fillSpace(whole, others, sizes, { maxTiles }) };
}
