import type { InputDevice, InputState, Meeting } from '@visio-sdk/core';
import { html, nothing, type TemplateResult } from 'lit';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import Mic from 'lucide/dist/esm/icons/mic.mjs';
import VideoOff from 'lucide/dist/esm/icons/video-off.mjs';
import Video from 'lucide/dist/esm/icons/video.mjs';
import { attach } from './attach.ts';
import { icon, type Icon } from './icon.ts';
import { spinner } from './spinner.ts';
import type { TextKey } from '../translations/fr.ts';
import type { InputViews, Translate } from './inputs.ts';

const cameraTexts: Record<InputState['status'], TextKey> = {
  off: 'prejoin.cameraOff',
  starting: 'prejoin.cameraStarting',
  on: 'prejoin.preview',
  failed: 'prejoin.cameraFailed',
};

/** The mirrored picture, or why there is none, with the two buttons on it. */
export function renderPreview(
  meeting: Meeting,
  { camera, microphone }: InputViews,
  t: Translate,
  toggle: (input: InputDevice) => void,
): TemplateResult {
  const { status } = camera.state;
  // Without a device id in the list the browser has not been given permission: it is asking now.
  const text = status === 'starting' && camera.devices.length === 0 ? 'prejoin.askCamera' : cameraTexts[status];
  return html`<div class="preview" part="preview">
    <video
      part="video"
      aria-label=${t('prejoin.preview')}
      ?hidden=${status !== 'on'}
      autoplay
      playsinline
      .muted=${true}
      ${attach(meeting, (video: HTMLVideoElement) => meeting.camera.attach(video))}
    ></video>
    ${status === 'on' ? nothing : html`<p class="absence">${renderAbsence(status)}${t(text)}</p>`}
    <div class="toggles">
      ${renderToggle('microphone', microphone.state, () => toggle(microphone.input), t)}
      ${renderToggle('camera', camera.state, () => toggle(camera.input), t)}
    </div>
  </div>`;
}

function renderAbsence(status: InputState['status']): unknown {
  return status === 'starting' ? spinner() : html`<span>${icon(VideoOff)}</span>`;
}

const looks: Record<'camera' | 'microphone', { on: Icon; off: Icon; turnOn: TextKey; turnOff: TextKey }> = {
  camera: { on: Video, off: VideoOff, turnOn: 'prejoin.turnCameraOn', turnOff: 'prejoin.turnCameraOff' },
  microphone: { on: Mic, off: MicOff, turnOn: 'prejoin.turnMicrophoneOn', turnOff: 'prejoin.turnMicrophoneOff' },
};

function renderToggle(kind: keyof typeof looks, { status }: InputState, toggle: () => void, t: Translate): TemplateResult {
  const look = looks[kind];
  const isOn = status === 'on' || status === 'starting';
  return html`<button
    class=${`button round toggle ${isOn ? '' : 'danger'}`}
    type="button"
    data-input=${kind}
    aria-label=${t(isOn ? look.turnOff : look.turnOn)}
    @click=${toggle}
  >
    ${status === 'starting' ? spinner() : icon(isOn ? look.on : look.off)}
    ${status === 'failed' ? html`<span class="badge" aria-hidden="true">!</span>` : nothing}
  </button>`;
}
