import { isInMeeting, type Meeting } from '@visio-sdk/core';
import { html, nothing } from 'lit';
import Hand from 'lucide/dist/esm/icons/hand.mjs';
import LockOpen from 'lucide/dist/esm/icons/lock-open.mjs';
import Lock from 'lucide/dist/esm/icons/lock.mjs';
import LogOut from 'lucide/dist/esm/icons/log-out.mjs';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import Spotlight from 'lucide/dist/esm/icons/spotlight.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import { ActionList, type Action } from '../internal/action-list.ts';
import { closeOnEscape } from '../internal/close-on-escape.ts';
import { icon } from '../internal/icon.ts';
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

  #actions({ actions, capabilities, roomState, participants }: Meeting): Action[] {
    const may = this.read(capabilities);
    const { locked, spotlight } = this.read(roomState);
    const all: (Action | false)[] = [
      may.has('mute') && {
        id: 'mute-all',
        label: this.t('moderationMenu.muteAll'),
        icon: MicOff,
        run: () => actions.muteAll('microphone'),
      },
      may.has('lower-hands') &&
        this.read(participants).some((one) => this.read(one.state).handRaisedAt !== undefined) && {
          id: 'lower-hands',
          label: this.t('moderationMenu.lowerHands'),
          icon: Hand,
          run: () => actions.lowerHands(),
        },
      may.has('spotlight') &&
        spotlight !== null && {
          id: 'spotlight',
          label: this.t('moderationMenu.unspotlight'),
          icon: Spotlight,
          run: () => actions.setSpotlight(null),
        },
      may.has('lock') && {
        id: 'lock',
        label: this.t(locked ? 'moderationMenu.unlock' : 'moderationMenu.lock'),
        icon: locked ? LockOpen : Lock,
        run: () => actions.setLocked(!locked),
      },
      may.has('end') && {
        id: 'end',
        label: this.t('moderationMenu.end'),
        icon: LogOut,
        confirm: { question: this.t('moderationMenu.endQuestion'), hint: this.t('moderationMenu.endHint') },
        run: () => actions.end(),
      },
    ];
    return all.filter((one) => one !== false);
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  readonly #onKey = (event: KeyboardEvent): void => closeOnEscape(event, this.#close);
}
