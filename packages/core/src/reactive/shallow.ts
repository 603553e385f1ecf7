/** Whether two arrays hold the same things in the same order. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]));
}

/** Whether two plain objects have the same fields with the same values; with `fieldEquals` for fields that are objects. */
export function sameFields<T extends object>(
  a: T,
  b: T,
  fieldEquals: (a: unknown, b: unknown) => boolean = Object.is,
): boolean {
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && fieldEquals(left[key], right[key]));
}
