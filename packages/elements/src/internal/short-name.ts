/** As much of somebody's name as fits in a sentence, in code points: others may write what they like. */
export function shortName(name: string, length = 60): string {
  const points = [...name.slice(0, 2 * length + 2)];
  return points.length > length ? `${points.slice(0, length - 1).join('')}…` : name;
}
