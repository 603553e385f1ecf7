import { isInMeeting, type Connection, type InputDevice, type Meeting } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import Hourglass from 'lucide/dist/esm/icons/hourglass.mjs';
import { VisioLeaveRequestEvent } from '../events/requests.ts';
import { Announcer } from '../internal/announcer.ts';
import { renderDevices } from '../internal/device-choice.ts';
import { icon } from '../internal/icon.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { viewInputs } from '../internal/inputs.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { renderPreview } from '../internal/preview.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { deviceCheckStyles } from '../styles/device-check.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { lobbyStyles } from './lobby.styles.ts';

/** Least time between two announcements of one's place in the queue, in ms. */
const pace = 10_000;

/**
 * The wait at the door: what happens next, one's place in the queue, a look at camera and microphone meanwhile, and a way
 * to give up. Shows nothing while one does not wait.
 *
 * @fires {VisioLeaveRequestEvent} visio-leave-request - The person stops waiting; may be prevented.
 * @csspart card - All of it.
 * @csspart preview - The frame around the camera's picture.
 * @csspart video - The camera's picture.
 */
export class VisioLobby extends MeetingElement {
  static override styles = [...baseStyles, deviceCheckStyles, lobbyStyles];

  protected override readonly words = lateWords;

  readonly #announcer = new Announcer(this);
  #said: number | undefined;
  #saidAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wasWaiting = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override render(): unknown {
    const { meeting } = this;
    const connection: Connection = meeting ? this.read(meeting.connection) : { state: 'idle' };
    return html`${meeting && connection.state === 'waiting' ? this.#renderWait(meeting, connection) : nothing} ${this.#announcer.render()}`;
  }

  #renderWait(meeting: Meeting, connection: Extract<Connection, { state: 'waiting' }>): TemplateResult {
    const inputs = viewInputs(meeting, (readable) => this.read(readable));
    const t = this.t.bind(this);
    const { language, texts } = this;
    const { position } = connection;
    return html`<section class="lobby" part="card" lang=${this.language} aria-labelledby="title">
      <div class="head">
        <div class="emblem">${icon(Hourglass)}</div>
        <h2 class="heading" id="title">${t('lobby.title')}</h2>
        ${position === undefined ? nothing : html`<p class="position">${this.plural('lobby.position', position)}</p>`}
        <p class="text">${t('lobby.hint')}</p>
      </div>
      <button class="button stop" type="button" @click=${this.#stop}>${t('lobby.stop')}</button>
      <p class="text">${t('lobby.devices')}</p>
      ${renderPreview(meeting, inputs, t, toggle)}
      <div class="problems" role="status">
        <visio-device-help lang=${language} .texts=${texts} .meeting=${meeting}></visio-device-help>
      </div>
      <div class="devices">
        ${renderDevices(meeting, inputs, t, html`<visio-speaker-test choice lang=${language} .texts=${texts} .meeting=${meeting}></visio-speaker-test>`)}
      </div>
    </section>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // After the update: a live region must be there before anything is said in it.
    void this.updateComplete.then(() => this.#announce());
  }

  #announce(): void {
    const connection = this.meeting?.connection.get();
    if (!connection || !this.isConnected) return;
    if (connection.state === 'waiting') this.#sayPosition(connection.position);
    else {
      if (this.#wasWaiting && isInMeeting(connection)) this.#announcer.say(this.t('lobby.admitted'), true);
      this.#said = undefined;
    }
    this.#wasWaiting = connection.state === 'waiting';
  }

  /** A queue may move fast: its place is said now and then. */
  #sayPosition(position: number | undefined): void {
    if (position === undefined || position === this.#said || this.#timer !== undefined) return;
    const wait = this.#saidAt + pace - Date.now();
    if (wait > 0) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#announce();
      }, wait);
      return;
    }
    this.#said = position;
    this.#saidAt = Date.now();
    this.#announcer.say(this.plural('lobby.position', position));
  }

  readonly #stop = (): void => {
    if (this.dispatchEvent(new VisioLeaveRequestEvent())) ignoreFailure(this.meeting?.leave());
  };
}

function toggle(input: InputDevice): void {
  const { status } = input.state.get();
  ignoreFailure(input.choose(status !== 'on' && status !== 'starting'));
}
