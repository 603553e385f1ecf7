/** One page of a list. */
export interface Page {
  /** From 0. */
  readonly index: number;
  /** How many pages there are; at least 1. */
  readonly count: number;
  /** The page holds the items from `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
}

/** The page at `index`, or the nearest there is: when people leave, the last page may be gone. */
export function pageAt(index: number, items: number, pageSize: number): Page {
  const size = Math.max(1, Math.floor(pageSize));
  const count = Math.max(1, Math.ceil(items / size));
  const page = Math.min(Math.max(0, Math.trunc(index) || 0), count - 1);
  return { index: page, count, start: page * size, end: Math.min(items, (page + 1) * size) };
}
