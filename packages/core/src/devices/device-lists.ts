import { createState, together, type Readable } from '../reactive/readable.ts';
import { sameFields } from '../reactive/shallow.ts';
import type { MediaDevice } from './device.ts';

/** The devices of this machine by kind; kept up to date while somebody watches. */
export interface DeviceLists {
  readonly cameras: Readable<readonly MediaDevice[]>;
  readonly microphones: Readable<readonly MediaDevice[]>;
  readonly speakers: Readable<readonly MediaDevice[]>;
  /** Reads them again, such as after permission was given and labels appear. Never rejects. */
  refresh(): Promise<void>;
}

export function createDeviceLists(): DeviceLists {
  let watchers = 0;
  const watched = (): (() => void) => {
    if (watchers++ === 0) mediaDevices()?.addEventListener('devicechange', refresh);
    void refresh();
    return () => {
      if (--watchers === 0) mediaDevices()?.removeEventListener('devicechange', refresh);
    };
  };
  const options = { equals: sameDevices, watched };
  const cameras = createState<readonly MediaDevice[]>([], options);
  const microphones = createState<readonly MediaDevice[]>([], options);
  const speakers = createState<readonly MediaDevice[]>([], options);

  async function refresh(): Promise<void> {
    const all = (await mediaDevices()?.enumerateDevices().catch(() => [])) ?? [];
    together(() => {
      cameras.set(ofKind(all, 'videoinput'));
      microphones.set(ofKind(all, 'audioinput'));
      speakers.set(ofKind(all, 'audiooutput'));
    });
  }
  return { cameras, microphones, speakers, refresh };
}

/** Without permission the browser lists devices without an id, which nobody can choose. */
function ofKind(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): readonly MediaDevice[] {
  return all
    .filter((device) => device.kind === kind && device.deviceId !== '' && device.deviceId !== 'communications')
    .map(({ deviceId, label }) => Object.freeze({ deviceId, label }));
}

function sameDevices(a: readonly MediaDevice[], b: readonly MediaDevice[]): boolean {
  return a.length === b.length && a.every((device, index) => sameFields(device, b[index] ?? { deviceId: '', label: '' }));
}

function mediaDevices(): MediaDevices | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.mediaDevices;
}
