import type { InputDevice, MeetingError } from '@visio-sdk/core';
import { html, nothing, type TemplateResult } from 'lit';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import Mic from 'lucide/dist/esm/icons/mic.mjs';
import VideoOff from 'lucide/dist/esm/icons/video-off.mjs';
import Video from 'lucide/dist/esm/icons/video.mjs';
import { icon, type Icon } from '../internal/icon.ts';
import { spinner } from '../internal/spinner.ts';
import type { TextKey } from '../translations/fr.ts';

/** What a button of the toolbar shows and does. */
export interface ButtonView {
  readonly part: string;
  /** The name: says what a click does. So nothing is `aria-pressed`, which would say it a second time or the contrary. */
  readonly label: string;
  readonly icon: Icon;
  readonly look?: 'off' | 'active' | 'leave';
  /** Working on it: a spinner, and clicks do nothing. */
  readonly busy?: boolean;
  /** What went wrong, in words. */
  readonly problem?: string | undefined;
  /** How many there are, for those who see; the name says it too. */
  readonly count?: number;
  /** Opens a panel, with the id it has when it is there. */
  readonly opens?: { readonly kind?: 'menu' | 'dialog'; readonly id: string; readonly isOpen: boolean };
  readonly click: (event: MouseEvent) => void;
}

/** A round button with its name as a tooltip, for hover and for the keyboard. */
export function renderButton(view: ButtonView): TemplateResult {
  const { opens } = view;
  const problemId = `${view.part}-problem`;
  return html`
    <span class="control">
      <button
        class="button round ${view.look ?? ''}"
        part="button ${view.part}"
        type="button"
        aria-label=${view.label}
        aria-disabled=${view.busy ? 'true' : nothing}
        aria-haspopup=${opens?.kind ?? nothing}
        aria-expanded=${opens ? opens.isOpen : nothing}
        aria-controls=${opens?.isOpen && opens.kind ? opens.id : nothing}
        aria-describedby=${view.problem ? problemId : nothing}
        @click=${(event: MouseEvent) => (view.busy ? undefined : view.click(event))}
      >
        ${view.busy ? spinner() : icon(view.icon)}
        ${view.problem ? html`<span class="badge" aria-hidden="true">!</span>` : nothing}
        ${view.count ? html`<span class="badge count" aria-hidden="true" data-count=${view.count > 99 ? '99+' : view.count}></span>` : nothing}
      </button>
      <span class="tip" aria-hidden="true">${view.label}${view.problem ? html`<br />${view.problem}` : nothing}</span>
      ${view.problem ? html`<span class="hidden" id=${problemId}>${view.problem}</span>` : nothing}
    </span>
  `;
}

const inputs = {
  microphone: {
    on: Mic,
    off: MicOff,
    turnOn: 'toolbar.turnMicrophoneOn',
    turnOff: 'toolbar.turnMicrophoneOff',
    starting: 'toolbar.microphoneStarting',
  },
  camera: {
    on: Video,
    off: VideoOff,
    turnOn: 'toolbar.turnCameraOn',
    turnOff: 'toolbar.turnCameraOff',
    starting: 'toolbar.cameraStarting',
  },
} as const;

/** Which of one's own inputs. */
export type InputKind = keyof typeof inputs;

/** The button that turns an input on or off; the state is the caller's to read. */
export function inputButton(
  kind: InputKind,
  input: InputDevice,
  t: (key: TextKey) => string,
  act: (promise: Promise<void>) => void,
): ButtonView {
  const { on, off, ...texts } = inputs[kind];
  const { status, error } = input.state.get();
  const isOn = status === 'on';
  return {
    part: kind,
    label: t(status === 'starting' ? texts.starting : isOn ? texts.turnOff : texts.turnOn),
    icon: isOn ? on : off,
    ...(isOn || status === 'starting' ? {} : { look: 'off' }),
    busy: status === 'starting',
    problem: problemText(status === 'failed' ? error : undefined, t),
    click: () => act(isOn ? input.disable() : input.enable()),
  };
}

/** The error in words. */
export function problemText(error: MeetingError | undefined, t: (key: TextKey) => string): string | undefined {
  return error && t(`error.${error.code}`);
}
