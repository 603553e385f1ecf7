import type { InputDevice, InputState, MediaDevice, Meeting, Readable } from '@visio-sdk/core';
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

/** What a menu of devices needs of one. */
export interface ChoiceView {
  readonly input: { select(deviceId: string): Promise<void> };
  readonly state: Pick<InputState, 'deviceId'>;
  readonly devices: readonly MediaDevice[];
}

/** Both inputs. */
export interface InputViews {
  readonly camera: InputView;
  readonly microphone: InputView;
}

/** Reads them, for this render. */
export function viewInputs({ camera, microphone }: Meeting, read: <T>(readable: Readable<T>) => T): InputViews {
  const view = (input: InputDevice) => ({ input, state: read(input.state), devices: read(input.devices) });
  return { camera: view(camera), microphone: view(microphone) };
}
