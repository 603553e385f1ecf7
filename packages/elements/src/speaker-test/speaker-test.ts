import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import CircleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import Volume2 from 'lucide/dist/esm/icons/volume-2.mjs';
import type { Meeting, Speakers } from '@visio-sdk/core';
import { renderSelect } from '../internal/device-choice.ts';
import { icon } from '../internal/icon.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { deviceCheckStyles } from '../styles/device-check.styles.ts';
import type { TextKey } from '../translations/fr.ts';
import { helpWords } from '../translations/help-words.ts';
import { speakerTestStyles } from './speaker-test.styles.ts';

type Step = 'before' | 'playing' | 'asking' | 'heard' | 'unheard' | 'failed';

/**
 * Plays a short sound on the chosen speaker and asks whether it was heard: yes confirms, no leads to advice and to another
 * try. With `choice` the speaker can be chosen too, where the browser lets one.
 *
 * @csspart button - The button that plays the sound.
 * @csspart answer - The buttons that answer.
 */
export class VisioSpeakerTest extends MeetingElement {
  static override styles = [...baseStyles, deviceCheckStyles, speakerTestStyles];

  protected override readonly words = helpWords;

  /** Whether it also has the menu of speakers. */
  @property({ type: Boolean }) choice = false;

  @state() private step: Step = 'before';
  #playing: AbortController | undefined;
  #tested: string | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const deviceId = this.meeting && this.read(this.meeting.speakers.deviceId);
    // What was found out is about another speaker.
    if (deviceId !== this.#tested) this.#stop();
    this.#tested = deviceId;
  }

  protected override render(): unknown {
    const { meeting } = this;
    if (!meeting) return nothing;
    const test = this.#renderTest(meeting);
    const { speakers } = meeting;
    if (!this.choice || !speakers.canSelect) return test;
    const view = { input: speakers, state: { deviceId: this.read(speakers.deviceId) }, devices: this.read(speakers.devices) };
    return renderSelect('speaker', Volume2, view, (key, params) => this.t(key, params), test);
  }

  #renderTest({ speakers }: Meeting): TemplateResult {
    const { step } = this;
    const isPlaying = step === 'playing';
    const label: TextKey = isPlaying ? 'speakerTest.playing' : step === 'before' ? 'speakerTest.play' : 'speakerTest.again';
    return html`<div class="test" lang=${this.language}>
      <button class="button play" part="button" type="button" aria-disabled=${isPlaying ? 'true' : nothing} @click=${this.#play}>
        <span class=${isPlaying ? 'sounding' : ''}>${icon(Volume2)}</span>${this.t(label)}
      </button>
      <div class="outcome" role="status" id="outcome">${this.#renderOutcome(speakers)}</div>
      ${step === 'asking'
        ? html`<div class="answers" role="group" aria-labelledby="outcome">
            <button class="button" part="answer" type="button" @click=${() => this.#answer('heard')}>${this.t('speakerTest.yes')}</button>
            <button class="button" part="answer" type="button" @click=${() => this.#answer('unheard')}>${this.t('speakerTest.no')}</button>
          </div>`
        : nothing}
    </div>`;
  }

  #renderOutcome(speakers: Speakers): TemplateResult | typeof nothing {
    switch (this.step) {
      case 'asking':
        return html`<p class="question">${this.t('speakerTest.question')}</p>`;
      case 'heard':
        return html`<p class="heard">${icon(CircleCheck)}<span>${this.t('speakerTest.heard')}</span></p>`;
      case 'failed':
        return html`<p class="failed">${this.t('speakerTest.failed')}</p>`;
      case 'unheard': {
        const canChange = speakers.canSelect && this.read(speakers.devices).length > 1;
        const advice: TextKey[] = ['speakerTest.volume', ...(canChange ? (['speakerTest.other'] as const) : []), 'speakerTest.plug', 'speakerTest.bluetooth'];
        return html`<p class="question">${this.t('speakerTest.advice')}</p>
          <ul>
            ${advice.map((key) => html`<li>${this.t(key)}</li>`)}
          </ul>`;
      }
      default:
        return nothing;
    }
  }

  #stop(): void {
    this.#playing?.abort();
    this.#playing = undefined;
    this.step = 'before';
  }

  readonly #play = async (): Promise<void> => {
    const { meeting } = this;
    if (!meeting || this.#playing) return;
    const controller = new AbortController();
    this.#playing = controller;
    this.step = 'playing';
    const step = await meeting.speakers.playTestSound(controller.signal).then(
      () => 'asking' as const,
      () => 'failed' as const,
    );
    if (this.#playing !== controller) return;
    this.#playing = undefined;
    this.step = step;
  };

  /** The buttons that answer go; whoever uses the keyboard stays beside them. */
  #answer(step: Step): void {
    this.step = step;
    this.renderRoot.querySelector<HTMLElement>('.play')?.focus();
  }
}
