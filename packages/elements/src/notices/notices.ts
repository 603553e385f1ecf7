import { isInMeeting, type Meeting, type MeetingError } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';
import VolumeX from 'lucide/dist/esm/icons/volume-x.mjs';
import WifiOff from 'lucide/dist/esm/icons/wifi-off.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import { VisioLeaveRequestEvent, VisioPanelRequestEvent } from '../events/requests.ts';
import { Announcer } from '../internal/announcer.ts';
import { attach } from '../internal/attach.ts';
import { icon } from '../internal/icon.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { largeRoom } from '../internal/large-room.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { offerSounds, wantsSounds } from '../internal/sound-choice.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { Happenings } from './happenings.ts';
import type { WatchHost } from './host.ts';
import { noticesStyles } from './notices.styles.ts';
import type { Chime, Chimes } from './sounds.ts';
import { chooseToasts, type Toast, type ToastMemory } from './toasts.ts';
import { watchMeeting } from './watch.ts';

/** How long the news that the line is back stays, in ms. */
const backLife = 5_000;
const icons = { line: WifiOff, thin: WifiOff, back: CircleCheck, sound: VolumeX, silent: MicOff } as const;

/**
 * What a person in a meeting must be told: errors with a way out, the line down and up, sound that the browser holds
 * back, what a moderator did, that one speaks with the microphone off, raised hands, messages, who comes and goes. At most
 * three at once; what goes by itself waits while the pointer or the focus is on the notices. With more than ten people comings and
 * goings are neither shown nor heard. Never takes the focus.
 *
 * @csspart toast - One notice.
 * @fires {VisioPanelRequestEvent} visio-panel-request - The person wants to see a message in the chat; may be prevented.
 * @fires {VisioLeaveRequestEvent} visio-leave-request - Alone in the meeting, the person wants to leave; may be prevented.
 */
export class VisioNotices extends MeetingElement {
  static override styles = [...baseStyles, noticesStyles];

  protected override readonly words = lateWords;

  /** Whether something else on the page tells how the meeting ended, as `<visio-room>` does. */
  @property({ type: Boolean, attribute: 'end-shown' }) endShown = false;

  /** Errors of the host's own, each told until it is dismissed. */
  @property({ attribute: false }) problems: readonly MeetingError[] = [];

  /** `off` for no sounds. Who comes, who goes, hands for moderators, who knocks: in rooms of up to ten people. */
  @property() sounds: 'on' | 'off' | undefined;

  /** `off`: nobody is told that they speak with the microphone off, and the microphone is not measured for it. */
  @property({ attribute: 'talk-while-muted' }) talkWhileMuted: 'on' | 'off' | undefined;

  @state() private errors: readonly MeetingError[] = [];
  @state() private dismissed: ReadonlySet<MeetingError> = new Set();
  @state() private isBack = false;
  @state() private isSilenceOver = false;

  readonly #announcer = new Announcer(this);
  readonly #happenings = new Happenings(this);
  readonly #muted = new Set<string>();
  #chimes: Promise<Chimes> | undefined;
  #announced = new Set<string>();
  #cameFrom: EventTarget | null = null;

  /** Tells an error that came before this element did. */
  tell(error: MeetingError): void {
    if (this.meeting) this.#onError(this.meeting, error);
  }

  override render(): TemplateResult {
    const { meeting } = this;
    const toasts = this.#toastsNow((readable) => this.read(readable));
    return html`<div class="notices" lang=${this.language} ${attach(meeting, () => (meeting ? this.#watch(meeting) : () => {}))}>
      <section
        class="toasts"
        aria-label=${this.t('notices.label')}
        ?hidden=${toasts.length === 0}
        @focusin=${this.#onFocusIn}
        @focusout=${this.#onFocusOut}
        @pointerover=${this.#onPointer}
        @pointerout=${this.#onPointer}
      >
        <ul>
          ${repeat(
            toasts,
            (toast) => toast.id,
            (toast) => this.#renderToast(toast),
          )}
        </ul>
      </section>
      ${this.#announcer.render()}
    </div>`;
  }

