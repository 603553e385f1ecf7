import { isInMeeting, type Participant } from '@visio-sdk/core';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import EllipsisVertical from 'lucide/dist/esm/icons/ellipsis-vertical.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import { ActionList, type Action } from '../internal/action-list.ts';
import { closeOnEscape } from '../internal/close-on-escape.ts';
import { icon } from '../internal/icon.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { shortName } from '../internal/short-name.ts';
import { actionListStyles } from '../styles/action-list.styles.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { actionsOn } from './participant-actions.ts';
import { participantMenuStyles } from './participant-menu.styles.ts';

const margin = 8; // CSS pixels that the panel keeps from the window's edge

/**
 * What a moderator may do to one person, behind a button: nothing is shown where provider and role allow nothing.
 *
 * @csspart menu-button - The button.
 * @csspart panel - The panel that it opens.
 * @csspart title - Its title, with the person's name.
 */
export class VisioParticipantMenu extends MeetingElement {
  static override styles = [...baseStyles, actionListStyles, participantMenuStyles];

  protected override readonly words = lateWords;

  /** Whom it is about. */
  @property({ attribute: false }) participant: Participant | undefined;

  @state() private isOpen = false;
  @state() private done = '';
  @query('.open') private readonly button!: HTMLElement | null;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;

  readonly #list = new ActionList(this, (key) => this.t(key), (action) => this.#onDone(action));

  protected override render(): unknown {
    const actions = this.#actions();
    if (actions.length === 0) return nothing;
    const label = this.t('participantMenu.label', { name: this.#name });
    return html`
      <button
        class="button open"
        part="menu-button"
        type="button"
        aria-label=${label}
        aria-haspopup="dialog"
        aria-expanded=${this.isOpen}
        @click=${this.#open}
      >
        ${icon(EllipsisVertical)}
      </button>
      <dialog class="panel" part="panel" aria-labelledby="title" @click=${this.#onClick} @close=${this.#onClose} @keydown=${this.#onKey}>
        ${this.isOpen
          ? html`<div class="head">
                <h2 id="title" part="title">${label}</h2>
                <button class="button quiet round" type="button" aria-label=${this.t('participantMenu.close')} @click=${this.#close}>${icon(X)}</button>
              </div>
              ${this.#list.render(actions)}`
          : nothing}
      </dialog>
      <p class="hidden" role="status">${this.done}</p>
    `;
  }

  #actions(): Action[] {
    const { meeting, participant } = this;
    if (!meeting || participant?.kind !== 'person' || !isInMeeting(this.read(meeting.connection))) return [];
    const situation = {
      participant,
      state: this.read(participant.state),
      capabilities: this.read(meeting.capabilities),
      role: this.read(meeting.role),
      roomState: this.read(meeting.roomState),
    };
    return actionsOn(situation, meeting.actions, (key, params) => this.t(key, params));
  }

  get #name(): string {
    return shortName(this.participant?.state.get().name ?? '') || this.t('tile.unnamed');
  }

  readonly #open = async (): Promise<void> => {
    this.done = '';
    this.#list.reset();
    this.isOpen = true;
    await this.updateComplete;
    const { dialog } = this;
    // A modal one lies over everything: a tile may be smaller than the panel, and cuts off what sticks out.
    if (!dialog || dialog.open) return;
    dialog.showModal();
    this.#place(dialog);
    this.#list.focus();
  };

  /** Below the button, and where that is too low or too far aside, as near as it fits. */
  #place(dialog: HTMLDialogElement): void {
    const button = this.button?.getBoundingClientRect();
    const { width, height } = dialog.getBoundingClientRect();
    const within = (at: number, size: number, space: number) => Math.max(margin, Math.min(at, space - size - margin));
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const left = isRtl ? (button?.left ?? 0) : (button?.right ?? 0) - width;
    dialog.style.setProperty('--left', `${within(left, width, innerWidth)}px`);
    dialog.style.setProperty('--top', `${within((button?.bottom ?? 0) + 4, height, innerHeight)}px`);
  }

  #onDone(action: Action): void {
    this.done = this.t('moderationMenu.done', { action: action.label });
    if (action.checked === undefined) this.#close();
  }

  readonly #close = (): void => this.dialog?.close();

  readonly #onClose = (): void => {
    this.isOpen = false;
    // Safari gives a button that is clicked no focus, and so does not give it back.
    this.button?.focus();
  };

  /** Beside the panel, which is all that the dialog itself is hit by. */
  readonly #onClick = (event: MouseEvent): void => {
    if (event.target === this.dialog) this.#close();
  };

  readonly #onKey = (event: KeyboardEvent): void => closeOnEscape(event, this.#close);
}
