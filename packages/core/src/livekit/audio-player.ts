import { RemoteAudioTrack, type RemoteTrack, type Room } from 'livekit-client';

/**
 * Plays everybody's sound in elements of its own, outside the document: apart from tiles, out of reach of a host's
 * scripts and styles, and kept when the room is moved on the page.
 */
export class AudioPlayer {
  readonly #room: Room;
  readonly #elements = new Map<RemoteTrack, HTMLMediaElement>();
  #isPlaying = false;

  constructor(room: Room) {
    this.#room = room;
  }

  play(): () => void {
    this.#isPlaying = true;
    for (const participant of this.#room.remoteParticipants.values()) {
      for (const { track } of participant.audioTrackPublications.values()) if (track) this.subscribed(track);
    }
    return () => this.#stop();
  }

  subscribed(track: RemoteTrack): void {
    if (!this.#isPlaying || !(track instanceof RemoteAudioTrack) || this.#elements.has(track)) return;
    this.#elements.set(track, track.attach(new Audio()));
  }

  unsubscribed(track: RemoteTrack): void {
    const element = this.#elements.get(track);
    this.#elements.delete(track);
    if (!element) return;
    track.detach(element);
    element.srcObject = null;
  }

  #stop(): void {
    this.#isPlaying = false;
    for (const track of [...this.#elements.keys()]) this.unsubscribed(track);
  }
}
