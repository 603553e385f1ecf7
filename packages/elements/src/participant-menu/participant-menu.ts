import { isInMeeting, type Meeting, type Participant } from '@visio-sdk/core';
import type { TileSource } from '@visio-sdk/core/layout';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import EllipsisVertical from 'lucide/dist/esm/icons/ellipsis-vertical.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import { ActionList, type Action } from '../internal/action-list.ts';
import { closeOnEscape } from '../internal/close-on-escape.ts';
import { icon } from '../internal/icon.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { menuLabel } from '../internal/menu-label.ts';
import { actionListStyles } from '../styles/action-list.styles.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { actionsOn } from './participant-actions.ts';
import { participantMenuStyles } from './participant-menu.styles.ts';
import { renderVolume, silenceAction, VolumeWish, type VolumeView } from './volume.ts';

const margin = 8; // CSS pixels that the panel keeps from the window's edge

/**
 * What one may do about one person, behind a button: pin them for oneself, how loud they are for oneself, and what provider
 * and role allow a moderator. Nothing is shown where there is nothing to do.
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

  /** What of theirs it is about: `camera`, which stands for the person, or `screen`. */
  @property() source: TileSource = 'camera';

  /**
   * What else whoever shows it can do, before the rest.
   * @internal
   */
  @property({ attribute: false }) extra: readonly Action[] = [];

  /**
   * The button that opens it, when it is not one of its own.
   * @internal
   */
  @property({ attribute: false }) anchor: HTMLElement | undefined;

  @state() private isOpen = false;
  @state() private done = '';
  /** Until this browser has said, which on most is yes. */
  @state() private canSetVolume = true;
  @query('.open') private readonly button!: HTMLElement | null;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;

  readonly #wish = new VolumeWish(this);
  readonly #list = new ActionList(this, (key) => this.t(key), (action) => this.#onDone(action));

  protected override render(): unknown {
    const volume = this.#volume();
    const actions = [...(volume ? [silenceAction(volume)] : []), ...this.#actions()];
    if (actions.length === 0) return nothing;
    const label = menuLabel(this.participant!, this.source, (key, params) => this.t(key, params));
    return html`
      ${
        this.anchor
          ? nothing
          : html`<button
              class="button open"
              part="menu-button"
              type="button"
              aria-label=${label}
              aria-haspopup="dialog"
              aria-expanded=${this.isOpen}
              @click=${this.open}
            >
              ${icon(EllipsisVertical)}
            </button>`
      }
      <dialog class="panel" part="panel" aria-labelledby="title" @click=${this.#onClick} @close=${this.#onClose} @keydown=${this.#onKey}>
        ${this.isOpen
          ? html`<div class="head">
                <h2 id="title" part="title">${label}</h2>
                <button class="button quiet round" type="button" aria-label=${this.t('participantMenu.close')} @click=${this.#close}>${icon(X)}</button>
              </div>
              ${volume && this.canSetVolume ? renderVolume(volume) : nothing} ${this.#list.render(actions)}`
          : nothing}
      </dialog>
      <p class="hidden" role="status">${this.done}</p>
    `;
  }

  /** Whoever has sound that one hears. */
  #volume(): VolumeView | undefined {
    const { meeting, participant } = this;
    if (!meeting || !participant || participant.isLocal || this.source === 'screen' || !isInMeeting(this.read(meeting.connection))) return undefined;
    const { publications } = this.read(participant.state);
    // A program may never say a word; a person may at any time.
    if (participant.kind === 'agent' && !publications.microphone) return undefined;
    const { speakers } = meeting;
    const volume = this.read(speakers.volumes).get(participant.identity) ?? 1;
    return { speakers, participant, volume, wish: this.#wish, language: this.language, t: (key) => this.t(key) };
  }

  #actions(): Action[] {
    const { meeting, participant } = this;
    if (!meeting || participant?.kind !== 'person' || !isInMeeting(this.read(meeting.connection))) return [];
    const situation = {
      participant,
      source: this.source,
      pinned: this.read(meeting.pinned),
      state: this.read(participant.state),
      capabilities: this.read(meeting.capabilities),
      role: this.read(meeting.role),
      roomState: this.read(meeting.roomState),
    };
    return [...this.extra, ...actionsOn(situation, meeting, (key, params) => this.t(key, params))];
  }

  /** Opens the panel. */
  readonly open = async (): Promise<void> => {
    this.done = '';
    this.#list.reset();
    this.isOpen = true;
    ignoreFailure(this.#askForVolume(this.meeting));
    await this.updateComplete;
    const { dialog } = this;
    // A modal one lies over everything: a tile may be smaller than the panel, and cuts off what sticks out.
    if (!dialog || dialog.open) return;
    dialog.showModal();
    this.#place(dialog);
    this.#list.focus();
  };

  async #askForVolume(meeting: Meeting | undefined): Promise<void> {
    if (meeting) this.canSetVolume = await meeting.speakers.canSetVolume();
  }

  /** Below the button, and where that is too low or too far aside, as near as it fits. */
  #place(dialog: HTMLDialogElement): void {
    const button = this.#opener?.getBoundingClientRect();
    const { width, height } = dialog.getBoundingClientRect();
    const within = (at: number, size: number, space: number) => Math.max(margin, Math.min(at, space - size - margin));
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const left = isRtl ? (button?.left ?? 0) : (button?.right ?? 0) - width;
    dialog.style.setProperty('--left', `${within(left, width, innerWidth)}px`);
    dialog.style.setProperty('--top', `${within((button?.bottom ?? 0) + 4, height, innerHeight)}px`);
  }

  #onDone(action: Action): void {
    // A switch says itself what it has become.
    if (action.checked !== undefined) return;
    this.done = this.t('moderationMenu.done', { action: action.label });
    this.#close();
  }

  readonly #close = (): void => this.dialog?.close();

  readonly #onClose = (): void => {
    this.isOpen = false;
    // Safari gives a button that is clicked no focus, and so does not give it back.
    this.#opener?.focus();
    this.dispatchEvent(new Event('close'));
  };

  get #opener(): HTMLElement | null {
    return this.anchor ?? this.button;
  }

  /** Beside the panel, which is all that the dialog itself is hit by. */
  readonly #onClick = (event: MouseEvent): void => {
    if (event.target === this.dialog) this.#close();
  };

  readonly #onKey = (event: KeyboardEvent): void => closeOnEscape(event, this.#close);
}
