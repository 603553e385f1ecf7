import { createMeeting, isUnderWay, MeetingError, type Connection, type Meeting } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ContextValue } from '../context/context-value.ts';
import { localeContext, meetingContext, type Locale } from '../context/meeting-context.ts';
import { VisioErrorEvent, VisioReadyEvent } from '../events/facts.ts';
import { VisioJoinRequestEvent, VisioLeaveRequestEvent } from '../events/requests.ts';
import { copyAddress } from '../internal/copy-address.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { LatePart } from '../internal/late-part.ts';
import { whenIdle } from '../internal/when-idle.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { LateDoor } from './late-door.ts';
import { LateNotices } from './late-notices.ts';
import { LatePanel } from './late-panel.ts';
import { openDevices } from './open-devices.ts';
import type { PanelHost } from './panel-host.ts';
import { Presence } from './presence.ts';
import { renderCall } from './render-call.ts';
import { RoomAttributes } from './room-attributes.ts';
import { roomStyles } from './room.styles.ts';
import type { Screen, ScreenHost } from './screens.ts';
import {
  chooseScreen,
  renderEnded,
  renderJoining,
  renderMisconfigured,
  renderPartMissing,
  renderPrejoin,
  renderWaiting,
  statusOf,
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
 * @slot ended - In place of what is said when the meeting is over; why it is, `visio-left` tells.
 * @slot notices - In place of the notices.
 * @slot panel-* - A panel of your own beside the stage: a child with `slot="panel-notes"` is shown by `panel="notes"`, under its `aria-label`.
 * @slot tile-IDENTITY - Over the tile of the participant with this identity; `screen-IDENTITY` over the screen they share.
 * @fires {VisioReadyEvent} visio-ready - The room can be used: the prejoin is shown, or joining has started.
 * @fires {VisioWaitingEvent} visio-waiting - At the door, with the position in the queue if known.
 * @fires {VisioJoinedEvent} visio-joined - In the meeting.
 * @fires {VisioLeftEvent} visio-left - Out of the meeting, or not let in, with the reason.
 * @fires {VisioErrorEvent} visio-error - Something went wrong, with a code and whether trying again can help.
 * @fires {VisioReconnectingEvent} visio-reconnecting - The line is down.
 * @fires {VisioReconnectedEvent} visio-reconnected - The line is back.
 * @fires {VisioParticipantJoinedEvent} visio-participant-joined - Somebody came in.
 * @fires {VisioParticipantLeftEvent} visio-participant-left - Somebody is gone.
 * @fires {VisioHandRaisedEvent} visio-hand-raised - Somebody raised a hand.
 * @fires {VisioHandLoweredEvent} visio-hand-lowered - A hand is down again.
 * @fires {VisioKnockedEvent} visio-knocked - Somebody came to the door, for whoever may let them in.
 * @fires {VisioRoleChangedEvent} visio-role-changed - One's own role changed in the meeting.
 * @fires {VisioMediaChangedEvent} visio-media-changed - One's own camera, microphone or screen went on or off in the meeting.
 * @fires {VisioQualityChangedEvent} visio-quality-changed - One's own line became better or worse.
 * @fires {VisioSoundBlockedEvent} visio-sound-blocked - The browser holds sound back until the person acts, or does so no more.
 * @fires {VisioPinChangedEvent} visio-pin-changed - The person pinned somebody for themself, or nobody any more.
 * @fires {VisioPanelChangedEvent} visio-panel-changed - Another panel is open beside the stage, or none.
 * @fires {VisioChatReceivedEvent} visio-chat-received - Somebody else wrote in the chat.
 * @fires {VisioChatSentEvent} visio-chat-sent - One's own message was sent.
 * @fires {VisioSituationEvent} visio-situation - Something befell the person, such as being muted by a moderator, with its code.
 * @fires {VisioReactionReceivedEvent} visio-reaction-received - Somebody else gave a reaction.
 * @fires {VisioJoinRequestEvent} visio-join-request - The person, or `prejoin="off"`, wants to join; may be prevented.
 * @fires {VisioLeaveRequestEvent} visio-leave-request - The person wants to leave; may be prevented.
 * @fires {VisioShareRequestEvent} visio-share-request - The person wants to share the screen; may be prevented.
 * @fires {VisioSettingsRequestEvent} visio-settings-request - The person wants the settings; may be prevented.
 * @fires {VisioFullscreenRequestEvent} visio-fullscreen-request - The person wants the room to fill the screen, or not any more; may be prevented.
 * @fires {VisioShortcutsRequestEvent} visio-shortcuts-request - The person wants to see the keys; may be prevented.
 * @fires {VisioLayoutRequestEvent} visio-layout-request - The person wants another layout; may be prevented.
 * @fires {VisioPanelRequestEvent} visio-panel-request - The person wants a panel beside the stage, or closes it; may be prevented.
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
 * @csspart side-panel - The panel beside the stage; also `side-panel-header`, `side-panel-content`.
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

  // `define.ts` sets these, since only there elements know each other.
  /** Loads the elements of the call. */
  static loadCall: () => Promise<unknown> = () => Promise.resolve();
  /** Loads the notices. */
  static loadNotices: () => Promise<unknown> = () => Promise.resolve();
  /** Loads the panel beside the stage. */
  static loadPanel: () => Promise<typeof PanelHost>;
  /** Loads what belongs to the door, before it or behind it. */
  static loadDoor: (side: 'lobby' | 'door') => Promise<unknown> = () => Promise.resolve();

  /** Makes the meeting of each room; tests and stories put a fake one here. */
  static createMeeting: typeof createMeeting = createMeeting;

  /** The meeting: made with the element, never replaced. */
  readonly meeting: Meeting = VisioRoom.createMeeting(() => readSettings(this).options);

  @state() private isLinkCopied = false;
  /** What the page did wrong, for the notices. */
  @state() private problems: readonly MeetingError[] = [];

  readonly #locale = new ContextValue<Locale>(this, localeContext, { lang: undefined, texts: undefined });
  readonly #told = new ToldProblems();
  readonly #call = new LatePart(this, () => VisioRoom.loadCall());
  readonly #panel = new LatePanel(this, () => VisioRoom.loadPanel());
  #screen: Screen = 'fallback';
  #isReady = false;
  #isRestarting = false;
  #hadFocus = false;

  constructor() {
    super();
    new ContextValue(this, meetingContext, this.meeting);
    new LateNotices(this, this.meeting, { load: () => VisioRoom.loadNotices(), hasProblems: () => this.problems.length > 0 });
    // Once all have heard it, so that the page may prevent it.
    this.addEventListener('visio-layout-request', (event) => {
      queueMicrotask(() => event.defaultPrevented || (this.layout = event.detail.layout));
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
    this.#locale.set({ lang: this.getAttribute('lang') ?? undefined, texts: this.texts });
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
    const notices = html`<visio-notices end-shown exportparts="toast" .problems=${this.problems} .sounds=${this.sounds} .talkWhileMuted=${this.talkWhileMuted}></visio-notices>`;
    return html`<section class="frame" part="frame" aria-label=${this.t('room.label')} lang=${this.language}>
      <div class="screen" data-screen=${screen}>
        ${this.#renderScreen(screen, connection, settings)} ${this.#renderCall(screen, connection, settings)}
      </div>
      <div class="overlay">${this.#renderPart('notices', notices)} ${this.#renderDoor(screen)}</div>
      <visio-shortcuts .scope=${this} ?everywhere=${settings.shortcuts === 'everywhere'} ?disabled=${settings.shortcuts === 'off'} .layout=${settings.layout} .panel=${this.panel}></visio-shortcuts>
      <p class="hidden" role="status">${statusOf(this.#screenHost, screen, connection)}</p>
    </section>`;
  }

  #renderScreen(screen: Screen, connection: Connection, settings: Settings): unknown {
    const host = this.#screenHost;
    if (screen === 'misconfigured' && settings.fatal) return renderMisconfigured(host, settings.fatal);
    if (screen === 'prejoin') return renderPrejoin(settings.options.name !== undefined);
    if (screen === 'joining') return renderJoining(host);
    if (connection.state === 'waiting') return renderWaiting(host);
    if (screen === 'call' && this.#call.status === 'ready') return nothing;
    if (screen === 'call') return this.#call.status === 'missing' ? renderPartMissing(host) : renderJoining(host);
    if (connection.state === 'ended' && screen === 'ended') return this.#renderPart('ended', renderEnded(host, connection));
    return html`<slot><p class="unconfigured">${this.t('room.unconfigured')}</p></slot>`;
  }

  /** Before joining already, unseen: a stage that is drawn and knows its size has the first picture sooner. */
  #renderCall(screen: Screen, { state: at }: Connection, settings: Settings): unknown {
    const isShown = screen === 'call';
    if (this.#call.status !== 'ready' || !(isShown || screen === 'prejoin' || at === 'joining')) return nothing;
    return renderCall({
      settings,
      isShown,
      controls: this.controls ? settings.controls.join(' ') : null,
      panel: this.panel,
      side: isShown ? this.#panel.render() : nothing,
      part: (name, ours) => this.#renderPart(name, ours),
    });
  }

  #renderDoor(screen: Screen): unknown {
    return screen === 'call' && this.read(this.meeting.capabilities).has('admit') ? html`<visio-door exportparts="door"></visio-door>` : nothing;
  }

  /** Ours only when the page puts nothing in the slot: elements in an unused fallback would still be at work. */
  #renderPart(name: string, ours: TemplateResult): TemplateResult {
    const isTaken = [...this.children].some((child) => child.slot === name);
    return html`<slot name=${name} @slotchange=${() => this.requestUpdate()}>${isTaken ? nothing : ours}</slot>`;
  }

  readonly #screenHost: ScreenHost = {
    t: (key, params) => this.t(key, params),
    leave: () => {
      if (this.dispatchEvent(new VisioLeaveRequestEvent())) ignoreFailure(this.leave());
    },
    isLinkCopied: () => this.isLinkCopied,
    copyLink: () => ignoreFailure(copyAddress()?.then(() => (this.isLinkCopied = true))),
    again: () => {
      if (!readSettings(this).prejoin) return this.#joinAtOnce();
      this.#isRestarting = true;
      this.requestUpdate();
    },
  };

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

  /** Token and code start together; what fails is shown from state. */
  #joinAtOnce(): void {
    if (!this.dispatchEvent(new VisioJoinRequestEvent())) return;
    ignoreFailure(this.meeting.join());
    openDevices(this.meeting);
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
