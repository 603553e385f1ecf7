/** With more people than that, comings and goings are neither shown nor heard, and said the less often. */
export const largeRoom = 10;

/** Least time between two tellings of the same kind to screen readers, in ms: the more people, the quieter. */
export function quietFor(people: number, small: number): number {
  return people > 50 ? 30_000 : people > largeRoom ? 15_000 : small;
}
