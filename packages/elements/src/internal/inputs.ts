import type { InputDevice, InputState, MediaDevice } from '@visio-sdk/core';
import type { TextKey } from '../translations/fr.ts';
import type { TextParams } from '../translations/translate.ts';

/** Gives a text of the element. */
export type Translate = (key: TextKey, params?: TextParams) => string;

/** A camera or microphone with what was read of it for this render. */
export interface InputView {
  readonly input: InputDevice;
  readonly state: InputState;
  readonly devices: readonly MediaDevice[];
}

/** Both inputs. */
export interface InputViews {
  readonly camera: InputView;
  readonly microphone: InputView;
}
