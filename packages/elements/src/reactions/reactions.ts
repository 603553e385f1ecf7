import { isInMeeting, type ReactionEmoji } from '@visio-sdk/core';
import { reactionEmojis } from '@visio-sdk/core/reactions';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { emojiOf } from '../internal/emoji.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { emojiStyles } from '../styles/emoji.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { reactionsStyles } from './reactions.styles.ts';

/**
 * The reactions to choose from, for whoever may send messages in the meeting; it stays open for several. One tab stop,
 * arrow keys inside it. `focus()` goes to the first of them, or to where one was. What everybody gave is shown by
 * `<visio-reaction-stream>`.
 *
 * @csspart reactions - The row of buttons.
 * @csspart reaction - Each button.
 */
export class VisioReactions extends MeetingElement {
  static override styles = [...baseStyles, emojiStyles, reactionsStyles];

  protected override readonly words = lateWords;

  /** Where Tab goes. */
  @state() private current: ReactionEmoji = reactionEmojis[0];

  override focus(options?: FocusOptions): void {
    const go = () => this.#buttonOf(this.current)?.focus(options);
    if (this.hasUpdated) go();
    else void this.updateComplete.then(go);
  }

  protected override render(): unknown {
    const { meeting } = this;
    const me = meeting && isInMeeting(this.read(meeting.connection)) && this.read(meeting.localParticipant);
    if (!me || !this.read(me.state).canPublishData) return nothing;
    return html`
      <div class="reactions" part="reactions" role="toolbar" aria-label=${this.t('reactions.label')} @keydown=${this.#onKey}>
        ${reactionEmojis.map((emoji) => this.#renderButton(emoji, () => ignoreFailure(meeting.reactions.send(emoji))))}
      </div>
    `;
  }

  #renderButton(emoji: ReactionEmoji, send: () => void): TemplateResult {
    const name = this.t(`reactions.${emoji}`);
    return html`<button
      class="button round reaction"
      part="reaction"
      type="button"
      data-emoji=${emoji}
      tabindex=${emoji === this.current ? 0 : -1}
      aria-label=${name}
      title=${name}
      @focus=${() => (this.current = emoji)}
      @click=${send}
    >
      <span class="emoji" aria-hidden="true">${emojiOf[emoji]}</span>
    </button>`;
  }

  #buttonOf(emoji: ReactionEmoji): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-emoji=${emoji}]`);
  }

  /** Round, whichever way the arrow points: on a narrow page they are in two rows. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const forth = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const from = reactionEmojis.indexOf(this.current);
    const targets: Record<string, number> = {
      ArrowRight: from + forth,
      ArrowLeft: from - forth,
      ArrowDown: from + 1,
      ArrowUp: from - 1,
      Home: 0,
      End: -1,
    };
    const to = targets[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#buttonOf(reactionEmojis.at(to % reactionEmojis.length)!)?.focus();
  };
}