  #renderToast(toast: Toast): TemplateResult {
    const { id, kind, action, dismiss } = toast;
    const look = toast.look ?? (id in icons ? icons[id as keyof typeof icons] : TriangleAlert);
    const onKeydown = (event: KeyboardEvent) => event.key === 'Escape' && this.#close(dismiss);
    return html`<li class=${`toast ${kind}`} part="toast" data-id=${id} @keydown=${onKeydown}>
      ${icon(look)}
      <p class="text" id=${`text-${id}`}>${this.#textOf(toast)}</p>
      ${action ? html`<button class="button primary action" @click=${() => this.#close(action.run)}>${this.t(action.key)}</button>` : nothing}
      ${dismiss
        ? html`<button
            class="button quiet small"
            aria-label=${this.t('notices.dismiss')}
            aria-describedby=${`text-${id}`}
            @click=${() => this.#close(dismiss)}
          >
            ${icon(X)}
          </button>`
        : nothing}
    </li>`;
  }

  #textOf({ say, key, subject, subjectKey }: Toast): string {
    if (say || !key) return say?.() ?? '';
    return subject === undefined || !subjectKey ? this.t(key) : `${this.t(key)} ${this.t(subjectKey, { subject })}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.meeting) offerSounds(this.meeting, this.#mayChime);
    // After the update: the live regions must be there before anything is said in them.
    void this.updateComplete.then(() => this.#announce());
  }

  #toastsNow(read: Parameters<typeof chooseToasts>[3]): Toast[] {
    return chooseToasts(this.meeting, this.#memory, this.#happenings.toasts, read);
  }

  #announce(): void {
    const toasts = this.#toastsNow((readable) => readable.get());
    const nameOf = ({ id, serial }: Toast) => (serial === undefined ? id : `${id} ${serial}`);
    for (const toast of toasts) {
      // Messages are said at a pace of their own.
      if (!this.#announced.has(nameOf(toast)) && !toast.isSaidElsewhere) this.#announcer.say(this.#textOf(toast), toast.kind === 'warning' || toast.kind === 'error');
    }
    const { meeting } = this;
    // Said once: a switch that its owner uses on purpose is no news.
    if (meeting && isInMeeting(meeting.connection.get()) && this.#announced.has('silent') && !meeting.microphone.silent.get()) this.isSilenceOver = true;
    this.#announced = new Set(toasts.map(nameOf));
    if (toasts.length === 0) this.#isPointed = this.#hasFocus = false;
    this.#pause();
    this.#happenings.shown(toasts.map(({ id }) => id));
  }

  get #memory(): ToastMemory {
    return {
      errors: [...this.problems, ...this.errors],
      dismissed: this.dismissed,
      isBack: this.isBack,
      isEndShown: this.endShown,
      dismiss: (error) => {
        // Said once and dismissed: whoever sends broken messages must not be able to nag.
        if (this.errors.includes(error)) this.#muted.add(error.code);
        this.errors = this.errors.filter((one) => one !== error);
        this.dismissed = new Set([...this.dismissed, error]);
      },
      unblock: () => ignoreFailure(this.meeting?.speakers.unblock()),
      isSilenceOver: this.isSilenceOver,
      endSilence: () => (this.isSilenceOver = true),
    };
  }

  #watch(meeting: Meeting): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const setBack = (isBack: boolean) => {
      clearTimeout(timer);
      this.isBack = isBack;
      if (isBack) timer = setTimeout(() => setBack(false), backLife);
    };
    const host: WatchHost = {
      t: (key, params) => this.t(key, params),
      plural: (key, count, params) => this.plural(key, count, params),
      show: (happening) => this.#happenings.add(happening),
      hide: (id) => this.#happenings.remove(id),
      say: (text) => this.#announcer.say(text),
      chime: (chime) => void this.#chime(meeting, chime),
      leave: () => {
        if (this.dispatchEvent(new VisioLeaveRequestEvent())) ignoreFailure(meeting.leave());
      },
      openChat: () => void this.dispatchEvent(new VisioPanelRequestEvent('chat')),
      // Whoever misspells `off` does not want it.
      talkWhileMuted: () => (this.talkWhileMuted || 'on') === 'on',
      setBack,
      over: () => {
        setBack(false);
        this.errors = [];
        this.isSilenceOver = false;
        this.#muted.clear();
        this.#happenings.clear();
      },
    };
    const stops = [watchMeeting(meeting, host), meeting.onError((error) => this.#onError(meeting, error))];
    return () => {
      for (const stop of stops) stop();
      setBack(false);
      void this.#chimes?.then((chimes) => chimes.stop(), () => {});
      this.#chimes = undefined;
    };
  }

  /** Whoever misspells `off` does not want them. */
  get #mayChime(): boolean {
    return (this.sounds || 'on') === 'on';
  }

  /** The page may have none, and so may the person. */
  async #chime(meeting: Meeting, chime: Chime): Promise<void> {
    if (!this.#mayChime || !wantsSounds(meeting) || meeting.participants.get().length > largeRoom) return;
    this.#chimes ??= import('./sounds.ts').then((module) => module.createChimes(meeting));
    // Without its file it is silent.
    (await this.#chimes.catch(() => (this.#chimes = undefined)))?.play(chime);
  }

  /** Errors that a state holds are shown as long as it does, and need no memory. */
  #onError(meeting: Meeting, error: MeetingError): void {
    const states = [meeting.camera.state, meeting.microphone.state, meeting.screenShare.state];
    if (states.some((one) => one.get().error === error) || this.#muted.has(error.code)) return;
    this.errors = [...this.errors.filter(({ code }) => code !== error.code), error];
  }

  #isPointed = false;
  #hasFocus = false;

  #pause(): void {
    this.#happenings.pause(this.#isPointed || this.#hasFocus);
  }

  readonly #onPointer = ({ type, relatedTarget, currentTarget }: PointerEvent): void => {
    const toasts = currentTarget as HTMLElement;
    this.#isPointed = type === 'pointerover' || (relatedTarget instanceof Node && toasts.contains(relatedTarget));
    this.#pause();
  };

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    this.#hasFocus = relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget);
    this.#pause();
  };

  readonly #onFocusIn = ({ relatedTarget }: FocusEvent): void => {
    this.#hasFocus = true;
    this.#pause();
    if (!(relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget))) this.#cameFrom = relatedTarget;
  };

  /** Does it; a focus that is lost with the notice goes to the next one, else back to where it came from. */
  #close(act: (() => void) | undefined): void {
    if (!act) return;
    act();
    void this.updateComplete.then(() => {
      const { activeElement, body } = this.ownerDocument;
      if (activeElement && activeElement !== body) return;
      const next = this.renderRoot.querySelector<HTMLElement>('.toast button');
      (next ?? (this.#cameFrom as HTMLElement | null))?.focus?.();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'visio-notices': VisioNotices;
  }
}
