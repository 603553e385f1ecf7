import { isInMeeting, type ChatMessage, type Meeting, type Participant } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import ArrowDown from 'lucide/dist/esm/icons/arrow-down.mjs';
import { Announcer } from '../internal/announcer.ts';
import { attach } from '../internal/attach.ts';
import { Gatherer } from '../internal/gatherer.ts';
import { icon } from '../internal/icon.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { chatStyles } from './chat.styles.ts';
import { Composer } from './composer.ts';
import { composerStyles } from './composer.styles.ts';
import { EndOfLog } from './end-of-log.ts';
import { keyOf, renderMessages } from './message-list.ts';
import { readWhileSeen } from './reading.ts';

/** More messages than this at once are said as a number, and not more often than every so many ms. */
const crowd = 3;
const pace = 5_000;

/**
 * The chat of the meeting: what was written since one came, and a field to write. Fills the space it is given. Messages
 * are unread until the element can be seen; a draft stays when it is removed and comes back.
 *
 * @csspart log - The messages, which scroll.
 * @csspart message - One message with its sender and time.
 * @csspart text - The text of a message.
 * @csspart new-messages - The button that goes down to new messages.
 * @csspart composer - The field and what belongs to it.
 * @csspart field - The field.
 * @csspart send-button - The button that sends.
 */
export class VisioChat extends MeetingElement {
  static override styles = [...baseStyles, chatStyles, composerStyles];

  protected override readonly words = lateWords;

  /** Long messages that are shown in full. */
  @state() private opened: ReadonlySet<string> = new Set();
  /** Messages that came since one went up. */
  @state() private missed = 0;

  readonly #announcer = new Announcer(this);
  readonly #crowds = new Gatherer<number>(pace, (counts) => this.#announcer.say(this.plural('chat.new', counts.reduce((sum, one) => sum + one))));
  readonly #end = new EndOfLog(this);
  readonly #composer = new Composer(this, {
    language: () => this.language,
    t: (key, params) => this.t(key, params),
    plural: (key, count, params) => this.plural(key, count, params),
    sent: () => this.#end.go(),
  });
  #of: Meeting | undefined;
  #last: string | undefined;
  #isCrowd = false;
  #cameLate = false;

  /** Goes to the field, where one writes; to the messages where there is none, and where it would bring up a keyboard on the screen. */
  override focus(): void {
    // Whoever has just made the element may not have to wait for it.
    if (this.isUpdatePending && this.hasTexts) this.performUpdate();
    const isTouch = matchMedia('(pointer: coarse)').matches;
    const place = isTouch ? '.log' : 'textarea, .log';
    [...this.renderRoot.querySelectorAll<HTMLElement>(place)].at(-1)?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#crowds.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const messages = this.meeting?.chat.messages.get() ?? [];
    const fresh = this.meeting === this.#of ? newer(messages, this.#last) : 0;
    if (this.meeting !== this.#of) this.#cameLate = false;
    this.#of = this.meeting;
    this.#last = messages.length > 0 ? keyOf(messages.at(-1)!) : undefined;
    this.#isCrowd = fresh > crowd;
    if (this.#isCrowd) this.#crowds.note(fresh);
    this.missed = this.#end.isAt ? 0 : this.missed + fresh;
  }

  protected override render(): unknown {
    const { meeting } = this;
    if (!meeting) return nothing;
    const messages = this.read(meeting.chat.messages);
    const connection = this.read(meeting.connection);
    const isIn = isInMeeting(connection);
    const view = { messages, language: this.language, opened: this.opened, t: (key: Parameters<typeof this.t>[0]) => this.t(key), toggle: this.#toggle };
    return html`<div class="chat" lang=${this.language} ${attach(meeting, (root) => readWhileSeen(meeting.chat, root))}>
      <div
        class="log"
        part="log"
        role="log"
        tabindex="0"
        aria-label=${this.t('chat.log')}
        aria-live=${this.#isCrowd ? 'off' : 'polite'}
        ${attach(meeting, (log) => this.#end.follow(log))}
      >
        <div class="content">
          ${isIn ? this.#renderNote(meeting) : nothing}
          ${messages.length > 0 ? renderMessages(view) : html`<p class="empty">${this.t('chat.empty')}</p>`}
        </div>
      </div>
      <div class="bottom">
        ${this.missed > 0
          ? html`<button class="button small new" part="new-messages" type="button" @click=${this.#goDown}>
              ${icon(ArrowDown)} ${this.plural('chat.new', this.missed)}
            </button>`
          : nothing}
        ${isIn ? this.#renderComposer(meeting) : html`<p class="closed">${this.t('error.not-joined')}</p>`}
      </div>
      ${this.#announcer.render()}
    </div>`;
  }

  #renderNote(meeting: Meeting): TemplateResult {
    const me = this.read(meeting.localParticipant);
    this.#cameLate ||= isLate(me, this.read(meeting.participants));
    return html`<p class="note">${this.#cameLate ? this.t('chat.earlier') : nothing} ${this.t('chat.notKept')}</p>`;
  }

  #renderComposer(meeting: Meeting): TemplateResult {
    const me = this.read(meeting.localParticipant);
    const mayWrite = me ? this.read(me.state).canPublishData : true;
    return mayWrite ? this.#composer.render(meeting) : html`<p class="closed">${this.t('chat.forbidden')}</p>`;
  }

  readonly #toggle = (key: string): void => {
    const opened = new Set(this.opened);
    if (!opened.delete(key)) opened.add(key);
    this.opened = opened;
  };

  readonly #goDown = (): void => {
    this.#end.go();
    this.requestUpdate();
    // The button goes: whoever pressed it reads on where it led.
    this.renderRoot.querySelector<HTMLElement>('.log')?.focus();
  };
}

/** How many messages of others came after the one with this key. */
function newer(messages: readonly ChatMessage[], last: string | undefined): number {
  const at = last === undefined ? -1 : messages.map(keyOf).lastIndexOf(last);
  return messages.slice(at + 1).filter(({ isLocal }) => !isLocal).length;
}

/** Whether others were there before: they may have written. */
function isLate(me: Participant | undefined, participants: readonly Participant[]): boolean {
  const since = me?.state.get().joinedAt ?? 0;
  return participants.some(({ kind, isLocal, state }) => kind === 'person' && !isLocal && (state.get().joinedAt ?? Infinity) < since);
}

declare global {
  interface HTMLElementTagNameMap {
    'visio-chat': VisioChat;
  }
}
