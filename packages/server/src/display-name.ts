/**
 * Characters that make a name look like what it is not, or break the line it stands in: controls, lone surrogates,
 * bidirectional marks, embeddings, overrides and isolates (Unicode UAX #9), and blanks of no width. The joiners
 * U+200C and U+200D stay: Persian, Indic scripts and emoji need them.
 */
const unwanted = /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** Blanks and line breaks; not `\s`, which takes in U+FEFF too. */
const blanks = /[\p{Z}\t-\r\u0085]+/gu;

/** At least one character that can be seen. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A display name as it is kept: NFC, one line, single spaces, nothing hidden; empty when nothing is left to see. */
export function cleanName(value: string): string {
  const name = value.normalize('NFC').replace(blanks, ' ').replace(unwanted, '').replace(/ {2,}/g, ' ').trim();
  return visible.test(name) ? name : '';
}
