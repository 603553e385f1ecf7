import { RemoteVideoTrack, type RemoteParticipant, type RemoteTrack, type Room } from 'livekit-client';
import type { TrackSource } from '../transport/transport.ts';
import { liveKitSource } from './sources.ts';

/**
 * Which element shows which remote source. An element keeps its place while the track comes, goes or is replaced, also
 * over a reconnection. A video that no element shows is not received: LiveKit's adaptive stream pauses what it knows to
 * be invisible, but only after it was attached once.
 */
export class Attachments {
  readonly #room: Room;
  readonly #elements = new Map<string, Set<HTMLMediaElement>>();

  constructor(room: Room) {
    this.#room = room;
  }

  attach(identity: string, source: TrackSource, element: HTMLMediaElement): () => void {
    const key = keyOf(identity, source);
    const elements = this.#elements.get(key) ?? new Set();
    this.#elements.set(key, elements.add(element));
    this.#trackOf(identity, source)?.attach(element);
    return () => {
      elements.delete(element);
      if (elements.size === 0 && this.#elements.get(key) === elements) this.#elements.delete(key);
      this.#trackOf(identity, source)?.detach(element);
      element.srcObject = null;
    };
  }

  /** A track has come. */
  subscribed(track: RemoteTrack, identity: string, source: TrackSource): void {
    const elements = this.#elements.get(keyOf(identity, source));
    if (elements) for (const element of elements) track.attach(element);
    else if (track instanceof RemoteVideoTrack) track.detach(track.attach());
  }

  /** A track has gone. */
  unsubscribed(track: RemoteTrack): void {
    track.detach();
  }

  #trackOf(identity: string, source: TrackSource): RemoteTrack | undefined {
    const participant: RemoteParticipant | undefined = this.#room.remoteParticipants.get(identity);
    return participant?.getTrackPublication(liveKitSource(source))?.track;
  }
}

function keyOf(identity: string, source: TrackSource): string {
  return `${source} ${identity}`;
}
