import { mediaSources, type MediaSource } from '@visio-sdk/core/protocol';
import { TrackSource } from 'livekit-server-sdk';

/** LiveKit's names of each source; a share brings its sound. */
export const trackSources: Readonly<Record<MediaSource, readonly TrackSource[]>> = {
  camera: [TrackSource.CAMERA],
  microphone: [TrackSource.MICROPHONE],
  screen: [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO],
};

/** The grants that LiveKit reads as these sources and no others. */
export interface PublishGrants {
  readonly canPublish: boolean;
  readonly canPublishSources: TrackSource[];
}

/** Grants for exactly these sources. An empty list means "all" to LiveKit, so none at all is `canPublish: false`. */
export function grantsOf(allowed: readonly MediaSource[]): PublishGrants {
  const sources = mediaSources.filter((source) => allowed.includes(source));
  return { canPublish: sources.length > 0, canPublishSources: sources.flatMap((source) => trackSources[source]) };
}

/** The sources that LiveKit's grants allow; half a share counts as none. */
export function sourcesOf(grants: { readonly canPublish: boolean; readonly canPublishSources: readonly TrackSource[] }): MediaSource[] {
  if (!grants.canPublish) return [];
  if (grants.canPublishSources.length === 0) return [...mediaSources];
  return mediaSources.filter((source) => trackSources[source].every((one) => grants.canPublishSources.includes(one)));
}
