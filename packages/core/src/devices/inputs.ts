import type { MeetingError } from '../support/errors.ts';
import type { ChoiceStorage } from '../support/storage.ts';
import type { Camera, Microphone } from './device.ts';
import { createDeviceLists, type DeviceLists } from './device-lists.ts';
import { createHeard } from './heard.ts';
import { createInput, type Input } from './input.ts';
import { showTrack } from './show-track.ts';

/** This machine's camera and microphone, with the ends that only the meeting holds. */
export interface Inputs {
  readonly camera: Camera & Input;
  readonly microphone: Microphone & Input;
  readonly lists: DeviceLists;
}

/** `startsOn`: what the host wants at first; a person who chose is not overruled. */
export function createInputs(storage: ChoiceStorage, onError: (error: MeetingError) => void, startsOn: (kind: 'camera' | 'microphone') => boolean | undefined): Inputs {
  const lists = createDeviceLists();
  const inputOf = (kind: 'camera' | 'microphone') => {
    let wish: boolean | undefined;
    const input = createInput({
      kind,
      devices: kind === 'camera' ? lists.cameras : lists.microphones,
      remembered: () => storage.read()[kind] || undefined,
      onSelected: (deviceId) => storage.write({ [kind]: deviceId ?? '' }),
      onOpened: () => void lists.refresh(),
      onError,
    });
    return {
      ...input,
      isWanted: () => wish ?? (startsOn(kind) !== false && storage.read()[`${kind}State`] !== 'off'),
      choose(on: boolean) {
        wish = on;
        storage.write({ [`${kind}State`]: on ? 'on' : 'off' });
        return on ? input.enable() : input.disable();
      },
    };
  };
  const camera = inputOf('camera');
  const microphone = inputOf('microphone');
  return {
    lists,
    camera: { ...camera, attach: (element) => showTrack(camera.track, element) },
    microphone: {
      ...microphone,
      level: createHeard(0, ({ followLevel }, report) => followLevel(microphone.track, report)),
      silent: createHeard(false, ({ watchSilence }, report) => watchSilence(microphone, report)),
    },
  };
}
