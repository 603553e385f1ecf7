import { isUnderWay, type Connection, type InputDevice, type Meeting } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { VisioJoinRequestEvent, VisioLeaveRequestEvent } from '../events/requests.ts';
import { icon } from '../internal/icon.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { baseStyles } from '../styles/base.styles.ts';
import LoaderCircle from 'lucide/dist/esm/icons/loader-circle.mjs';
import { renderDevices } from '../internal/device-choice.ts';
import { renderProblems } from '../internal/device-problems.ts';
import { renderPreview } from '../internal/preview.ts';
import { deviceCheckStyles } from '../styles/device-check.styles.ts';
import { prejoinStyles } from './prejoin.styles.ts';

/**
 * The step before a meeting: one's picture, camera and microphone, one's name. Camera and microphone are asked for
 * when it is shown; without any of them one can join all the same.
 *
 * @fires {VisioJoinRequestEvent} visio-join-request - The person wants to join; prevent it to do something else.
 * @fires {VisioLeaveRequestEvent} visio-leave-request - The person gives up while joining.
 * @csspart preview - The frame around the camera's picture.
 * @csspart video - The camera's picture.
 * @csspart form - Name and button.
 * @csspart join-button - The button that joins.
 */
export class VisioPrejoin extends MeetingElement {
  static override styles = [...baseStyles, deviceCheckStyles, prejoinStyles];

  /** Whether the host settled the display name: it is then not asked for. */
  @property({ type: Boolean, attribute: 'name-known' }) nameKnown = false;

  @state() private nameMissing = false;
  @query('input[name=name]') private readonly nameField!: HTMLInputElement | null;
  #askedFor: Connection | undefined;
  readonly #declined = new Set<InputDevice>();

  override render(): TemplateResult {
    const { meeting } = this;
    return html`<div class="prejoin" lang=${this.language}>
      <h2 class="title" id="title">${this.t('prejoin.title')}</h2>
      ${meeting ? this.#renderMeeting(meeting) : nothing}
    </div>`;
  }

  #renderMeeting(meeting: Meeting): TemplateResult {
    const camera = this.read(meeting.camera.state);
    const microphone = this.read(meeting.microphone.state);
    const inputs = {
      camera: { input: meeting.camera, state: camera, devices: this.read(meeting.camera.devices) },
      microphone: { input: meeting.microphone, state: microphone, devices: this.read(meeting.microphone.devices) },
    };
    const t = this.t.bind(this);
    return html`
      ${renderPreview(meeting, inputs, t, this.#toggle)}
      <form class="form" part="form" novalidate aria-labelledby="title" @submit=${this.#submit}>
        ${this.nameKnown ? html`<p>${this.t('prejoin.as', { name: this.read(meeting.name) })}</p>` : this.#renderName(meeting)}
        ${this.#renderButtons(meeting)}
        <div class="problems" role="status">${renderProblems(meeting, inputs, this.read(meeting.connection), t)}</div>
      </form>
      <div class="devices">${renderDevices(meeting, inputs, t)}</div>
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
        maxlength="100"
        required
        .defaultValue=${this.read(meeting.name)}
        aria-describedby="name-hint"
        aria-invalid=${this.nameMissing ? 'true' : nothing}
        @input=${() => (this.nameMissing = false)}
      />
      <p class=${this.nameMissing ? 'hint wrong' : 'hint'} id="name-hint">
        ${this.t(this.nameMissing ? 'prejoin.nameMissing' : 'prejoin.nameHint')}
      </p>
    </div>`;
  }

  #renderButtons(meeting: Meeting): TemplateResult {
    if (!isUnderWay(this.read(meeting.connection))) {
      return html`<button class="button primary join" part="join-button">${this.t('prejoin.join')}</button>`;
    }
    return html`<button class="button primary join" part="join-button" aria-disabled="true">
        <span class="spin">${icon(LoaderCircle)}</span>${this.t('prejoin.joining')}
      </button>
      <button class="button" type="button" @click=${this.#cancel}>${this.t('prejoin.cancel')}</button>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
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
      if (input.state.get().status === 'off' && !this.#declined.has(input)) ignoreFailure(input.enable());
    }
  }

  #toggle = (input: InputDevice): void => {
    const { status } = input.state.get();
    if (status === 'on' || status === 'starting') {
      this.#declined.add(input);
      ignoreFailure(input.disable());
    } else {
      this.#declined.delete(input);
      ignoreFailure(input.enable());
    }
  };

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { meeting, nameField } = this;
    if (!meeting || isUnderWay(meeting.connection.get())) return;
    const name = nameField?.value.trim();
    if (name === '') {
      this.nameMissing = true;
      nameField?.focus();
      return;
    }
    if (name !== undefined && name !== meeting.name.get()) meeting.setName(name);
    if (this.dispatchEvent(new VisioJoinRequestEvent())) ignoreFailure(meeting.join());
  };

  #cancel = (): void => {
    if (this.dispatchEvent(new VisioLeaveRequestEvent())) ignoreFailure(this.meeting?.leave());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'visio-prejoin': VisioPrejoin;
  }
}
