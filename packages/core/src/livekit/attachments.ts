import { RemoteVideoTrack, type RemoteParticipant, type RemoteTrack, type Room } from 'livekit-client';
import type { TrackSource } from '../transport/transport.ts';
import { liveKitSource } from './sources.ts';

/**
 * How long a video that comes may wait for an element before it is paused, in ms: one that is paused and shown a moment
 * later has to wait for a new key frame, and the tile of somebody new is a moment later.
 */
const grace = 500;

/**
 * Which element shows which remote source. An element keeps its place while the track comes, goes or is replaced, also
 * over a reconnection. A video that no element shows is not received: LiveKit's adaptive stream pauses what it knows to
 * be invisible, but only after it was attached once.
 */
export class Attachments {
  /** Whose videos matter most. */
  pinned: string | undefined;
  readonly #room: Room;
  readonly #elements = new Map<string, Set<HTMLMediaElement>>();
  readonly #held = new Set<string>();
  /** Videos that no element shows yet, and when they are paused for that. */
  readonly #unseen = new Map<RemoteTrack, ReturnType<typeof setTimeout>>();

  constructor(room: Room) {
    this.#room = room;
  }

  attach(identity: string, source: TrackSource, element: HTMLMediaElement): () => void {
    const key = keyOf(identity, source);
    const elements = this.#elements.get(key) ?? new Set();
    this.#elements.set(key, elements.add(element));
    if (!this.#held.has(key)) this.#trackOf(identity, source)?.attach(element);
    return () => {
      elements.delete(element);
      if (elements.size === 0 && this.#elements.get(key) === elements) this.#elements.delete(key);
      this.#trackOf(identity, source)?.detach(element);
      element.srcObject = null;
    };
  }

  /** A track has come. */
  subscribed(track: RemoteTrack, identity: string, source: TrackSource): void {
    const key = keyOf(identity, source);
    if (this.#held.has(key)) return void track.detach(track.attach());
    const elements = this.#elements.get(key);
    if (elements) for (const element of elements) track.attach(element);
    else if (track instanceof RemoteVideoTrack) this.#unseen.set(track, setTimeout(() => this.#pause(track), grace));
  }

  /** Adaptive stream knows of what was attached once, and then is not any more. */
  #pause(track: RemoteTrack): void {
    this.#unseen.delete(track);
    if (track.attachedElements.length === 0) track.detach(track.attach());
  }

  /** A track has gone. */
  unsubscribed(track: RemoteTrack): void {
    clearTimeout(this.#unseen.get(track));
    this.#unseen.delete(track);
    track.detach();
  }

  /** Whether it is not received for now, though elements show it. */
  isHeld(identity: string, source: TrackSource): boolean {
    return this.#held.has(keyOf(identity, source));
  }

  hold(identity: string, source: TrackSource): void {
    this.#held.add(keyOf(identity, source));
    this.#trackOf(identity, source)?.detach();
  }

  release(identity: string, source: TrackSource): void {
    const key = keyOf(identity, source);
    this.#held.delete(key);
    for (const element of this.#elements.get(key) ?? []) this.#trackOf(identity, source)?.attach(element);
  }

  /** CSS pixels that the largest of its elements covers; 0 when none shows it. */
  areaOf(identity: string, source: TrackSource): number {
    const areas = [...(this.#elements.get(keyOf(identity, source)) ?? [])].map(({ clientWidth, clientHeight }) => clientWidth * clientHeight);
    return Math.max(0, ...areas);
  }

  #trackOf(identity: string, source: TrackSource): RemoteTrack | undefined {
    const participant: RemoteParticipant | undefined = this.#room.remoteParticipants.get(identity);
    return participant?.getTrackPublication(liveKitSource(source))?.track;
  }
}

function keyOf(identity: string, source: TrackSource): string {
  return `${source} ${identity}`;
}
