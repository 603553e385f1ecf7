import type { InputDevice, InputState, MediaDevice } from '../devices/device.ts';
import { createState } from '../reactive/readable.ts';
import type { MeetingError } from '../support/errors.ts';

/** A camera or microphone that obeys at once, or fails as told. */
export interface FakeInput extends InputDevice {
  setState(state: Partial<InputState>): void;
  setDevices(devices: readonly MediaDevice[]): void;
  setTrack(track: MediaStreamTrack | undefined): void;
  /** The next `enable` or `select` fails with this error. */
  failNext(error: MeetingError): void;
}

/** Makes an input device without hardware. */
export function createFakeInput(devices: readonly MediaDevice[], getTrack?: () => MediaStreamTrack): FakeInput {
  const state = createState<InputState>({ status: 'off', deviceId: undefined, error: undefined });
  const list = createState(devices);
  const track = createState<MediaStreamTrack | undefined>(undefined);
  let failure: MeetingError | undefined;
  let isWanted = true;
  const change = (next: Partial<InputState>) => state.set(Object.freeze({ ...state.get(), ...next }));
  const turnOn = async (deviceId: string | undefined) => {
    const error = failure;
    failure = undefined;
    if (error) {
      change({ status: 'failed', error });
      throw error;
    }
    change({ status: 'on', deviceId, error: undefined });
    if (getTrack) track.set(getTrack());
  };
  const input: FakeInput = {
    state,
    devices: list,
    track,
    enable: () => turnOn(state.get().deviceId ?? list.get()[0]?.deviceId),
    async disable() {
      change({ status: 'off', error: undefined });
      track.set(undefined);
    },
    choose(on) {
      isWanted = on;
      return on ? input.enable() : input.disable();
    },
    isWanted: () => isWanted,
    async select(deviceId) {
      if (state.get().status === 'on') await turnOn(deviceId);
      else change({ deviceId: deviceId || undefined });
    },
    setState: change,
    setDevices: (next) => list.set(next),
    setTrack: (next) => track.set(next),
    failNext(error) {
      failure = error;
    },
  };
  return input;
}
