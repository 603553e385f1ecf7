import { ContextProvider } from '@lit/context';
import {
  createMeeting,
  MeetingError,
  type Connection,
  type IceTransport,
  type Layout,
  type Meeting,
  type Provider,
  type ProviderName,
  type TokenInput,
} from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { localeContext, meetingContext } from '../context/meeting-context.ts';
import { VisioErrorEvent, VisioReadyEvent } from '../events/facts.ts';
import { VisioJoinRequestEvent, VisioLeaveRequestEvent, type VisioLayoutRequestEvent } from '../events/requests.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { VisioElement } from '../internal/visio-element.ts';
import type { VisioNotices } from '../notices/notices.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { Presence } from './presence.ts';
import { roomStyles } from './room.styles.ts';
import { chooseScreen, positionText, renderEnded, renderJoining, renderMisconfigured, renderWaiting, type Screen, type ScreenHost } from './screens.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * A video meeting in one tag: the step before, the wait at the door, the call, and how it ended. Malformed attributes
 * are told by `visio-error` and in words on the page.
 *
 * Removing it from the document ends the call after {@link REMOVAL_DELAY_MS}; moving it keeps everything.
 *
 * @slot - Another way to take part (a telephone number): shown until the room is ready, and after an error that ended it.
 * @slot stage - In place of the stage.
 * @slot toolbar - Buttons of your own, in the toolbar.
 * @slot notices - In place of the notices.
 * @fires {VisioReadyEvent} visio-ready - The room can be used: the prejoin is shown, or joining has started.
 * @fires {VisioWaitingEvent} visio-waiting - At the door, with the position in the queue if known.
 * @fires {VisioJoinedEvent} visio-joined - In the meeting.
 * @fires {VisioLeftEvent} visio-left - Out of the meeting, or not let in, with the reason.
 * @fires {VisioErrorEvent} visio-error - Something went wrong, with a code and whether trying again can help.
 * @fires {VisioReconnectingEvent} visio-reconnecting - The line is down.
 * @fires {VisioReconnectedEvent} visio-reconnected - The line is back.
 * @fires {VisioParticipantJoinedEvent} visio-participant-joined - Somebody came in.
 * @fires {VisioParticipantLeftEvent} visio-participant-left - Somebody is gone.
 * @fires {VisioJoinRequestEvent} visio-join-request - The person, or `prejoin="off"`, wants to join; may be prevented.
 * @fires {VisioLeaveRequestEvent} visio-leave-request - The person wants to leave; may be prevented.
 * @fires {VisioShareRequestEvent} visio-share-request - The person wants to share the screen; may be prevented.
 * @fires {VisioSettingsRequestEvent} visio-settings-request - The person wants the settings; may be prevented.
 * @fires {VisioLayoutRequestEvent} visio-layout-request - The person wants another layout; may be prevented.
 * @csspart frame - All of it.
 * @csspart card - The panel with a message: joining, waiting, ended.
 * @csspart call - Stage and toolbar.
 * @cssprop [--visio-min-height=min(36em, 100dvh)] - Least height; a page that wants less sets it to 0.
 * @cssprop [--visio-font-size=medium] - Size of text; everything else follows.
 * @cssprop [--visio-font-family] - The system's own by default.
 * @cssprop [--visio-radius=0.5em] - Corners of buttons and fields.
 * @cssprop [--visio-radius-large=1em] - Corners of panels and pictures.
 * @cssprop [--visio-color-background] - Ground of the room.
 * @cssprop [--visio-color-surface] - Ground of panels, fields and buttons.
 * @cssprop [--visio-color-text] - Text.
 * @cssprop [--visio-color-text-muted] - Text of less weight.
 * @cssprop [--visio-color-border-strong] - Borders of fields and buttons.
 * @cssprop [--visio-color-primary] - The main action.
 * @cssprop [--visio-color-on-primary] - Text on it.
 * @cssprop [--visio-color-danger] - Leaving, and what is off.
 * @cssprop [--visio-color-on-danger] - Text on it.
 * @cssprop [--visio-color-stage] - Ground of the stage.
 * @cssprop [--visio-color-tile] - Ground of a tile without a picture.
 */
