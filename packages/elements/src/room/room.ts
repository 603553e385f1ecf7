import { ContextProvider } from '@lit/context';
import { createMeeting, isUnderWay, MeetingError, type Connection, type Meeting } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { localeContext, meetingContext } from '../context/meeting-context.ts';
import { VisioErrorEvent, VisioReadyEvent } from '../events/facts.ts';
import { VisioJoinRequestEvent, VisioLeaveRequestEvent, type VisioLayoutRequestEvent } from '../events/requests.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { whenIdle } from '../internal/when-idle.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { LateDoor } from './late-door.ts';
import { LateNotices } from './late-notices.ts';
import { LatePart } from './late-part.ts';
import { Presence } from './presence.ts';
import { RoomAttributes } from './room-attributes.ts';
import { roomStyles } from './room.styles.ts';
import {
  chooseScreen,
  renderEnded,
  renderJoining,
  renderMisconfigured,
  renderPartMissing,
  renderPrejoin,
  renderWaiting,
  type Screen,
  type ScreenHost,
  stageParts,
  statusOf,
  toolbarParts,
} from './screens.ts';
import { readSettings, type Settings } from './settings.ts';
import { ToldProblems } from './told-problems.ts';

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
 * @fires {VisioKnockedEvent} visio-knocked - Somebody came to the door, for whoever may let them in.
 * @fires {VisioRoleChangedEvent} visio-role-changed - One's own role changed in the meeting.
 * @fires {VisioJoinRequestEvent} visio-join-request - The person, or `prejoin="off"`, wants to join; may be prevented.
 * @fires {VisioLeaveRequestEvent} visio-leave-request - The person wants to leave; may be prevented.
 * @fires {VisioShareRequestEvent} visio-share-request - The person wants to share the screen; may be prevented.
 * @fires {VisioSettingsRequestEvent} visio-settings-request - The person wants the settings; may be prevented.
 * @fires {VisioLayoutRequestEvent} visio-layout-request - The person wants another layout; may be prevented.
 * @csspart frame - All of it.
 * @csspart card - The panel with a message: joining, waiting, ended.
 * @csspart call - Stage and toolbar.
 * @csspart preview - Before joining, the frame around the camera's picture (`preview-video` is the picture).
 * @csspart form - Before joining, name and button.
 * @csspart join-button - The button that joins.
 * @csspart stage - The space for the tiles.
 * @csspart pager - The page buttons.
 * @csspart message - What is said when one is alone.
 * @csspart tile - The frame of each tile; also `tile-speaking`, `tile-video`, `tile-placeholder`, `tile-label`, `tile-name`, `tile-hand`.
 * @csspart toolbar - The row of buttons.
 * @csspart button - Each button of it; also by name, such as `microphone`, `camera-menu`, `leave`.
 * @csspart panel - The panel that a button opens.
 * @csspart toast - One notice.
 * @csspart door - The notice that somebody waits at the door.
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
export class VisioRoom extends RoomAttributes {
  static override styles = [...baseStyles, roomStyles];

  /** Loads the elements of the call; `define.ts` sets it, since only there elements know each other. */
  static loadCall: () => Promise<unknown> = () => Promise.resolve();

  /** Loads the notices; `define.ts` sets it. */
  static loadNotices: () => Promise<unknown> = () => Promise.resolve();

  /** Loads what belongs to the door, before it or behind it; `define.ts` sets it. */
  static loadDoor: (side: 'lobby' | 'door') => Promise<unknown> = () => Promise.resolve();

  /** Makes the meeting of each room; tests and stories put a fake one here. */
  static createMeeting: typeof createMeeting = createMeeting;

  /** The meeting: made with the element, never replaced. */
  readonly meeting: Meeting = VisioRoom.createMeeting(() => readSettings(this).options);

  @state() private isLinkCopied = false;
  /** What the page did wrong, for the notices. */
  @state() private problems: readonly MeetingError[] = [];

  readonly #locale = new ContextProvider(this, { context: localeContext, initialValue: { lang: undefined, texts: undefined } });
  readonly #told = new ToldProblems();
  /** Elements of the call. */
  readonly #call = new LatePart(this, () => VisioRoom.loadCall());
  #screen: Screen = 'fallback';
  #isReady = false;
  #isRestarting = false;
  #hadFocus = false;

  constructor() {
    super();
    new ContextProvider(this, { context: meetingContext, initialValue: this.meeting });
    new LateNotices(this, this.meeting, {
      load: () => VisioRoom.loadNotices(),
      hasProblems: () => this.problems.length > 0,
      tell: (error) => this.renderRoot.querySelector<HTMLElement & { tell?(error: MeetingError): void }>('visio-notices')?.tell?.(error),
    });
    new LateDoor(this, this.meeting, (side) => VisioRoom.loadDoor(side));
    new Presence(this, this.meeting, () => {
      // Whoever is put back later starts afresh.
      this.#isReady = false;
      this.#isRestarting = true;
      this.requestUpdate();
    });
  }

