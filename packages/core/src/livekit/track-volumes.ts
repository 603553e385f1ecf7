/** How loud the tracks of others are played here: loaded when one first turns somebody down. */
import { RemoteAudioTrack, RoomEvent, TrackEvent, type Room } from 'livekit-client';
import type { TrackSource } from '../transport/transport.ts';
import { liveKitSource } from './sources.ts';

/** Plays a source of somebody at a volume, now and whatever track of it comes later. */
type SetVolume = (identity: string, source: TrackSource, volume: number) => void;

/**
 * The volumes of one room. By identity, and not left to LiveKit's RemoteParticipant, which is another object after each
 * full reconnection, and so would have forgotten.
 */
export function keepTrackVolumes(room: Room): SetVolume {
  const volumes = new Map<string, number>();
  const followed = new WeakSet<RemoteAudioTrack>();

  function follow(track: unknown, key: string): void {
    if (!(track instanceof RemoteAudioTrack)) return;
    const apply = () => {
      const volume = volumes.get(key);
      if (volume === undefined) return;
      track.setVolume(volume);
      // Where volumes are not to be set, silence is.
      for (const element of track.attachedElements) element.muted = volume === 0;
    };
    apply();
    if (followed.has(track)) return;
    followed.add(track);
    // Sound is played by another element after it was stopped for a while.
    track.on(TrackEvent.ElementAttached, apply);
  }

  function followAll(): void {
    for (const [identity, { audioTrackPublications }] of room.remoteParticipants) {
      for (const { track, source } of audioTrackPublications.values()) follow(track, keyOf(identity, source));
    }
  }

  // Right after it was attached, before any of it was heard.
  room.on(RoomEvent.TrackSubscribed, (track, { source }, { identity }) => follow(track, keyOf(identity, source)));
  // To unblock sound takes all silence away.
  room.on(RoomEvent.AudioPlaybackStatusChanged, followAll);

  return (identity, source, volume) => {
    volumes.set(keyOf(identity, liveKitSource(source)), volume);
    followAll();
  };
}

function keyOf(identity: string, source: string): string {
  return `${source} ${identity}`;
}
