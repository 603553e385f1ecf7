/** How a stage is divided between the main picture and the others. */
import { fitGrid, placeInGrid, type Box, type Grid, type GridSpace } from './grid.ts';
import type { TileSource } from './tile.ts';

/** CSS pixels. */
export interface StageSizes {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  readonly pagerHeight: number;
}

/** A part of the stage with the grid of its tiles. */
export interface Filled {
  readonly rest: Box;
  /** `rest` less the page buttons. */
  readonly space: GridSpace;
  readonly grid: Grid;
  readonly pager: Box | undefined;
}

export interface Areas extends Filled {
  readonly main: Box;
}

type Limits = Pick<GridSpace, 'minTileWidth' | 'minTileHeight' | 'maxTiles'>;

/** The grid for so many tiles in this part, with room for page buttons when it takes more than one page. */
export function fillSpace(rest: Box, count: number, { gap, pagerHeight }: StageSizes, limits: Limits): Filled {
  const space = { ...limits, width: rest.width, height: rest.height, gap };
  const grid = fitGrid(count, space);
  if (grid.pageSize === 0 || grid.pageSize >= count) return { rest, space, grid, pager: undefined };
  const less = { ...space, height: Math.max(1, rest.height - pagerHeight) };
  const pager = { x: rest.x, y: rest.y + less.height, width: rest.width, height: rest.height - less.height };
  return { rest, space: less, grid: fitGrid(count, less), pager };
}

/** The main picture, or a screen and a pinned person, with the others beside or below, whichever shows it larger. */
export function splitStage(source: TileSource | 'both', others: number, sizes: StageSizes): Areas {
  const { width, height } = sizes;
  if (others === 0) {
    const none = fillSpace({ x: 0, y: 0, width: 0, height: 0 }, 0, sizes, {});
    return { main: { x: 0, y: 0, width, height }, ...none };
  }
  const beside = putBeside(others, sizes);
  const below = putBelow(source, others, sizes);
  return pictureWidth(beside.main) >= pictureWidth(below.main) ? beside : below;
}

function putBeside(others: number, sizes: StageSizes): Areas {
  const { width, height, gap } = sizes;
  const strip = Math.round(Math.min(480, Math.max(140, width * 0.2), width / 2));
  // One column: two of half the width would show nobody well.
  const limits = { minTileWidth: Math.min(strip, Math.max(120, strip * 0.72)), maxTiles: 12 };
  const filled = fillSpace({ x: 0, y: 0, width: strip, height }, others, sizes, limits);
  // What the tiles do not need is the main picture's; page buttons need 44 px twice and a text.
  const used = Math.min(strip, Math.max(filled.grid.tileWidth, filled.pager ? 152 : 0));
  const x = width - used;
  const moved = moveTo(filled, { x, y: 0, width: used, height });
  return { main: { x: 0, y: 0, width: Math.max(0, x - gap), height }, ...moved };
}

function putBelow(source: TileSource | 'both', others: number, sizes: StageSizes): Areas {
  const { width, height, gap } = sizes;
  const strip = stripHeight(source, sizes);
  const limits = { minTileWidth: Math.min(140, (width - 2 * gap) / 2), minTileHeight: Math.min(80, strip), maxTiles: 12 };
  const filled = fillSpace({ x: 0, y: 0, width, height: strip }, others, sizes, limits);
  const { rows, tileHeight } = filled.grid;
  const used = Math.min(strip, rows * (tileHeight + gap) - gap + (filled.pager?.height ?? 0));
  const y = height - used;
  const moved = moveTo(filled, { x: 0, y, width, height: used });
  return { main: { x: 0, y: 0, width, height: Math.max(0, y - gap) }, ...moved };
}

/** An upright stage gives the main picture what it can fill and the others the rest. */
function stripHeight(source: TileSource | 'both', { width, height, gap }: StageSizes): number {
  const least = Math.min(height / 3, 96);
  if (width >= height) return Math.round(Math.max(least, Math.min(200, height * 0.2)));
  const share = { screen: 0.4, camera: 0.55, both: 0.7 }[source];
  return Math.round(Math.max(least, height - gap - Math.max((width * 9) / 16, height * share)));
}

function moveTo({ space, grid, pager }: Filled, rest: Box): Filled {
  const pagerHeight = pager?.height ?? 0;
  return {
    rest,
    grid,
    space: { ...space, width: rest.width, height: rest.height - pagerHeight },
    pager: pager && { ...pager, x: rest.x, y: rest.y + rest.height - pagerHeight, width: rest.width },
  };
}

/** How large a 16:9 picture is in the box. */
function pictureWidth({ width, height }: Box): number {
  return width > 0 && height > 0 ? Math.min(width, (height * 16) / 9) : 0;
}

/** A corner of the stage; start and end follow the writing direction. */
export type Corner = 'bottom-end' | 'bottom-start' | 'top-start' | 'top-end';

/** Where one's own picture lies over the others: clear of their buttons at the top, of a name at the start below. */
export function cornerSpace({ width, height, gap }: StageSizes, corner: Corner = 'bottom-end'): Box {
  const upright = height > width;
  const across = Math.round(Math.min(280, Math.max(96, Math.min(width, height) * (upright ? 0.27 : 0.32))));
  const down = Math.round(upright ? (across * 4) / 3 : (across * 9) / 16);
  const margin = Math.round(gap * 1.5);
  const isAtStart = corner.endsWith('start');
  return {
    x: isAtStart ? margin : width - across - margin,
    y: corner.startsWith('top') ? 48 : height - down - (isAtStart ? 48 : margin),
    width: across,
    height: down,
  };
}

/** Room for a pinned person beside the main picture or below it, whichever leaves that larger. */
export function shareMain(whole: Box, gap: number): readonly [main: Box, pinned: Box] {
  const needed = (whole.height * 16) / 9;
  const isWide = whole.width > needed;
  const [side, at] = isWide ? (['width', 'x'] as const) : (['height', 'y'] as const);
  const part = Math.round(Math.min(isWide ? needed : (whole.width * 9) / 16, (whole[side] * 2) / 3));
  const space = { ...whole, [at]: part + gap, [side]: Math.max(1, whole[side] - part - gap) };
  // Not stretched to fill it: hands that sign must not be cut off.
  const box = placeInGrid(fitGrid(1, space), 1, space)[0]!;
  return [{ ...whole, [side]: part }, { ...box, x: box.x + space.x, y: box.y + space.y }];
}