  /** Joins; resolves when in, rejects with a MeetingError. `visio-join-request` is not fired: the host itself asks. */
  join(): Promise<void> {
    this.#beReady();
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

  /** Joining does not wait for words, and until they come the tag's own children are there. */
  protected override whileTextsLoad(loading: Promise<void>): undefined {
    loading.then(() => this.requestUpdate(), (cause: unknown) => this.dispatchEvent(new VisioErrorEvent(new MeetingError('asset-missing', { cause }))));
  }

  override render(): TemplateResult {
    if (!this.hasTexts) return html`<slot></slot>`;
    const settings = readSettings(this);
    const connection = this.read(this.meeting.connection);
    if (connection.state !== 'ended') this.#isRestarting = false;
    const screen = chooseScreen(connection, settings, this.#screen, this.#isRestarting);
    this.#screen = screen;
    const notices = html`<visio-notices end-shown exportparts="toast" .problems=${this.problems}></visio-notices>`;
    return html`<section class="frame" part="frame" aria-label=${this.t('room.label')} lang=${this.language}>
      <div class="screen" data-screen=${screen}>
        ${this.#renderScreen(screen, connection, settings)} ${this.#renderCall(screen, connection, settings)}
      </div>
      <div class="overlay">${this.#renderPart('notices', notices)} ${this.#renderDoor(screen)}</div>
      <p class="hidden" role="status">${statusOf(this.#screenHost, screen, connection)}</p>
    </section>`;
  }

  #renderScreen(screen: Screen, connection: Connection, settings: Settings): unknown {
    const host = this.#screenHost;
    const isNameKnown = settings.options.name !== undefined;
    if (screen === 'misconfigured' && settings.fatal) return renderMisconfigured(host, settings.fatal);
    if (screen === 'prejoin') return renderPrejoin(isNameKnown);
    if (screen === 'joining') return renderJoining(host);
    if (connection.state === 'waiting') return renderWaiting(host);
    if (screen === 'call' && this.#call.status === 'ready') return nothing;
    if (screen === 'call') return this.#call.status === 'missing' ? renderPartMissing(host) : renderJoining(host);
    if (connection.state === 'ended' && screen === 'ended') return renderEnded(host, connection);
    return html`<slot><p class="unconfigured">${this.t('room.unconfigured')}</p></slot>`;
  }

  /** Before joining already, unseen: a stage that is drawn and knows its size has the first picture sooner. */
  #renderCall(screen: Screen, { state: at }: Connection, { layout, controls }: Settings): unknown {
    const isShown = screen === 'call';
    if (this.#call.status !== 'ready' || !(isShown || screen === 'prejoin' || at === 'joining')) return nothing;
    return html`<div class=${isShown ? 'call' : 'call early'} part="call" ?inert=${!isShown} data-focus tabindex="-1">
      ${this.#renderPart('stage', html`<visio-stage exportparts=${stageParts} .layout=${layout}></visio-stage>`)}
      <visio-toolbar
        exportparts=${toolbarParts}
        .controls=${controls.join(' ')}
        .layout=${layout}
        @visio-layout-request=${this.#onLayoutRequest}
      >
        <slot name="toolbar" slot="toolbar"></slot>
      </visio-toolbar>
    </div>`;
  }

  /** For whoever may let others in. */
  #renderDoor(screen: Screen): unknown {
    return screen === 'call' && this.read(this.meeting.capabilities).has('admit') ? html`<visio-door exportparts="door"></visio-door>` : nothing;
  }

  /** Ours only when the page puts nothing in the slot: elements in an unused fallback would still be at work. */
  #renderPart(name: string, ours: TemplateResult): TemplateResult {
    const isTaken = [...this.children].some((child) => child.slot === name);
    return html`<slot name=${name} @slotchange=${() => this.requestUpdate()}>${isTaken ? nothing : ours}</slot>`;
  }

  get #screenHost(): ScreenHost {
    return { ...this.#screenActions, isLinkCopied: this.isLinkCopied };
  }

  readonly #screenActions: Omit<ScreenHost, 'isLinkCopied'> = {
    t: (key, params) => this.t(key, params),
    leave: () => {
      if (this.dispatchEvent(new VisioLeaveRequestEvent())) ignoreFailure(this.leave());
    },
    copyLink: () => {
      // Baseline 2024 is reading and images; writing text is in Chrome 66, Firefox 63 and Safari 13.1.
      // eslint-disable-next-line baseline-js/use-baseline
      ignoreFailure(navigator.clipboard?.writeText(location.href).then(() => (this.isLinkCopied = true)));
    },
    again: () => {
      if (!readSettings(this).prejoin) return this.#joinAtOnce();
      this.#isRestarting = true;
      this.requestUpdate();
    },
  };

  /** Once all have heard it, so that the page may prevent it. */
  readonly #onLayoutRequest = (event: VisioLayoutRequestEvent): void =>
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.layout = event.detail.layout;
    });

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#hadFocus && !this.matches(':focus-within')) this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
    // What listeners do must not come in the middle of an update.
    void this.updateComplete.then(() => this.#act());
  }

  #act(): void {
    const settings = readSettings(this);
    this.#tell(settings);
    if (isUnderWay(this.meeting.connection.get())) this.#call.wish();
    else this.#call.forgive();
    // Once, as soon as it is connected and all is there that entering takes.
    if (this.#isReady || settings.fatal || !settings.isComplete || !this.isConnected) return;
    if (settings.prejoin && !this.hasTexts) return;
    this.#beReady();
    if (!settings.prejoin) return this.#joinAtOnce();
    this.meeting.prepare();
    whenIdle(() => this.#call.wish());
  }

  #beReady(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    this.dispatchEvent(new VisioReadyEvent());
  }

  /** Devices, token and code all start together; what fails is shown from state. */
  #joinAtOnce(): void {
    if (!this.dispatchEvent(new VisioJoinRequestEvent())) return;
    ignoreFailure(this.meeting.camera.enable());
    ignoreFailure(this.meeting.microphone.enable());
    ignoreFailure(this.meeting.join());
    this.#call.wish();
  }

  /** The one without a safe default has a screen of its own, the others a notice. */
  #tell({ problems, fatal }: Settings): void {
    const news = this.#told.note(problems);
    for (const problem of news?.fresh ?? []) this.dispatchEvent(new VisioErrorEvent(problem));
    if (news) this.problems = news.all.filter(({ message }) => message !== fatal?.message);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'visio-room': VisioRoom;
  }
}
