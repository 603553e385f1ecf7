import { Room, type RoomOptions } from 'livekit-client';

/** A Room with the end that livekit-client leaves to the garbage collector. */
export interface MadeRoom {
  readonly room: Room;
  /** Lets go of the Room; to be called when it is not used any more. */
  release(): void;
}

const options: RoomOptions = {
  adaptiveStream: true,
  dynacast: true,
  // A cancelled `beforeunload` must not drop the call; the page's `pagehide` leaves instead.
  disconnectOnPageLeave: false,
  stopLocalTrackOnUnpublish: false,
  // LiveKit unpacks 5 GB from one message.
  dataStream: { maxPayloadByteLength: 1e6 },
};

/**
 * Makes a Room that can be collected. livekit-client 2.23 listens to `devicechange` for as long as the Room lives, and
 * gives the removal to a FinalizationRegistry; but listener and removal both hold the Room, so neither ever comes.
 * Here the removal is kept aside instead, to be called when the meeting is over.
 */
export function makeRoom(): MadeRoom {
  const registry = Room.cleanupRegistry;
  let release = () => {};
  const keep = { register: (_room: Room, cleanUp: () => void) => void (release = cleanUp) };
  try {
    // For this one call, which is synchronous: Rooms that a host makes are its own affair.
    if (registry) Room.cleanupRegistry = keep as unknown as typeof registry;
    const room = new Room(options);
    return { room, release: () => release() };
  } finally {
    Room.cleanupRegistry = registry;
  }
}
