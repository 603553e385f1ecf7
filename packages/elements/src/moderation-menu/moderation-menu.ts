import { isInMeeting, type Meeting } from '@visio-sdk/core';
import { html, nothing } from 'lit';
import X from 'lucide/dist/esm/icons/x.mjs';
import { ActionList, type Action } from '../internal/action-list.ts';
import { closeOnEscape } from '../internal/close-on-escape.ts';
import { icon } from '../internal/icon.ts';
import { actionsOnMeeting } from '../internal/meeting-actions.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { actionListStyles } from '../styles/action-list.styles.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { moderationMenuStyles } from './moderation-menu.styles.ts';

/**
 * What a moderator may do to the meeting as a whole: mute everybody, lower all hands, end the spotlight, lock it, end it.
 * Only what the provider and one's role allow. `focus()` goes to the first of them.
 *
 * @csspart panel - The panel.
 * @csspart title - Its title.
 * @fires close - Escape, the close button, or something was done: whoever shows the panel takes it away.
 */
export class VisioModerationMenu extends MeetingElement {
  static override styles = [...baseStyles, actionListStyles, moderationMenuStyles];

  protected override readonly words = lateWords;

  readonly #list = new ActionList(this, (key) => this.t(key), () => this.#close());

  override focus(): void {
    const go = () => this.#list.focus();
    if (this.hasUpdated) go();
    else void this.updateComplete.then(go);
  }

  protected override render(): unknown {
    const { meeting } = this;
    if (!meeting || !isInMeeting(this.read(meeting.connection))) return nothing;
    const { locked } = this.read(meeting.roomState);
    return html`
      <div class="panel" part="panel" role="dialog" aria-labelledby="title" @keydown=${this.#onKey}>
        <div class="head">
          <h2 id="title" part="title">${this.t('moderationMenu.label')}</h2>
          <button class="button quiet round" type="button" aria-label=${this.t('moderationMenu.close')} @click=${this.#close}>${icon(X)}</button>
        </div>
        ${locked ? html`<p class="note">${this.t('moderationMenu.locked')}</p>` : nothing} ${this.#list.render(this.#actions(meeting))}
      </div>
    `;
  }

  #actions({ actions, ...meeting }: Meeting): Action[] {
    const situation = {
      capabilities: this.read(meeting.capabilities),
      roomState: this.read(meeting.roomState),
      hands: this.read(meeting.hands),
    };
    return actionsOnMeeting(situation, actions, (key) => this.t(key));
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  readonly #onKey = (event: KeyboardEvent): void => closeOnEscape(event, this.#close);
}
