import { ConnectionQuality as LiveKitQuality, ParticipantKind, Track, type Participant, type TrackPublication } from 'livekit-client';
import { trackSources, type ConnectionQuality, type ParticipantSnapshot, type Publication, type TrackSource } from '../transport/transport.ts';
import { sourceOf } from './sources.ts';

const qualities: Readonly<Record<LiveKitQuality, ConnectionQuality>> = {
  [LiveKitQuality.Unknown]: 'unknown',
  [LiveKitQuality.Excellent]: 'excellent',
  [LiveKitQuality.Good]: 'good',
  [LiveKitQuality.Poor]: 'poor',
  [LiveKitQuality.Lost]: 'lost',
};

/** All that LiveKit knows of a participant now; `isHeld` tells which of its sources we hold back ourselves. */
export function snapshotOf(participant: Participant, isHeld: (source: TrackSource) => boolean): ParticipantSnapshot {
  return {
    identity: participant.identity,
    name: participant.name?.trim() ?? '',
    isLocal: participant.isLocal,
    kind: participant.kind === ParticipantKind.AGENT ? 'agent' : 'person',
    attributes: participant.attributes,
    joinedAt: participant.joinedAt?.getTime(),
    speaking: participant.isSpeaking,
    quality: qualities[participant.connectionQuality],
    publications: [...participant.trackPublications.values()].flatMap((publication) => publicationOf(publication, isHeld)),
    canPublish: publishable(participant),
    canPublishData: !!participant.permissions?.canPublishData,
  };
}

function publicationOf(publication: TrackPublication, isHeld: (source: TrackSource) => boolean): Publication[] {
  const source = sourceOf(publication.source);
  if (!source) return [];
  const { isMuted: muted, dimensions, track } = publication;
  const paused = track?.streamState === Track.StreamState.Paused || isHeld(source);
  return [{ source, muted, paused, width: dimensions?.width || undefined, height: dimensions?.height || undefined }];
}

/** An empty list of sources in the grant means all of them. */
function publishable({ permissions }: Participant): ParticipantSnapshot['canPublish'] {
  if (!permissions?.canPublish) return [];
  if (permissions.canPublishSources.length === 0) return trackSources;
  const allowed = permissions.canPublishSources.map((source) => sourceOf(sourceFromProto(source)));
  return trackSources.filter((source) => allowed.includes(source));
}

/** LiveKit's protocol numbers: `TrackSource` in livekit_models.proto. */
function sourceFromProto(source: number): Track.Source {
  const byNumber = [Track.Source.Unknown, Track.Source.Camera, Track.Source.Microphone, Track.Source.ScreenShare, Track.Source.ScreenShareAudio];
  return byNumber[source] ?? Track.Source.Unknown;
}
