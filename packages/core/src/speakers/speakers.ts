import type { MediaDevice, Speakers } from '../devices/device.ts';
import { createState, type Readable } from '../reactive/readable.ts';
import { toMeetingError } from '../support/errors.ts';
import type { ChoiceStorage } from '../support/storage.ts';
import type { Transport } from '../transport/transport.ts';

/** {@link Speakers} with the ends that only the meeting holds. */
export interface SpeakersFeature {
  readonly speakers: Speakers;
  /** Sound comes from this transport from now on; undefined: from nowhere. */
  connect(transport: Transport | undefined): void;
  setBlocked(blocked: boolean): void;
}

/** Sound of everybody, apart from tiles: whoever is off the page is heard all the same. */
export function createSpeakers(devices: Readable<readonly MediaDevice[]>, storage: ChoiceStorage): SpeakersFeature {
  const deviceId = createState<string | undefined>(undefined);
  const blocked = createState(false);
  let players = 0;
  let transport: Transport | undefined;
  let stopPlaying: (() => void) | undefined;

  function update(): void {
    if (transport && players > 0) stopPlaying ??= transport.playAudio();
    else {
      stopPlaying?.();
      stopPlaying = undefined;
    }
  }

  const speakers: Speakers = {
    devices,
    deviceId,
    canSelect: typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype,
    async select(id) {
      try {
        await transport?.setSpeaker(id);
      } catch (error) {
        throw toMeetingError(error, 'speaker-failed');
      }
      deviceId.set(id || undefined);
      storage.write({ speaker: id });
    },
    play() {
      players++;
      update();
      let playing = true;
      return () => {
        if (!playing) return;
        playing = false;
        players--;
        update();
      };
    },
    blocked,
    async unblock() {
      await transport?.unblockAudio();
    },
  };
  return {
    speakers,
    connect(next) {
      stopPlaying?.();
      stopPlaying = undefined;
      transport = next;
      blocked.set(false);
      update();
      const id = deviceId.get() ?? storage.read().speaker;
      // A remembered speaker that is gone is no reason to complain: the system's choice plays.
      if (next && id) void next.setSpeaker(id).then(() => deviceId.set(id), () => {});
    },
    setBlocked: blocked.set,
  };
}
