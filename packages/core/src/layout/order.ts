import { holdsTheFloor, isInSpell, lastHeard, type SpeechLog } from './speech.ts';
import type { Tile } from './tile.ts';

export interface OrderOptions {
  /** How many tiles the first page holds, without those of `apart`. */
  readonly firstPage: number;
  readonly speech: SpeechLog;
  /** ms, on the clock of `speech`. */
  readonly now: number;
  /** Tiles that are shown whatever the page: the main picture, a pinned one. */
  readonly apart?: readonly (Tile | undefined)[];
}

/**
 * The order of tiles, as keys, from the order before. Screens come first. A person's tile moves only when it must:
 * newcomers go to the end (those who arrive together: oneself, then those with a camera), the last tile fills the
 * place of somebody who left, and whoever holds the floor off the first page changes places with the one on it who
 * has been silent longest. Gives back `previous` itself when nothing moved.
 */
export function orderTiles(previous: readonly string[], tiles: readonly Tile[], options: OrderOptions): readonly string[] {
  const byKey = new Map(tiles.map((tile) => [tile.key, tile]));
  const places = fillGaps(previous, (key) => byKey.get(key)?.source);
  const known = new Set(places);
  const arrived = tiles.filter((tile) => !known.has(tile.key));
  const screens = places.filter((key) => byKey.get(key)?.source === 'screen');
  const people = places.filter((key) => byKey.get(key)?.source === 'camera');
  screens.push(...arrived.filter((tile) => tile.source === 'screen').map((tile) => tile.key));
  people.push(...arrived.filter((tile) => tile.source === 'camera').sort(byArrival).map((tile) => tile.key));
  const order = [...screens, ...people];
  bringSpeakersForward(order, byKey, options);
  return order.length === previous.length && order.every((key, index) => key === previous[index]) ? previous : order;
}

/** The same order with two tiles in each other's place. */
export function swapTiles(order: readonly string[], a: string, b: string): readonly string[] {
  const [first, second] = [order.indexOf(a), order.indexOf(b)];
  if (first < 0 || second < 0 || first === second) return order;
  const swapped = [...order];
  [swapped[first], swapped[second]] = [b, a];
  return swapped;
}

/** One move for each person who left. Screens close up instead, so that a share that ends leaves people as they were. */
function fillGaps(previous: readonly string[], sourceOf: (key: string) => Tile['source'] | undefined): string[] {
  const places = previous.filter((key) => sourceOf(key) !== undefined || key.startsWith('camera:'));
  for (let index = 0; index < places.length; index++) {
    if (sourceOf(places[index]!) !== undefined) continue;
    let last = places.pop();
    while (last !== undefined && places.length > index && sourceOf(last) === undefined) last = places.pop();
    if (last !== undefined && places.length > index) places[index] = last;
  }
  return places;
}

/** Sorting is stable: beyond this, people stay in order of arrival. */
function byArrival(a: Tile, b: Tile): number {
  return rank(a) - rank(b);
}

function rank(tile: Tile): number {
  if (tile.participant.isLocal) return 0;
  return tile.hasPicture ? 1 : 2;
}

function bringSpeakersForward(order: string[], byKey: ReadonlyMap<string, Tile>, options: OrderOptions): void {
  const { firstPage, speech, now, apart } = options;
  const places = order.filter((key) => !apart?.includes(byKey.get(key)));
  const speechOf = (key: string) => speech.get(byKey.get(key)!.participant.identity);
  const isRemotePerson = (key: string) => {
    const tile = byKey.get(key)!;
    return tile.source === 'camera' && !tile.participant.isLocal;
  };
  const first = places.slice(0, firstPage);
  const speakers = places
    .slice(firstPage)
    .filter((key) => isRemotePerson(key) && holdsTheFloor(speechOf(key), now))
    .sort((a, b) => speechOf(a)!.since - speechOf(b)!.since);
  if (speakers.length === 0) return;
  const silent = first
    .filter((key) => isRemotePerson(key) && !isInSpell(speechOf(key), now))
    .reverse()
    .sort((a, b) => compareSilence(a, b));
  for (const [index, speaker] of speakers.entries()) {
    const leaving = silent[index];
    if (leaving === undefined) return;
    const [from, to] = [order.indexOf(speaker), order.indexOf(leaving)];
    [order[from], order[to]] = [leaving, speaker];
  }

  function compareSilence(a: string, b: string): number {
    const [heardA, heardB] = [lastHeard(speechOf(a), now), lastHeard(speechOf(b), now)];
    if (heardA !== heardB) return heardA < heardB ? -1 : 1;
    return Number(byKey.get(a)!.hasPicture) - Number(byKey.get(b)!.hasPicture);
  }
}
