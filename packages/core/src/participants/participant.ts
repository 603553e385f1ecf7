import type { Role } from '../protocol/index.ts';
import type { Readable } from '../reactive/readable.ts';
import type { ConnectionQuality, Publication, TrackSource } from '../transport/transport.ts';

/** What is known of a participant now. Frozen; replaced as a whole when something changes. */
export interface ParticipantState {
  /** Text from others: show it as text. May be empty. */
  readonly name: string;
  readonly role: Role;
  /** Opaque; the same on every device of one person. Undefined for anonymous people. */
  readonly subject: string | undefined;
  /** ms since the epoch; undefined when the hand is down. */
  readonly handRaisedAt: number | undefined;
  /** ms since the epoch by the server's clock; undefined while unknown. */
  readonly joinedAt: number | undefined;
  readonly quality: ConnectionQuality;
  /** Published tracks; a source that is not published is absent. */
  readonly publications: Readonly<Partial<Record<TrackSource, Publication>>>;
  /** What this participant may publish. */
  readonly canPublish: readonly TrackSource[];
  /** Whether this participant may send messages: chat, reactions. */
  readonly canPublishData: boolean;
  /** What the server says of this participant besides, by name; no client can write it. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Somebody in the meeting. The object stays the same as long as they are in. */
export interface Participant {
  /** Unique in the room; stable over a reload on the same device. */
  readonly identity: string;
  readonly isLocal: boolean;
  /** Programs that take part (captions, recording) are agents. */
  readonly kind: 'person' | 'agent';
  readonly state: Readable<ParticipantState>;
  /** Apart from `state`, since it changes often. */
  readonly speaking: Readable<boolean>;
  /**
   * Shows the participant's camera or screen in the element whenever there is one, now and later; returns how to stop.
   * Works for oneself too. What no element shows is not received.
   */
  attach(source: 'camera' | 'screen', element: HTMLVideoElement): () => void;
}
