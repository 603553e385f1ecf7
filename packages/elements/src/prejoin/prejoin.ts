import { isUnderWay, type Connection, type InputDevice, type Meeting } from '@visio-sdk/core';
import { maxNameLength } from '@visio-sdk/core/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { VisioJoinRequestEvent, VisioLeaveRequestEvent } from '../events/requests.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { renderDevices } from '../internal/device-choice.ts';
import { viewInputs } from '../internal/inputs.ts';
import { keepKeys } from '../internal/keep-keys.ts';
import { LatePart } from '../internal/late-part.ts';
import { renderPreview } from '../internal/preview.ts';
import { renderProblem } from '../internal/problem.ts';
import { spinner } from '../internal/spinner.ts';
import { deviceCheckStyles } from '../styles/device-check.styles.ts';
import { problemStyles } from '../styles/problem.styles.ts';
import type { TextKey } from '../translations/fr.ts';
import { prejoinStyles } from './prejoin.styles.ts';

/**
 * The step before a meeting: one's picture, camera and microphone, one's name. Camera and microphone are asked for
 * when it is shown; without any of them one can join all the same.
 *
 * @fires {VisioJoinRequestEvent} visio-join-request - The person wants to join; prevent it to do something else.
 * @fires {VisioLeaveRequestEvent} visio-leave-request - The person gives up while joining.
 * @fires {VisioErrorEvent} visio-error - What helps with devices could not be loaded.
 * @csspart preview - The frame around the camera's picture.
 * @csspart video - The camera's picture.
 * @csspart form - Name and button.
 * @csspart join-button - The button that joins.
 */
export class VisioPrejoin extends MeetingElement {
  static override styles = [...baseStyles, deviceCheckStyles, problemStyles, prejoinStyles];

  /** Whether the host settled the display name: it is then not asked for. */
  @property({ type: Boolean, attribute: 'name-known' }) nameKnown = false;

  /** Loads what helps with devices; set by `define.ts`, since only there elements know each other. */
  static loadHelp: () => Promise<unknown> = () => Promise.resolve();

  /** What is wrong with the name. */
  @state() private nameProblem: TextKey | undefined;
  @query('input[name=name]') private readonly nameField!: HTMLInputElement | null;
  #askedFor: Connection | undefined;
  readonly #help = new LatePart(this, () => VisioPrejoin.loadHelp());

  override render(): TemplateResult {
    const { meeting } = this;
    return html`<div class="prejoin" lang=${this.language}>
      <h2 class="title" id="title">${this.t('prejoin.title')}</h2>
      ${meeting ? this.#renderMeeting(meeting) : nothing}
    </div>`;
  }

  #renderMeeting(meeting: Meeting): TemplateResult {
    const inputs = viewInputs(meeting, (readable) => this.read(readable));
    const t = this.t.bind(this);
    const { language, texts } = this;
    const connection = this.read(meeting.connection);
    return html`
      ${renderPreview(meeting, inputs, t, toggle)}
      <form class="form" part="form" novalidate aria-labelledby="title" @submit=${this.#submit}>
        ${this.nameKnown ? html`<p>${this.t('prejoin.as', { name: this.read(meeting.name) })}</p>` : this.#renderName(meeting)}
        ${this.#renderButtons(meeting)}
        <div class="problems" role="status">
          ${connection.state === 'ended' && connection.error ? renderProblem(connection.error, t) : nothing}
          <visio-device-help lang=${language} .texts=${texts} .meeting=${meeting}></visio-device-help>
        </div>
      </form>
      <div class="devices">
        ${renderDevices(meeting, inputs, t, html`<visio-speaker-test choice lang=${language} .texts=${texts} .meeting=${meeting}></visio-speaker-test>`)}
      </div>
    `;
  }

  #renderName(meeting: Meeting): TemplateResult {
    return html`<div class="name">
      <label class="label" for="name">${this.t('prejoin.name')}</label>
      <input
        class="field"
        id="name"
        name="name"
        autocomplete="name"
        required
        .defaultValue=${this.read(meeting.name)}
        aria-describedby="name-hint"
        aria-invalid=${this.nameProblem ? 'true' : nothing}
        @input=${() => (this.nameProblem = undefined)}
      />
      <p class=${this.nameProblem ? 'hint wrong' : 'hint'} id="name-hint">${this.t(this.nameProblem ?? 'prejoin.nameHint')}</p>
    </div>`;
  }

  #renderButtons(meeting: Meeting): TemplateResult {
    const isJoining = isUnderWay(this.read(meeting.connection));
    // One button all along: who pressed it keeps the focus, and whoever waits has it in the call.
    return html`<button class="button primary join" part="join-button" aria-disabled=${isJoining ? 'true' : nothing}>
        ${isJoining ? spinner() : nothing}${this.t(isJoining ? 'prejoin.joining' : 'prejoin.join')}
      </button>
      ${isJoining ? html`<button class="button" type="button" @click=${this.#cancel}>${this.t('prejoin.cancel')}</button>` : nothing}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.nameField) keepKeys(this.nameField);
    this.#help.wish();
    // Once all others have drawn as well: a room whose meeting just failed takes the prejoin away, and must not open a
    // camera that nobody sees.
    setTimeout(() => this.#askForDevices());
  }

  /** Once before each meeting; both in one go, so that the browser asks once. */
  #askForDevices(): void {
    const { meeting } = this;
    const connection = meeting?.connection.get();
    if (!meeting || !connection || connection === this.#askedFor || isUnderWay(connection) || !this.isConnected) return;
    this.#askedFor = connection;
    for (const input of [meeting.camera, meeting.microphone]) {
      if (input.state.get().status === 'off' && input.isWanted()) ignoreFailure(input.enable());
    }
  }

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { meeting, nameField } = this;
    if (!meeting || isUnderWay(meeting.connection.get())) return;
    const name = nameField?.value.trim();
    this.nameProblem = name === undefined ? name : problemOf(name);
    if (this.nameProblem) return nameField?.focus();
    if (name !== undefined && name !== meeting.name.get()) meeting.setName(name);
    if (this.dispatchEvent(new VisioJoinRequestEvent())) ignoreFailure(meeting.join());
  };

  #cancel = (): void => {
    if (!this.dispatchEvent(new VisioLeaveRequestEvent())) return;
    // The button that gives up goes with the joining.
    this.renderRoot.querySelector<HTMLElement>('.join')?.focus();
    ignoreFailure(this.meeting?.leave());
  };
}

/** Nothing, more than all servers take, or nothing that could be seen. */
function problemOf(name: string): TextKey | undefined {
  if (!name) return 'prejoin.nameMissing';
  return name.length > maxNameLength || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(name) ? 'error.name-invalid' : undefined;
}

function toggle(input: InputDevice): void {
  const { status } = input.state.get();
  ignoreFailure(input.choose(status !== 'on' && status !== 'starting'));
}

declare global {
  interface HTMLElementTagNameMap {
    'visio-prejoin': VisioPrejoin;
  }
}
