import type { ChatMessage } from '@visio-sdk/core';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TextKey } from '../translations/fr.ts';
import { firstPieces, piecesOf, type Piece } from './links.ts';

/** What the list of messages is drawn with. */
export interface ListView {
  readonly messages: readonly ChatMessage[];
  readonly language: string;
  /** Messages that are shown in full though they are long. */
  readonly opened: ReadonlySet<string>;
  toggle(key: string): void;
  t(key: TextKey): string;
}

/** From so many UTF-16 units or lines on a message is shown in part at first. */
const longText = 1_200;
const longLines = 20;

/** A message's key: ids are unique for each sender only. */
export function keyOf({ from, id }: ChatMessage): string {
  return `${from ?? ''} ${id}`;
}

/** Messages one below the other; those of one person in one minute have one head. */
export function renderMessages(view: ListView): TemplateResult {
  const { messages, language, t } = view;
  const clock = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
  return html`<ul class="messages">
    ${repeat(messages, keyOf, (message, index) => {
      const { isLocal, sentAt } = message;
      const isFirst = !isTogether(messages[index - 1], message);
      const name = isLocal ? t('chat.you') : message.name || t(message.from === undefined ? 'chat.service' : 'notices.unnamed');
      const head = isFirst
        ? html`<p class="head"><bdi class="name">${name}</bdi> <time datetime=${new Date(sentAt).toISOString()}>${clock.format(sentAt)}</time></p>`
        : html`<p class="hidden"><bdi>${name}</bdi></p>`;
      return html`<li class="message ${isLocal ? 'own' : ''} ${isFirst ? 'first' : ''}" part="message">${head} ${renderText(message, view)}</li>`;
    })}
  </ul>`;
}

function isTogether(before: ChatMessage | undefined, { from, sentAt }: ChatMessage): boolean {
  return before !== undefined && before.from === from && minuteOf(before.sentAt) === minuteOf(sentAt);
}

const minuteOf = (at: number): number => Math.floor(at / 60_000);

function renderText(message: ChatMessage, { opened, toggle, t }: ListView): TemplateResult {
  const key = keyOf(message);
  const pieces = knownPieces(message);
  const end = endOfLines(message.text);
  const isLong = end < message.text.length;
  const isOpen = opened.has(key);
  // No white space of the template's own: that of the message is kept.
  const text = html`<div class="text" part="text" dir="auto">${(isLong && !isOpen ? firstPieces(pieces, end) : pieces).map(renderPiece)}</div>`;
  return html`<div class="bubble">
    ${text}
    ${isLong
      ? html`<button class="more" type="button" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => toggle(key)}>
          ${t(isOpen ? 'chat.showLess' : 'chat.showAll')}
        </button>`
      : nothing}
    ${message.isEdited ? html`<span class="edited">${t('chat.edited')}</span>` : nothing}
  </div>`;
}

/** Where a long text is cut. */
function endOfLines(text: string): number {
  let end = -1;
  for (let line = 0; line < longLines; line++) {
    end = text.indexOf('\n', end + 1);
    if (end < 0) break;
  }
  const cut = end < 0 ? text.length : end;
  return cut > longText * 1.25 ? longText : cut;
}

const pieces = new WeakMap<ChatMessage, readonly Piece[]>();

function knownPieces(message: ChatMessage): readonly Piece[] {
  const known = pieces.get(message) ?? piecesOf(message.text);
  pieces.set(message, known);
  return known;
}

function renderPiece(piece: Piece): unknown {
  if (typeof piece === 'string') return piece;
  return html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">${piece.shown}</a>`;
}
