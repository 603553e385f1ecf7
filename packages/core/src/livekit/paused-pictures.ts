/**
 * Pictures that the media server holds back, seen by their frames. LiveKit 1.13 has a message for it, and does not send it
 * to who has a single peer connection, which is livekit-client's usual way: only a line of two is told. Servers that
 * do tell are believed as well.
 */
import { ConnectionQuality, RoomEvent, Track, type RemoteParticipant, type RemoteTrackPublication, type Room } from 'livekit-client';

/** Of W3C WebRTC Statistics, what is used here. */
interface InboundVideo {
  readonly type: string;
  readonly kind?: string;
  readonly trackIdentifier?: string;
  readonly framesReceived?: number;
  readonly framesDecoded?: number;
}

/** How long no frame may come of a picture that should, in ms; the least that LiveKit sends of one is a frame a second. */
const patience = 3_000;

/** How far apart looks are while the line is good, in ms: they are work for the page's main thread. */
const pace = 2_000;

/** What is remembered of one track. */
interface Past {
  frames: number | undefined;
  /** When the last frame came, or when it began to be expected. */
  since: number;
  /** Paused by our own word. */
  isOurs: boolean;
  /** When a frame came the last time, whether it was expected or not. */
  cameAt: number;
  /** Since when it has come though nobody sees it. */
  unseenSince: number | undefined;
}

const pasts = new WeakMap<object, Past>();

/** When the pictures of a room are to be looked at again. */
const due = new WeakMap<object, number>();

type RoomParts = Pick<Room, 'remoteParticipants' | 'localParticipant' | 'emit'>;

/** Whether {@link notePictures} has something to look at: all the time while one's own line is thin or a picture is held. */
export function arePicturesDue(room: RoomParts, now: number): boolean {
  return now >= (due.get(room) ?? 0) || isWeak(room.localParticipant.connectionQuality);
}

/** Looks at all pictures once, and has the room tell of those that were paused or came back, as the server's message does. */
export function notePictures(room: RoomParts, entries: readonly InboundVideo[], now: number): void {
  const frames = new Map<string, number>();
  for (const { type, kind, trackIdentifier, framesReceived, framesDecoded = 0 } of entries) {
    if (type === 'inbound-rtp' && kind === 'video' && trackIdentifier) frames.set(trackIdentifier, framesReceived ?? framesDecoded);
  }
  // LiveKit calls the line of whom it sends less than they want poor.
  const isThin = isWeak(room.localParticipant.connectionQuality);
  let isHeld = false;
  for (const participant of room.remoteParticipants.values()) {
    for (const publication of participant.videoTrackPublications.values()) {
      if (note(room, participant, publication, frames, isThin, now)) isHeld = true;
    }
  }
  due.set(room, isHeld ? now : now + pace);
}

/** Whether it is held back. */
function note(room: RoomParts, participant: RemoteParticipant, publication: RemoteTrackPublication, all: ReadonlyMap<string, number>, isThin: boolean, now: number): boolean {
  const { track } = publication;
  if (!track) return false;
  const past = pasts.get(track) ?? { frames: undefined, since: now, isOurs: false, cameAt: -Infinity, unseenSince: undefined };
  pasts.set(track, past);
  const frames = all.get(track.mediaStreamTrack.id);
  const isPaused = track.streamState === Track.StreamState.Paused;
  const isExpected = publication.isEnabled && !publication.isMuted && !(isPaused && !past.isOurs);
  if (past.frames !== undefined && frames !== past.frames) past.cameAt = now;
  turnAway(publication, past, now);
  if (frames !== past.frames || !isExpected) past.since = now;
  past.frames = frames;
  if (past.isOurs) {
    if (past.since !== now) return true;
    past.isOurs = false;
    tell(room, participant, publication, Track.StreamState.Active);
    // Somebody whose own line is gone has no picture for anybody.
  } else if (isThin && now - past.since >= patience && participant.connectionQuality !== ConnectionQuality.Lost) {
    past.isOurs = true;
    tell(room, participant, publication, Track.StreamState.Paused);
  }
  return past.isOurs;
}

/** Seen in a room of 49 on an overloaded machine: some pictures went on coming though nobody saw them. The server is told again. */
function turnAway(publication: RemoteTrackPublication, past: Past, now: number): void {
  // A frame a second is the least that comes: one look without a new one says nothing.
  if (publication.isEnabled || now - past.cameAt >= patience) past.unseenSince = undefined;
  else if (past.unseenSince === undefined) past.unseenSince = now;
  else if (past.cameAt === now && now - past.unseenSince >= patience) {
    publication.emitTrackUpdate();
    past.unseenSince = now;
  }
}

function tell(room: RoomParts, participant: RemoteParticipant, publication: RemoteTrackPublication, state: Track.StreamState): void {
  publication.track?.setStreamState(state);
  room.emit(RoomEvent.TrackStreamStateChanged, publication, state, participant);
}

function isWeak(quality: ConnectionQuality): boolean {
  return quality === ConnectionQuality.Poor || quality === ConnectionQuality.Lost;
}
