import { tokenize, type MultiToken } from 'linkifyjs';

/** An address in a text. */
export interface Link {
  readonly href: string;
  /** The address as it is: what is shown never says another host than the one that is gone to. */
  readonly shown: string;
}

/** Part of a text: words, or an address. */
export type Piece = string | Link;

const protocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** A text in pieces, in their order. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const token of tokenize(text)) {
    const piece = (token.isLink && linkOf(token)) || token.v;
    const last = pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}

/** The first pieces, of about this length together; an address is there as a whole or not at all. */
export function firstPieces(pieces: readonly Piece[], length: number): readonly Piece[] {
  const found: Piece[] = [];
  let left = length;
  for (const piece of pieces) {
    const size = typeof piece === 'string' ? piece.length : piece.shown.length;
    if (size <= left) found.push(piece);
    else {
      // Not in the middle of a character.
      if (typeof piece === 'string') found.push(piece.slice(0, left).replace(/[\ud800-\udbff]$/, ''));
      break;
    }
    left -= size;
  }
  return [...found, '…'];
}

function linkOf(token: MultiToken): Link | undefined {
  try {
    const url = new URL(token.toHref('https'));
    // `https://service.gouv.fr@elsewhere.example` goes elsewhere.
    if (!protocols.has(url.protocol) || url.username || url.password) return undefined;
    return { href: url.href, shown: isPlain(token.v, url) ? token.v : url.href };
  } catch {
    return undefined;
  }
}

/** Whether an address says by itself where it goes: letters that look like others are shown as the browser reads them (`xn--`). */
function isPlain(typed: string, url: URL): boolean {
  if (url.protocol === 'mailto:') return /^[\x21-\x7e]+$/.test(typed);
  return typed.replace(/^https?:\/\//i, '').toLowerCase().startsWith(url.host);
}
