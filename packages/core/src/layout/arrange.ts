/** Puts a stage together: view, main picture, order and pages become boxes. Pure; the caller keeps the memory. */
import { placeInGrid, fitGrid, type Box } from './grid.ts';
import { orderTiles, swapTiles } from './order.ts';
import { pageAt } from './pages.ts';
import type { SpeechLog } from './speech.ts';
import { cornerSpace, fillSpace, splitStage, type Areas, type StageSizes } from './split.ts';
import { chooseMain, chooseView, type Layout, type View } from './stage.ts';
import type { Tile } from './tile.ts';

export interface StageOptions {
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
  readonly pinned?: string | undefined;
  /** The identity of whom the room shows big to everybody; a grid that was asked for stays one. */
  readonly spotlight?: string | undefined;
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

/** Arranges the tiles in the space, moving as few of them as can be since `memory`. */
export function arrangeStage(tiles: readonly Tile[], memory: StageMemory, options: StageOptions): StageArrangement {
  const { width, height, gap = 8, pagerHeight = 48 } = options;
  const view = chooseView(options.layout, tiles, options.spotlight);
  const sorted = inOrder(orderTiles(memory.order, tiles, { ...options, firstPage: Infinity }), tiles);
  const main = view === 'grid' ? undefined : chooseMain(sorted, { ...options, previous: memory.main });

  const others = tiles.length - (main ? 1 : 0);
  const areas = divide(view, main, others, { width, height, gap, pagerHeight });
  const { grid } = areas;

  // The new main picture and the old one change places, so that the strip beside them keeps still.
  const swapped = main && memory.main ? swapTiles(memory.order, main.key, sameKind(memory.main, main)) : memory.order;
  const order = orderTiles(swapped, tiles, { ...options, firstPage: grid.pageSize, main: main?.key });
  const page = pageAt(options.page, others, grid.pageSize);
  // Without space nothing is shown, so that a stage nobody sees receives nothing.
  const hasSpace = grid.pageSize > 0;
  const shown = hasSpace ? inOrder(order, tiles).filter((tile) => tile !== main).slice(page.start, page.end) : [];
  // The last page has a grid of its own, so that few people are not shown small.
  const own = shown.length < grid.pageSize && view === 'grid' ? fitGrid(shown.length, areas.space) : grid;
  const boxes = placeInGrid(own, shown.length, areas.space);
  const place = view === 'grid' ? 'grid' : view === 'pair' ? 'corner' : 'strip';
  const placed = shown.map((tile, index): PlacedTile => {
    const box = boxes[index] ?? { x: 0, y: 0, width: 0, height: 0 };
    return { tile, place, ...box, x: box.x + areas.rest.x, y: box.y + areas.rest.y };
  });
  if (main && areas.main.width > 0 && areas.main.height > 0) placed.unshift({ tile: main, place: 'main', ...areas.main });
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

function inOrder(order: readonly string[], tiles: readonly Tile[]): readonly Tile[] {
  const byKey = new Map(tiles.map((tile) => [tile.key, tile]));
  return order.map((key) => byKey.get(key)!);
}

/** A screen and a person never change places: screens are first. */
function sameKind(key: string, main: Tile): string {
  return key.startsWith(`${main.source}:`) ? key : main.key;
}

function divide(
  view: View,
  main: Tile | undefined,
  others: number,
  sizes: StageSizes,
): Areas {
  const whole = { x: 0, y: 0, width: sizes.width, height: sizes.height };
  if (main && view === 'speaker') return splitStage(main.source, others, sizes);
  if (main) return { main: whole, ...fillSpace(cornerSpace(sizes), others, sizes, {}) };
  return { main: whole, ...fillSpace(whole, others, sizes, { maxTiles: 25 }) };
}
