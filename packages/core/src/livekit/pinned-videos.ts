/** The pinned person's videos, in their best quality however small they are shown. Loaded when somebody is pinned. */
import { RemoteVideoTrack, RoomEvent, type ElementInfo, type RemoteParticipant, type RemoteTrack, type Room } from 'livekit-client';

export class PinnedVideos {
  readonly #room: Room;
  readonly #improved = new Map<RemoteVideoTrack, ElementInfo>();
  #pinned: string | undefined;

  constructor(room: Room) {
    this.#room = room;
    room
      .on(RoomEvent.TrackSubscribed, (track, _, participant) => this.#add(track, participant))
      .on(RoomEvent.TrackUnsubscribed, (track) => this.#improved.delete(track as RemoteVideoTrack));
  }

  /** Gives this person's videos the best quality from now on, and nobody else's. */
  pin(identity: string | undefined): void {
    this.#pinned = identity;
    for (const [track, place] of this.#improved) track.stopObservingElementInfo(place);
    this.#improved.clear();
    const participant = identity === undefined ? undefined : this.#room.remoteParticipants.get(identity);
    for (const { track } of participant?.videoTrackPublications.values() ?? []) if (track) this.#add(track, participant!);
  }

  #add(track: RemoteTrack, participant: RemoteParticipant): void {
    if (participant.identity !== this.#pinned || !(track instanceof RemoteVideoTrack)) return;
    const place = wall();
    this.#improved.set(track, place);
    track.observeElementInfo(place);
  }
}

/** A place larger than any picture, which asks for all its pixels, and that nobody sees: it keeps no picture coming. */
function wall(): ElementInfo {
  return {
    element: {},
    width: () => 7680,
    height: () => 4320,
    visible: false,
    pictureInPicture: false,
    visibilityChangedAt: undefined,
    observe() {},
    stopObserving() {},
  };
}
