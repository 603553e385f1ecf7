import { Track } from 'livekit-client';
import { trackSources, type TrackSource } from '../transport/transport.ts';

const toLiveKit: Readonly<Record<TrackSource, Track.Source>> = {
  camera: Track.Source.Camera,
  microphone: Track.Source.Microphone,
  screen: Track.Source.ScreenShare,
  'screen-audio': Track.Source.ScreenShareAudio,
};

/** LiveKit's name of a source. */
export function liveKitSource(source: TrackSource): Track.Source {
  return toLiveKit[source];
}

/** Our name of LiveKit's source; undefined for tracks of no known source. */
export function sourceOf(source: Track.Source): TrackSource | undefined {
  return trackSources.find((one) => toLiveKit[one] === source);
}
