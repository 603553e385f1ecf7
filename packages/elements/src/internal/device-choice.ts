import type { Meeting } from '@visio-sdk/core';
import { html, nothing, type TemplateResult } from 'lit';
import ChevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import Mic from 'lucide/dist/esm/icons/mic.mjs';
import Video from 'lucide/dist/esm/icons/video.mjs';
import { attach } from './attach.ts';
import { choose } from './choose.ts';
import { icon, type Icon } from './icon.ts';
import { ignoreFailure } from './ignore-failure.ts';
import { showLevel } from './show-level.ts';
import type { ChoiceView, InputView, InputViews, Translate } from './inputs.ts';

/** Which microphone and whether it hears anything, which speaker and whether it is heard, which camera. */
export function renderDevices(meeting: Meeting, { camera, microphone }: InputViews, t: Translate, speakerTest: TemplateResult): TemplateResult {
  return html`
    ${renderSelect('microphone', Mic, microphone, t, renderLevel(meeting, microphone, t))}
    ${speakerTest} ${renderSelect('camera', Video, camera, t)}
  `;
}

/** A labelled menu of devices, with what belongs under it; that alone where there is nothing to choose by. */
export function renderSelect(
  kind: 'camera' | 'microphone' | 'speaker',
  look: Icon,
  { input, state, devices }: ChoiceView,
  t: Translate,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult | typeof nothing {
  // Without permission there is nothing to choose by: the browser hides the names.
  if (devices.length < 2 && !devices[0]?.label) return more;
  const isKnown = devices.some(({ deviceId }) => deviceId === state.deviceId);
  return html`<div class="device">
    <label class="label" for=${kind}>${t(`prejoin.${kind}`)}</label>
    <div class="select">
      ${icon(look)}
      <select
        class="field"
        id=${kind}
        @change=${(event: Event) => ignoreFailure(input.select((event.target as HTMLSelectElement).value))}
      >
        ${isKnown ? nothing : html`<option value="" ${choose(true)}>${t('prejoin.defaultDevice')}</option>`}
        ${devices.map(
          ({ deviceId, label }, index) =>
            html`<option value=${deviceId} ${choose(deviceId === state.deviceId)}>
              ${label || t('prejoin.unnamedDevice', { number: index + 1 })}
            </option>`,
        )}
      </select>
      ${icon(ChevronDown)}
    </div>
    ${more}
  </div>`;
}

function renderLevel(meeting: Meeting, { state }: InputView, t: Translate): TemplateResult | typeof nothing {
  if (state.status === 'off') return html`<p class="sound">${icon(MicOff)}${t('prejoin.microphoneOff')}</p>`;
  if (state.status !== 'on') return nothing;
  // A bar that moves has the page drawn 60 times a second, and a small machine needs all it has to join.
  const isStill = meeting.connection.get().state === 'joining';
  return html`<div
      class="level"
      role="meter"
      aria-label=${t('prejoin.level')}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow="0"
      aria-describedby="level-hint"
      ${attach(isStill || meeting, (meter: HTMLElement) => (isStill ? () => {} : showLevel(meeting.microphone.level, meter)))}
    ></div>
    <p class="hint" id="level-hint">${t('prejoin.levelHint')}</p>`;
}
