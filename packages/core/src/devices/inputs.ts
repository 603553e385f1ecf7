import type { MeetingError } from '../support/errors.ts';
import type { ChoiceStorage } from '../support/storage.ts';
import type { Camera, Microphone } from './device.ts';
import { createDeviceLists, type DeviceLists } from './device-lists.ts';
import { createInput, type Input } from './input.ts';
import { createLevel } from './level.ts';
import { showTrack } from './show-track.ts';

/** This machine's camera and microphone, with the ends that only the meeting holds. */
export interface Inputs {
  readonly camera: Camera & Input;
  readonly microphone: Microphone & Input;
  readonly lists: DeviceLists;
}

export function createInputs(storage: ChoiceStorage, onError: (error: MeetingError) => void): Inputs {
  const lists = createDeviceLists();
  const inputOf = (kind: 'camera' | 'microphone') =>
    createInput({
      kind,
      devices: kind === 'camera' ? lists.cameras : lists.microphones,
      remembered: () => storage.read()[kind] || undefined,
      onSelected: (deviceId) => storage.write({ [kind]: deviceId ?? '' }),
      onOpened: () => void lists.refresh(),
      onError,
    });
  const camera = inputOf('camera');
  const microphone = inputOf('microphone');
  return {
    lists,
    camera: { ...camera, attach: (element) => showTrack(camera.track, element) },
    microphone: { ...microphone, level: createLevel(microphone.track) },
  };
}
