import type { ErrorCode, InputDevice, Meeting, MediaDevice, MeetingError } from '@visio-sdk/core';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import SquareCheck from 'lucide/dist/esm/icons/square-check.mjs';
import Square from 'lucide/dist/esm/icons/square.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import { choose } from '../internal/choose.ts';
import { attach } from '../internal/attach.ts';
import { closeOnEscape } from '../internal/close-on-escape.ts';
import { icon } from '../internal/icon.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { showLevel } from '../internal/show-level.ts';
import { areSoundsOffered, chooseSounds, wantsSounds } from '../internal/sound-choice.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { itemStyles } from '../styles/item.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import type { TextKey } from '../translations/fr.ts';
import { deviceMenuStyles } from './device-menu.styles.ts';

type Kind = 'camera' | 'microphone' | 'speaker';

const shown = {
  all: ['microphone', 'speaker', 'camera'],
  microphone: ['microphone', 'speaker'],
  camera: ['camera'],
} as const satisfies Record<string, readonly Kind[]>;

const titles = { all: 'devices.title', microphone: 'devices.titleAudio', camera: 'devices.titleVideo' } as const;

/**
 * Which camera, microphone and speaker are used, how loud the microphone is, and whether one hears. `focus()` goes to the first choice.
 *
 * @csspart panel - The panel.
 * @csspart title - Its title.
 * @csspart level - The gauge of the microphone.
 * @fires close - Escape or the close button: whoever shows the panel takes it away.
 */
export class VisioDeviceMenu extends MeetingElement {
  static override styles = [...baseStyles, itemStyles, deviceMenuStyles];

  protected override readonly words = lateWords;

  /** `all`, or only what belongs to the `microphone` (and what one hears) or to the `camera`. */
  @property() show: 'all' | 'microphone' | 'camera' = 'all';

  // Speakers have no state of their own that could tell of a refusal.
  @state() private speakerProblem: ErrorCode | undefined;

  override focus(options?: FocusOptions): void {
    const first = () => this.renderRoot.querySelector<HTMLElement>('select:not(:disabled)') ?? this.renderRoot.querySelector('button');
    const go = () => first()?.focus(options);
    if (this.hasUpdated) go();
    else void this.updateComplete.then(go);
  }

  protected override render(): unknown {
    const { meeting } = this;
    if (!meeting) return nothing;
    const kinds: readonly Kind[] = shown[this.show] ?? shown.all;
    return html`
      <div class="panel" part="panel" role="dialog" aria-labelledby="title" @keydown=${this.#onKey}>
        <div class="head">
          <h2 id="title" part="title">${this.t(titles[this.show] ?? titles.all)}</h2>
          <button class="button quiet round" type="button" aria-label=${this.t('devices.close')} @click=${this.#close}>${icon(X)}</button>
        </div>
        ${kinds.map((kind) => this.#renderKind(kind, meeting))} ${kinds.includes('speaker') && areSoundsOffered(meeting) ? this.#renderSounds(meeting) : nothing}
        <div role="status">
          <visio-device-help problems-shown lang=${this.language} .texts=${this.texts} .meeting=${meeting} .show=${this.show}></visio-device-help>
        </div>
      </div>
    `;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  readonly #onKey = (event: KeyboardEvent): void => closeOnEscape(event, this.#close);

  #renderKind(kind: Kind, meeting: Meeting): TemplateResult {
    if (kind === 'speaker') return this.#renderSpeaker(meeting);
    const input = meeting[kind];
    const { deviceId, error, status } = this.read(input.state);
    const problem = status === 'failed' && error ? this.t(`error.${error.code}`) : undefined;
    return html`<div class="device">
      ${this.#renderSelect(kind, this.read(input.devices), deviceId, (id) => input.select(id), problem)}
      ${kind === 'microphone' ? this.#renderLevel(input, meeting) : nothing}
    </div>`;
  }

  #renderSpeaker(meeting: Meeting): TemplateResult {
    const { speakers } = meeting;
    const test = html`<visio-speaker-test lang=${this.language} .texts=${this.texts} .meeting=${meeting}></visio-speaker-test>`;
    // Where the system alone decides, a menu with one choice would promise something.
    if (!speakers.canSelect) return html`<div class="device"><p class="label">${this.t('devices.speaker')}</p>${test}</div>`;
    const choose = async (deviceId: string) => {
      this.speakerProblem = undefined;
      await speakers.select(deviceId).catch((error: MeetingError) => (this.speakerProblem = error.code));
    };
    const problem = this.speakerProblem && this.t(`error.${this.speakerProblem}`);
    const select = this.#renderSelect('speaker', this.read(speakers.devices), this.read(speakers.deviceId), choose, problem);
    return html`<div class="device">${select}${test}</div>`;
  }

  #renderSelect(
    kind: Kind,
    devices: readonly MediaDevice[],
    chosen: string | undefined,
    select: (deviceId: string) => Promise<void>,
    problem?: string,
  ): TemplateResult {
    const isKnown = devices.some(({ deviceId }) => deviceId === chosen);
    const text: Record<Kind, TextKey> = { camera: 'devices.camera', microphone: 'devices.microphone', speaker: 'devices.speaker' };
    return html`
      <label class="label" for=${kind}>${this.t(text[kind])}</label>
      <select
        class="field"
        id=${kind}
        ?disabled=${devices.length === 0}
        aria-describedby=${problem ? `${kind}-problem` : nothing}
        @change=${(event: Event) => ignoreFailure(select((event.target as HTMLSelectElement).value))}
      >
        ${devices.length === 0 ? html`<option>${this.t('devices.none')}</option>` : nothing}
        ${devices.length && !isKnown ? html`<option value="" ${choose(true)}>${this.t('devices.default')}</option>` : nothing}
        ${devices.map(
          ({ deviceId, label }, index) =>
            html`<option value=${deviceId} ${choose(deviceId === chosen)}>
              ${label || this.t('devices.unnamed', { number: index + 1 })}
            </option>`,
        )}
      </select>
      <div role="alert">${problem ? html`<p class="problem" id="${kind}-problem">${problem}</p>` : nothing}</div>
    `;
  }

  #renderSounds(meeting: Meeting): TemplateResult {
    const isOn = wantsSounds(meeting);
    const change = () => {
      chooseSounds(meeting, !isOn);
      this.requestUpdate();
    };
    return html`<button class="item sounds" type="button" role="switch" aria-checked=${isOn} @click=${change}>
      ${icon(isOn ? SquareCheck : Square)}<span>${this.t('devices.sounds')}</span>
    </button>`;
  }

  #renderLevel(input: InputDevice, meeting: Meeting): TemplateResult {
    if (input.state.get().status !== 'on') return html`<p class="hint">${this.t('devices.microphoneOff')}</p>`;
    return html`
      <div
        class="level"
        part="level"
        role="meter"
        aria-label=${this.t('devices.level')}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow="0"
        ${attach(meeting, (meter: HTMLElement) => showLevel(meeting.microphone.level, meter))}
      ></div>
      <p class="hint">${this.t('devices.levelHint')}</p>
    `;
  }
}
