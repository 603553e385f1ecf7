/**
 * The port between features and the media server. `livekit/` implements it on livekit-client, `testing/` by hand;
 * features know nothing else of either.
 */
import type { LeaveReason } from '../connection/connection.ts';
import type { RoomState } from '../protocol/index.ts';
import type { MeetingError } from '../support/errors.ts';

/** What a track carries. */
export type TrackSource = 'camera' | 'microphone' | 'screen' | 'screen-audio';

/** Every {@link TrackSource}. */
export const trackSources: readonly TrackSource[] = ['camera', 'microphone', 'screen', 'screen-audio'];

/** The line of one person, as the media server sees it. */
export type ConnectionQuality = 'unknown' | 'excellent' | 'good' | 'poor' | 'lost';

/** Which transports media may use: `relay` for networks that let only a TURN server through. */
export type IceTransport = 'all' | 'relay';

/** Preferred codec of the camera; `auto` weighs what the device can do. Others in the room get a fallback they can read. */
export type VideoCodec = 'auto' | 'vp8' | 'h264' | 'vp9' | 'av1';

/** One published track, without its media. */
export interface Publication {
  readonly source: TrackSource;
  readonly muted: boolean;
  /** Pixels of the source; undefined while unknown and for sound. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Whether the media server holds this video back because one's own line is too thin for it. It comes back by itself. */
  readonly paused: boolean;
}

/** All that is known of one participant at one moment. */
export interface ParticipantSnapshot {
  readonly identity: string;
  readonly name: string;
  readonly isLocal: boolean;
  /** Programs that take part (captions, recording) are agents. */
  readonly kind: 'person' | 'agent';
  readonly attributes: Readonly<Record<string, string>>;
  /** ms since the epoch, by the server's clock; undefined while unknown. */
  readonly joinedAt: number | undefined;
  readonly speaking: boolean;
  readonly quality: ConnectionQuality;
  readonly publications: readonly Publication[];
  /** What this participant's grants allow it to publish. */
  readonly canPublish: readonly TrackSource[];
  /** Whether they allow it to send messages. */
  readonly canPublishData: boolean;
}

/** A text that comes bit by bit, and may never end. Read it at once: what nobody reads is kept without limit. */
export interface TextStream extends AsyncIterable<string> {
  /** The id is the sender's choice. */
  readonly info: { readonly id: string };
}

/** What the transport tells; called in order, never before `connect`. */
export interface TransportListener {
  /** A participant came, or anything about it changed. */
  participant(snapshot: ParticipantSnapshot): void;
  participantLeft(identity: string): void;
  /** What everybody sees of the room's own state, on coming in and when it changes. */
  roomState(state: RoomState): void;
  reconnecting(): void;
  reconnected(): void;
  /** The meeting is over, and not by `close`. */
  ended(reason: LeaveReason, error?: MeetingError): void;
  /** The server muted or withdrew one of our own sources: a moderator did, or the right to publish is gone. */
  localStopped(source: TrackSource): void;
  /** Whether the browser keeps sound from playing until the person acts. */
  audioBlocked(blocked: boolean): void;
  /** A data packet without topic; `from` is undefined for packets of the server. */
  data(payload: Uint8Array, from: string | undefined): void;
  /** A data packet with a topic, or a text stream that begins. */
  topic(what: Uint8Array | TextStream, from: string | undefined, topic: string): void;
}

export interface TransportOptions {
  readonly iceTransport: IceTransport;
  readonly videoCodec: VideoCodec;
}

/** What the line carried up to one moment. */
export interface LineSample {
  /** Grows with whatever arrives: media, reports on what one sends; who sends nothing also counts answers to ICE’s checks. */
  readonly arrived: number;
  /** Whether one sends media now, so that reports on them arrive all the time. */
  readonly sending: boolean;
}

/** How texts and packets are sent. */
export interface Texts {
  /** Whether the server carries text streams; those of before LiveKit 1.8.3 carry packets alone. */
  readonly carried: boolean;
  /** Sends a text stream with this id to everybody; resolves when it is handed to the line. */
  send(topic: string, id: string, text: string): Promise<void>;
  /** Sends a reliable packet to everybody; resolves when it is handed to the line. */
  sendPacket(topic: string | undefined, payload: Uint8Array): Promise<void>;
  /** Lets go of a stream that is not read to its end. */
  forget(id: string): void;
}

/** A way into a room of a media server, for one meeting. */
export interface Transport {
  /**
   * Enters the room; resolves when in. Rejects with a {@link MeetingError}. Called again, it leaves by one door and comes
   * in by the other: listeners hear nothing of that, elements stay attached, and what was published has to be again.
   */
  connect(server: string, token: string, signal: AbortSignal): Promise<void>;
  /** Undefined while there is no line to look at. */
  sample(): Promise<LineSample | undefined>;
  /** Leaves; what was published is unpublished, tracks given to `publish` are not stopped. */
  close(): Promise<void>;
  /** Publishes the track as this source, in place of an earlier one; unmuted. May be called before `connect` is done. */
  publish(source: TrackSource, track: MediaStreamTrack): Promise<void>;
  /** Tells everybody that the source is muted and sends nothing; the publication stays. */
  mute(source: TrackSource): Promise<void>;
  unpublish(source: TrackSource): Promise<void>;
  /** Shows (or plays) a remote participant's source in the element whenever it is there; returns how to stop. */
  attach(identity: string, source: TrackSource, element: HTMLMediaElement): () => void;
  /** Whose videos matter most: in the best quality, and the last to be held back. Undefined for nobody's. */
  pin(identity: string | undefined): void;
  /** Plays everybody's sound until stopped, whoever is shown. */
  playAudio(): () => void;
  /** Asks the browser to play after it blocked; to be called in a user's gesture. */
  unblockAudio(): Promise<void>;
  /** Sends sound to this output device; `''` is the system's choice. */
  setSpeaker(deviceId: string): Promise<void>;
  /** Loads how texts are sent. */
  texts(): Promise<Texts>;
  /** Plays this source of somebody at this volume, 0 to 1, now and whenever it comes. */
  setVolume(identity: string, source: TrackSource, volume: number): Promise<void>;
  /** The object underneath, for the documented unstable door. */
  readonly underlying: unknown;
}

/** Makes a transport; called once per join. */
export type CreateTransport = (listener: TransportListener, options: TransportOptions) => Transport;
