import { isInMeeting, type Meeting, type Reaction, type ReactionEmoji } from '@visio-sdk/core';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Announcer } from '../internal/announcer.ts';
import { attach } from '../internal/attach.ts';
import { emojiOf } from '../internal/emoji.ts';
import { Gatherer } from '../internal/gatherer.ts';
import { quietFor } from '../internal/large-room.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { setStyle } from '../internal/set-style.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { emojiStyles } from '../styles/emoji.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { reactionStreamStyles } from './reaction-stream.styles.ts';

/** How many are drawn at once: more would be a wall. */
const most = 20;
const lanes = 8;
/** Least time between two announcements in a small room, in ms. */
const interval = 5_000;
/** ms: a burst is said at once. */
const burst = 1_000;

interface Given {
  readonly name: string;
  readonly emoji: ReactionEmoji;
}

/**
 * Reactions as they are given: each rises over what surrounds this element, with the name of who gave it, and is gone in
 * 3 s. It fills the closest positioned ancestor and lets clicks through. Screen readers are told, gathered: the more people
 * there are, the less often.
 *
 * @csspart reaction - One reaction.
 * @csspart reaction-name - The name of who gave it.
 */
export class VisioReactionStream extends MeetingElement {
  static override styles = [...baseStyles, emojiStyles, reactionStreamStyles];

  protected override readonly words = lateWords;

  readonly #announcer = new Announcer(this);

  protected override render(): unknown {
    const { meeting } = this;
    if (!meeting) return nothing;
    const isIn = isInMeeting(this.read(meeting.connection));
    const shown = isIn ? this.read(meeting.reactions.recent).slice(-most) : [];
    const me = this.read(meeting.localParticipant)?.identity;
    return html`<div lang=${this.language} ${attach(meeting, () => this.#watch(meeting))}>
      <div class="stream" aria-hidden="true">
        ${repeat(
          shown,
          ({ id }) => id,
          (reaction) => this.#renderReaction(reaction, reaction.from === me),
        )}
      </div>
      ${this.#announcer.render()}
    </div>`;
  }

  #renderReaction({ id, name, emoji }: Reaction, isOwn: boolean): TemplateResult {
    // From its number, so that it does not jump when it is drawn again; neighbours in time are apart.
    const lane = (Number(/\d+$/.exec(id)?.[0] ?? 0) * 3) % lanes;
    return html`<div class="reaction" part="reaction" data-emoji=${emoji} ${setStyle({ '--lane': lane })}>
      <span class="emoji">${emojiOf[emoji]}</span>
      <span class="name" part="reaction-name" dir="auto">${isOwn ? this.t('reactions.you') : name || this.t('notices.unnamed')}</span>
    </div>`;
  }

  #watch(meeting: Meeting): () => void {
    const pace = () => quietFor(meeting.participants.get().length, interval);
    const gatherer = new Gatherer<Given>(pace, (given) => this.#announcer.say(this.#sentenceOf(given)), burst);
    let before: ReadonlySet<Reaction> = new Set();
    const look = () => {
      const now = meeting.reactions.recent.get();
      const fresh = now.filter((one) => !before.has(one));
      before = new Set(now);
      const people = meeting.participants.get();
      for (const { from, name, emoji } of fresh) {
        const participant = people.find(({ identity }) => identity === from);
        // One's own is no news.
        if (participant && !participant.isLocal) gatherer.note({ name: name || this.t('notices.unnamed'), emoji });
      }
    };
    const stop = meeting.reactions.recent.subscribe(look);
    // The one for which this element came is news, too.
    look();
    return () => {
      stop();
      gatherer.stop();
    };
  }

  #sentenceOf(given: readonly Given[]): string {
    const [one] = given;
    const isOne = one && given.every(({ name, emoji }) => name === one.name && emoji === one.emoji);
    if (isOne) return this.t('reactions.given', { name: one.name, emoji: this.t(`reactions.${one.emoji}`).toLocaleLowerCase(this.language) });
    return this.plural('reactions.some', given.length);
  }
}
