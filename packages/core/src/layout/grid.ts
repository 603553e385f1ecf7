/** How many tiles fit, and how large: pure geometry in CSS pixels. */

/** Where a tile goes. `x` is counted from the inline start, so that one layout serves both writing directions. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface GridSpace {
  readonly width: number;
  readonly height: number;
  /** Between tiles. Default: 8. */
  readonly gap?: number;
  /** No tile is narrower unless the space itself is. Default: 140, two columns on a telephone 320 px wide. */
  readonly minTileWidth?: number;
  /** Default: 9/16 of `minTileWidth`. */
  readonly minTileHeight?: number;
  /** Most tiles on one page. Default: 25. */
  readonly maxTiles?: number;
}

/** A grid for one page of tiles. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** Tiles on a full page; the count itself when all fit. */
  readonly pageSize: number;
}

const widest = 16 / 9;
const empty: Grid = { columns: 0, rows: 0, tileWidth: 0, tileHeight: 0, pageSize: 0 };

/**
 * The grid that shows as many of `count` tiles as may share the space, each as large as can be. Tiles are 16:9 where
 * that fills the space; rather than leave much of it empty they get as narrow as 4:3, in an upright space 3:4.
 */
export function fitGrid(count: number, space: GridSpace): Grid {
  if (count < 1 || !(space.width > 0) || !(space.height > 0)) return empty;
  const most = Math.min(count, Math.max(1, space.maxTiles ?? 25));
  for (let tiles = most; tiles > 1; tiles--) {
    const grid = bestGrid(tiles, space);
    if (grid && isLargeEnough(grid, space)) return grid;
  }
  return bestGrid(1, space) ?? empty;
}

/** The boxes of `count` tiles in the grid, centred in the space; so is a last row that is not full. */
export function placeInGrid(grid: Grid, count: number, space: GridSpace): readonly Box[] {
  const { columns, tileWidth, tileHeight } = grid;
  if (columns === 0) return [];
  const gap = space.gap ?? 8;
  const rows = Math.ceil(count / columns);
  const top = (space.height - rows * (tileHeight + gap) + gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const start = (space.width - inRow * (tileWidth + gap) + gap) / 2;
    return {
      x: Math.round(start + (index % columns) * (tileWidth + gap)),
      y: Math.round(top + row * (tileHeight + gap)),
      width: tileWidth,
      height: tileHeight,
    };
  });
}

function bestGrid(tiles: number, space: GridSpace): Grid | undefined {
  let best: Grid | undefined;
  let bestScore = 0;
  for (let columns = 1; columns <= tiles; columns++) {
    const rows = Math.ceil(tiles / columns);
    // Fewer columns would do for as many rows: one of these would stay empty.
    if (Math.ceil(tiles / rows) < columns) continue;
    const grid = gridOf(columns, rows, tiles, space);
    // How much a tile shows of a 16:9 camera counts, but far less than how large it is: faces are in the middle.
    const score = grid.tileWidth * grid.tileHeight * (grid.tileWidth / grid.tileHeight / widest) ** 0.25;
    if (score > bestScore) [best, bestScore] = [grid, score];
  }
  return best;
}

function gridOf(columns: number, rows: number, pageSize: number, space: GridSpace): Grid {
  const gap = space.gap ?? 8;
  const width = Math.max(0, (space.width - gap * (columns - 1)) / columns);
  const height = Math.max(0, (space.height - gap * (rows - 1)) / rows);
  const narrowest = Math.min(4 / 3, Math.max(3 / 4, space.width / space.height));
  const aspect = Math.min(widest, Math.max(narrowest, width / height || narrowest));
  const tileWidth = Math.floor(Math.min(width, height * aspect));
  const tileHeight = Math.floor(Math.min(height, width / aspect));
  return { columns, rows, tileWidth, tileHeight, pageSize };
}

function isLargeEnough(grid: Grid, { minTileWidth = 140, minTileHeight = (minTileWidth * 9) / 16 }: GridSpace): boolean {
  return grid.tileWidth >= minTileWidth && grid.tileHeight >= Math.floor(minTileHeight);
}