export class VisioRoom extends VisioElement {
  static override styles = [...baseStyles, roomStyles];

  /** Loads the elements of the call; `define.ts` sets it, since only there elements know each other. */
  static loadCall: () => Promise<unknown> = () => Promise.resolve();

  /** Makes the meeting of each room; tests and stories put a fake one here. */
  static createMeeting: typeof createMeeting = createMeeting;

  /** `visio` (our server), `livekit` (a ready token), or as a property a provider of your own. */
  @property() provider: ProviderName | Provider = 'visio';
  /** URL of the server; the page's own origin when absent. */
  @property() server: string | undefined;
  /** Room name or slug. */
  @property() room: string | undefined;
  /** A LiveKit token or our signed link's ticket; as a property also a function or a TokenSource. */
  @property() token: TokenInput | undefined;
  /** Display name; with it the prejoin does not ask for one. */
  @property() name: string | undefined;
  /** `off` joins at once. */
  @property() prejoin: 'on' | 'off' = 'on';
  /** `auto`, `grid` or `speaker`. */
  @property() layout: Layout = 'auto';
  /** Names of toolbar controls, in order, separated by spaces; all when absent. */
  @property() controls: string | undefined;
  /** `off` on shared computers: nothing is kept on the device. */
  @property() remember: 'on' | 'off' = 'on';
  /** Base URL of lazy files; beside the script when absent. */
  @property() assets: string | undefined;
  /** `relay` for networks that let only a TURN server through. */
  @property({ attribute: 'ice-transport' }) iceTransport: IceTransport = 'all';

  /** The meeting: made with the element, never replaced. */
  readonly meeting: Meeting = VisioRoom.createMeeting(() => readSettings(this).options);

  readonly #locale = new ContextProvider(this, { context: localeContext, initialValue: { lang: undefined, texts: undefined } });
  readonly #told = new Set<string>();
  #screen: Screen = 'fallback';
  #isStarted = false;
  #isRestarting = false;
  #hadFocus = false;

  constructor() {
    super();
    new ContextProvider(this, { context: meetingContext, initialValue: this.meeting });
    new Presence(this, this.meeting, () => {
      // Whoever is put back later starts afresh.
      this.#isStarted = false;
      this.#isRestarting = true;
      this.requestUpdate();
    });
  }

  /** Joins; resolves when in, rejects with a MeetingError. `visio-join-request` is not fired: the host itself asks. */
  join(): Promise<void> {
    this.#isStarted = true;
    return this.meeting.join();
  }

  /** Leaves, or gives up joining. */
  leave(): Promise<void> {
    return this.meeting.leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#locale.setValue({ lang: this.getAttribute('lang') ?? undefined, texts: this.texts });
    this.#hadFocus = this.matches(':focus-within');
  }

