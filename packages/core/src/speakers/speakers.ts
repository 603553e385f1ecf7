import type { MediaDevice, Speakers } from '../devices/device.ts';
import type { Participant } from '../participants/participant.ts';
import { createState, type Readable } from '../reactive/readable.ts';
import { toMeetingError } from '../support/errors.ts';
import type { ChoiceStorage } from '../support/storage.ts';
import type { Transport } from '../transport/transport.ts';
import { createVolumes } from './volumes.ts';

/** {@link Speakers} with the ends that only the meeting holds. */
export interface SpeakersFeature {
  readonly speakers: Speakers;
  /** Sound comes from this transport from now on; undefined: from nowhere. */
  connect(transport: Transport | undefined): void;
  setBlocked(blocked: boolean): void;
}

/** Sound of everybody, apart from tiles: whoever is off the page is heard all the same. */
export function createSpeakers(devices: Readable<readonly MediaDevice[]>, storage: ChoiceStorage, participants: Readable<readonly Participant[]>): SpeakersFeature {
  const chosen = createState<string | undefined>(undefined);
  const deviceId: Readable<string | undefined> = {
    get: () => (chosen.get() ?? storage.read().speaker) || undefined,
    subscribe: chosen.subscribe,
  };
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
    ...createVolumes(participants, () => transport),
    devices,
    deviceId,
    canSelect: typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype,
    async select(id) {
      try {
        await transport?.setSpeaker(id);
      } catch (error) {
        throw toMeetingError(error, 'speaker-failed');
      }
      chosen.set(id);
      storage.write({ speaker: id });
    },
    async playTestSound(signal) {
      const id = deviceId.get();
      try {
        const { playTestSound } = await import('./test-sound.ts');
        // One that is remembered and gone: the system's choice plays, as in a meeting.
        await playTestSound(devices.get().some((device) => device.deviceId === id) ? id : undefined, signal);
      } catch (error) {
        throw toMeetingError(error, 'asset-missing');
      }
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
      const id = deviceId.get();
      // A remembered speaker that is gone is no reason to complain: the system's choice plays.
      if (next && id) void next.setSpeaker(id).then(() => chosen.set(id), () => {});
    },
    setBlocked: blocked.set,
  };
}
