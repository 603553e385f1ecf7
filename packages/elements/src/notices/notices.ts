import type { Meeting, MeetingError, Participant } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';
import VolumeX from 'lucide/dist/esm/icons/volume-x.mjs';
import WifiOff from 'lucide/dist/esm/icons/wifi-off.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import type { VisioEventMap } from '../events/event-map.ts';
import { mirrorEvents } from '../events/mirror-events.ts';
import { Announcer } from '../internal/announcer.ts';
import { attach } from '../internal/attach.ts';
import { icon } from '../internal/icon.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { ComingsGatherer, type Comings } from './comings.ts';
import { noticesStyles } from './notices.styles.ts';
import { listToasts, type Toast, type ToastMemory } from './toasts.ts';

/** How long the news that the line is back stays, in ms. */
const backLife = 5_000;
const icons = { line: WifiOff, thin: WifiOff, back: CircleCheck, sound: VolumeX } as const;

/**
 * What a person in a meeting must be told: errors with a way out, the line down and up, sound that the browser holds
 * back. Also says to screen readers who comes and goes. Never takes the focus.
 *
 * @csspart toast - One notice.
 */
export class VisioNotices extends MeetingElement {
  static override styles = [...baseStyles, noticesStyles];

  protected override readonly words = lateWords;

  /** Whether something else on the page tells how the meeting ended, as `<visio-room>` does. */
  @property({ type: Boolean, attribute: 'end-shown' }) endShown = false;

  /** Errors of the host's own, each told until it is dismissed. */
  @property({ attribute: false }) problems: readonly MeetingError[] = [];

  @state() private errors: readonly MeetingError[] = [];
  @state() private dismissed: ReadonlySet<MeetingError> = new Set();
  @state() private isBack = false;

  readonly #announcer = new Announcer(this);
  readonly #muted = new Set<string>();
  #announced = new Set<string>();
  #cameFrom: EventTarget | null = null;

  /** Tells an error that came before this element did. */
  tell(error: MeetingError): void {
    if (this.meeting) this.#onError(this.meeting, error);
  }

  override render(): TemplateResult {
    const { meeting } = this;
    const toasts = listToasts(meeting, this.#memory, (readable) => this.read(readable));
    return html`<div class="notices" lang=${this.language} ${attach(meeting, () => (meeting ? this.#watch(meeting) : () => {}))}>
      <section class="toasts" aria-label=${this.t('notices.label')} ?hidden=${toasts.length === 0} @focusin=${this.#onFocusIn}>
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
    const look = id in icons ? icons[id as keyof typeof icons] : TriangleAlert;
    const onKeydown = (event: KeyboardEvent) => event.key === 'Escape' && this.#close(dismiss);
    return html`<li class=${`toast ${kind}`} part="toast" data-id=${id} @keydown=${onKeydown}>
      ${icon(look)}
      <p class="text" id=${`text-${id}`}>${this.#textOf(toast)}</p>
      ${action ? html`<button class="button primary action" @click=${action.run}>${this.t(action.key)}</button>` : nothing}
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

  #textOf({ key, subject, subjectKey }: Toast): string {
    return subject === undefined || !subjectKey ? this.t(key) : `${this.t(key)} ${this.t(subjectKey, { subject })}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // After the update: the live regions must be there before anything is said in them.
    void this.updateComplete.then(() => this.#announce());
  }

  #announce(): void {
    const toasts = listToasts(this.meeting, this.#memory, (readable) => readable.get());
    for (const toast of toasts) {
      if (!this.#announced.has(toast.id)) this.#announcer.say(this.#textOf(toast), toast.kind !== 'success');
    }
    this.#announced = new Set(toasts.map(({ id }) => id));
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
    };
  }

  /** Follows what happens, as opposed to what is. */
  #watch(meeting: Meeting): () => void {
    const happenings = new EventTarget();
    const on = <K extends keyof VisioEventMap>(type: K, listener: (event: VisioEventMap[K]) => void) =>
      happenings.addEventListener(type, listener as unknown as EventListener);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const setBack = (isBack: boolean) => {
      clearTimeout(timer);
      this.isBack = isBack;
      if (isBack) timer = setTimeout(() => setBack(false), backLife);
    };
    const comings = new ComingsGatherer((all) => this.#tellComings(all));
    const note = (kind: 'joined' | 'left', { kind: what, state: person }: Participant) => {
      if (what === 'person') comings.note(kind, person.get().name || this.t('notices.unnamed'));
    };
    on('visio-reconnected', () => setBack(true));
    on('visio-reconnecting', () => setBack(false));
    on('visio-left', () => {
      setBack(false);
      this.errors = [];
      this.#muted.clear();
    });
    on('visio-participant-joined', ({ detail }) => note('joined', detail.participant));
    on('visio-participant-left', ({ detail }) => note('left', detail.participant));
    const stops = [mirrorEvents(meeting, happenings), meeting.onError((error) => this.#onError(meeting, error))];
    return () => {
      for (const stop of stops) stop();
      comings.stop();
      setBack(false);
    };
  }

  /** Errors that a state holds are shown as long as it does, and need no memory. */
  #onError(meeting: Meeting, error: MeetingError): void {
    const states = [meeting.camera.state, meeting.microphone.state, meeting.screenShare.state];
    if (states.some((one) => one.get().error === error) || this.#muted.has(error.code)) return;
    this.errors = [...this.errors.filter(({ code }) => code !== error.code), error];
  }

  #tellComings({ joined, left }: Comings): void {
    const [came = '', went = ''] = [joined[0], left[0]];
    if (joined.length === 1) this.#announcer.say(this.t('notices.joined', { name: came }));
    else if (joined.length > 1) this.#announcer.say(this.plural('notices.someJoined', joined.length));
    if (left.length === 1) this.#announcer.say(this.t('notices.left', { name: went }));
    else if (left.length > 1) this.#announcer.say(this.plural('notices.someLeft', left.length));
  }

  #onFocusIn = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget))) this.#cameFrom = relatedTarget;
  };

  /** The focus goes to the next notice, else back to where it came from. */
  #close(dismiss: (() => void) | undefined): void {
    if (!dismiss) return;
    dismiss();
    void this.updateComplete.then(() => {
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
