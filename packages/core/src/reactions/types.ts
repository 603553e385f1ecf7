import type { Participant } from '../participants/participant.ts';
import type { ReactionEmoji } from '../protocol/reactions.ts';
import type { Readable } from '../reactive/readable.ts';
import type { Transport } from '../transport/transport.ts';

/** A sign that somebody gives, and that is gone in a moment. */
export interface Reaction {
  /** Unique in this meeting, on this page. */
  readonly id: string;
  /** Identity of who gave it, as the media server says: nothing in the message can claim another one. */
  readonly from: string;
  /** Their name then. Text from others: show it as text. May be empty. */
  readonly name: string;
  readonly emoji: ReactionEmoji;
  /** ms since the epoch, by this page's clock. */
  readonly at: number;
}

/** Reactions of everybody, oneself included. */
export interface Reactions {
  /** Those of the last 3 s, oldest first, at most the 50 newest. A flood is thinned: 10 a second of one sender, 100 of all. */
  readonly recent: Readable<readonly Reaction[]>;
  /**
   * Gives one to everybody, at most 10 a second. Rejects with a MeetingError: `too-many-requests`, `not-joined`, or
   * `not-allowed` where one may send no data (`canPublishData` of the local participant's state).
   */
  send(emoji: ReactionEmoji): Promise<void>;
}

/** A message that may be one. */
export interface ReactionMessage {
  readonly from: string | undefined;
  readonly data?: unknown;
}

/** What reactions need of the meeting. */
export interface ReactionParts {
  readonly messages: { on(type: string, listener: (message: ReactionMessage) => void): unknown };
  readonly participants: Readable<readonly Participant[]>;
  readonly localParticipant: Readable<Participant | undefined>;
  transport(): Transport | undefined;
}