  override render(): TemplateResult {
    const settings = readSettings(this);
    const connection = this.read(this.meeting.connection);
    if (connection.state !== 'ended') this.#isRestarting = false;
    this.#screen = chooseScreen(connection, settings, this.#screen, this.#isStarted, this.#isRestarting);
    return html`<section class="frame" part="frame" aria-label=${this.t('room.label')} lang=${this.language}>
      <div class=${`screen ${this.#screen}`} part="screen">${this.#renderScreen(connection, settings)}</div>
      <div class="overlay">${this.#renderPart('notices', html`<visio-notices end-shown></visio-notices>`)}</div>
      <p class="hidden" role="status">${this.#statusOf(connection)}</p>
    </section>`;
  }

  #renderScreen(connection: Connection, settings: Settings): unknown {
    const host = this.#screenHost;
    if (this.#screen === 'misconfigured' && settings.fatal) return renderMisconfigured(host, settings.fatal);
    if (this.#screen === 'prejoin') return html`<visio-prejoin data-focus tabindex="-1" ?name-known=${settings.options.name !== undefined}></visio-prejoin>`;
    if (this.#screen === 'joining') return renderJoining(host);
    if (connection.state === 'waiting') return renderWaiting(host, connection);
    if (this.#screen === 'call') return this.#renderCall(settings);
    if (this.#screen === 'ended' && connection.state === 'ended') return renderEnded(host, connection);
    return html`<slot>${this.t('room.unconfigured')}</slot>`;
  }

  #renderCall({ layout, controls }: Settings): TemplateResult {
    return html`<div class="call" part="call" data-focus tabindex="-1">
      ${this.#renderPart('stage', html`<visio-stage .layout=${layout}></visio-stage>`)}
      <visio-toolbar .controls=${controls?.join(' ') ?? null} .layout=${layout} @visio-layout-request=${this.#onLayoutRequest}>
        <slot name="toolbar" slot="toolbar"></slot>
      </visio-toolbar>
    </div>`;
  }

  /** Once all have heard it, so that the page may prevent it. */
  readonly #onLayoutRequest = (event: VisioLayoutRequestEvent): void =>
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.layout = event.detail.layout;
    });

  /** Ours only when the page puts nothing in the slot: elements in an unused fallback would still be at work. */
  #renderPart(name: string, ours: TemplateResult): TemplateResult {
    const isTaken = [...this.children].some((child) => child.slot === name);
    return html`<slot name=${name} @slotchange=${() => this.requestUpdate()}>${isTaken ? nothing : ours}</slot>`;
  }

  readonly #screenHost: ScreenHost = {
    t: (key, params) => this.t(key, params),
    plural: (key, count) => this.plural(key, count),
    cancel: () => {
      if (this.dispatchEvent(new VisioLeaveRequestEvent())) ignoreFailure(this.leave());
    },
    again: () => {
      if (readSettings(this).prejoin) {
        this.#isRestarting = true;
        this.requestUpdate();
      } else this.#joinAtOnce();
    },
  };

  #statusOf(connection: Connection): string {
    const { t } = this.#screenHost;
    if (connection.state === 'joining') return t('room.joining');
    if (connection.state === 'waiting') return `${t('room.waiting')}. ${positionText(this.#screenHost, connection)}`;
    if (connection.state === 'joined') return t('room.joined');
    if (this.#screen === 'ended' && connection.state === 'ended') return t(`reason.${connection.reason}`);
    return '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const settings = readSettings(this);
    this.#tell(settings.problems);
    this.#start(settings);
    if (this.#hadFocus && !this.matches(':focus-within')) this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  /** Each malformed attribute once; the one without a safe default has a screen of its own besides. */
  #tell(problems: readonly MeetingError[]): void {
    const current = new Set(problems.map(({ message }) => message));
    for (const message of this.#told) if (!current.has(message)) this.#told.delete(message);
    for (const problem of problems) {
      if (this.#told.has(problem.message)) continue;
      this.#told.add(problem.message);
      this.#report(problem, this.#screen !== 'misconfigured');
    }
  }

  #report(error: MeetingError, inNotices = true): void {
    this.dispatchEvent(new VisioErrorEvent(error));
    if (inNotices) this.renderRoot.querySelector<VisioNotices>('visio-notices')?.show?.(error);
  }

  /** Once, when connected and all is there that entering takes. */
  #start({ fatal, isComplete, prejoin }: Settings): void {
    if (this.#isStarted || fatal || !isComplete || !this.isConnected) return;
    this.#isStarted = true;
    this.dispatchEvent(new VisioReadyEvent());
    if (prejoin) {
      this.meeting.prepare();
      this.requestUpdate();
    } else this.#joinAtOnce();
    VisioRoom.loadCall().catch((cause: unknown) => this.#report(new MeetingError('asset-missing', { cause })));
  }

  /** Devices, token and code all start together; what fails is shown from state. */
  #joinAtOnce(): void {
    if (!this.dispatchEvent(new VisioJoinRequestEvent())) return;
    ignoreFailure(this.meeting.camera.enable());
    ignoreFailure(this.meeting.microphone.enable());
    ignoreFailure(this.meeting.join());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'visio-room': VisioRoom;
  }
}
