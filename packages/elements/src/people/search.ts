/** Letters that no accent can be taken from, as people type them. */
const plain: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** A name as it is compared: without accents, case or ornament. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþı]/g, (letter) => plain[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a name has each word of the query somewhere, in whatever order; every name has those of an empty one. */
export function matcher(query: string): (name: string) => boolean {
  const words = fold(query).split(' ').filter(Boolean);
  // Nothing but signs: they are looked for as they are.
  if (words.length === 0 && query.trim()) return (name) => name.includes(query.trim());
  return (name) => {
    if (words.length === 0) return true;
    const folded = fold(name);
    return words.every((word) => folded.includes(word));
  };
}
