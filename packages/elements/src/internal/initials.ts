/** Dark enough for white letters (4.5:1 and more), and told apart by most who do not see all colours. */
export const placeholderColors = ['#1f5fa8', '#8a3d8f', '#2c6e49', '#a5402d', '#5a4fb5', '#7a5c13', '#a03468', '#2b6b78'];

/** One or two letters for a name, to stand in a picture's place; empty when it has no letter or digit. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s\-_.@]+/u);
  const letters = words.flatMap((word) => word.match(/\p{L}/u)?.[0] ?? []);
  // A number counts only when there is nothing else: "Poste 12" is P.
  const found = letters.length ? letters : words.flatMap((word) => word.match(/\p{N}/u)?.[0] ?? []);
  return (found.length > 1 ? [found[0], found.at(-1)] : found).join('').toLocaleUpperCase();
}

/** The colour of one identity: the same on every screen and after a reload. */
export function colorOf(identity: string): string {
  let hash = 0;
  for (const char of identity) hash = (Math.imul(hash, 31) + char.codePointAt(0)!) >>> 0;
  return placeholderColors[hash % placeholderColors.length]!;
}
