/** Puts a stage together: view, main picture, order and pages become boxes. Pure; the caller keeps the memory. */
import { fitGrid, placeInGrid, type Box, type GridSpace } from './grid.ts';
import { orderTiles, swapTiles } from './order.ts';
import { pageAt } from './pages.ts';
import type { SpeechLog } from './speech.ts';
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
  const view = chooseView(options.layout, tiles);
  const sorted = inOrder(orderTiles(memory.order, tiles, { ...options, firstPage: Infinity }), tiles);
  const main = view === 'grid' ? undefined : chooseMain(sorted, { ...options, previous: memory.main });

  const others = tiles.length - (main ? 1 : 0);
  const areas = main && view === 'speaker' ? splitStage(main, others, width, height, gap) : undefined;
  const rest = view === 'pair' ? cornerSpace(width, height, gap) : (areas?.strip ?? { x: 0, y: 0, width, height });
  const limits: Partial<GridSpace> = areas?.limits ?? { maxTiles: 25 };
  let space: GridSpace = { ...limits, width: rest.width, height: rest.height, gap };
  let grid = fitGrid(others, space);
  const paged = grid.pageSize > 0 && grid.pageSize < others;
  if (paged) {
    space = { ...space, height: Math.max(1, rest.height - pagerHeight) };
    grid = fitGrid(others, space);
  }

  // The new main picture and the old one change places, so that the strip beside them keeps still.
  const swapped = main && memory.main ? swapTiles(memory.order, main.key, sameKind(memory.main, main)) : memory.order;
  const order = orderTiles(swapped, tiles, { ...options, firstPage: grid.pageSize, main: main?.key });
  const page = pageAt(options.page, others, grid.pageSize);
  const shown = inOrder(order, tiles).filter((tile) => tile !== main).slice(page.start, page.end);
  // The last page has a grid of its own, so that few people are not shown small.
  const own = shown.length < grid.pageSize && view === 'grid' ? fitGrid(shown.length, space) : grid;
  const boxes = placeInGrid(own, shown.length, space);
  const place = view === 'grid' ? 'grid' : view === 'pair' ? 'corner' : 'strip';
  const placed = shown.map((tile, index): PlacedTile => {
    const box = boxes[index] ?? { x: 0, y: 0, width: 0, height: 0 };
    return { tile, place, ...box, x: box.x + rest.x, y: box.y + rest.y };
  });
  if (main) placed.unshift({ tile: main, place: 'main', ...(areas?.main ?? { x: 0, y: 0, width, height }) });
  return {
    view,
    order,
    main: main?.key,
    placed,
    page: page.index,
    pages: page.count,
    pager: paged ? { x: rest.x, y: rest.y + rest.height - pagerHeight, width: rest.width, height: pagerHeight } : undefined,
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

interface Areas {
  readonly main: Box;
  readonly strip: Box;
  readonly limits: Partial<GridSpace>;
}

/** The main picture with the others beside it or below, whichever shows it larger. */
function splitStage(main: Tile, others: number, width: number, height: number, gap: number): Areas {
  if (others === 0) {
    const nothing = { x: 0, y: 0, width: 0, height: 0 };
    return { main: { x: 0, y: 0, width, height }, strip: nothing, limits: {} };
  }
  const beside = Math.round(Math.min(480, Math.max(140, width * 0.2)));
  const besideWidth = width - beside - gap;
  const below = belowHeight(main, width, height, gap);
  const aboveHeight = height - below - gap;
  if (picture(besideWidth, height) >= picture(width, aboveHeight)) {
    return {
      main: { x: 0, y: 0, width: besideWidth, height },
      strip: { x: besideWidth + gap, y: 0, width: beside, height },
      // One column: two of half the width would show nobody well.
      limits: { minTileWidth: Math.min(beside, Math.max(120, beside * 0.72)), maxTiles: 12 },
    };
  }
  return {
    main: { x: 0, y: 0, width, height: aboveHeight },
    strip: { x: 0, y: aboveHeight + gap, width, height: below },
    limits: { minTileWidth: Math.min(140, (width - 2 * gap) / 2), minTileHeight: Math.min(80, below), maxTiles: 12 },
  };
}

/** An upright space gives the main picture what it can fill and the others the rest. */
function belowHeight(main: Tile, width: number, height: number, gap: number): number {
  const least = Math.min(height / 3, 96);
  if (width >= height) return Math.round(Math.max(least, Math.min(200, height * 0.2)));
  const share = main.source === 'screen' ? 0.4 : 0.55;
  return Math.round(Math.max(least, height - gap - Math.max((width * 9) / 16, height * share)));
}

/** How large a 16:9 picture is in the space. */
function picture(width: number, height: number): number {
  return width > 0 && height > 0 ? Math.min(width, (height * 16) / 9) : 0;
}

/** Where one's own picture lies over the other's: the lower corner at the inline end. */
function cornerSpace(width: number, height: number, gap: number): Box {
  const upright = height > width;
  const across = Math.round(Math.min(280, Math.max(96, Math.min(width, height) * (upright ? 0.27 : 0.32))));
  const down = Math.round(upright ? (across * 4) / 3 : (across * 9) / 16);
  const margin = gap * 1.5;
  return { x: width - across - margin, y: height - down - margin, width: across, height: down };
}
