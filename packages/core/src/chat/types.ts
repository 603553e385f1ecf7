import type { Connection } from '../connection/connection.ts';
import type { Participant } from '../participants/participant.ts';
import type { Readable } from '../reactive/readable.ts';
import type { MeetingError } from '../support/errors.ts';
import type { Transport } from '../transport/transport.ts';

/** One message of the chat. Frozen. */
export interface ChatMessage {
  /** Chosen by the sender's program: unique together with `from`. */
  readonly id: string;
  /** Identity of the sender; undefined for messages of the server. */
  readonly from: string | undefined;
  /** The sender's name when it came. Text from others: show it as text. May be empty. */
  readonly name: string;
  readonly isLocal: boolean;
  /** Text from others: show it as text. Has no control characters but line breaks and tabs, and is never empty. */
  readonly text: string;
  /** When it was sent or came, in ms since the epoch by this device's clock: a sender's clock may say anything. */
  readonly sentAt: number;
  /** Whether its sender has changed it since. */
  readonly isEdited: boolean;
}

/** The chat of a meeting. Nobody keeps it: whoever comes later does not get what was said before. */
export interface Chat {
  /** The last 1,000 messages, oldest first; kept over reconnections and after the end, empty from the next `join()` on. */
  readonly messages: Readable<readonly ChatMessage[]>;
  /** How many messages of others came since somebody last looked. */
  readonly unread: Readable<number>;
  /** Longest text that can be sent, in UTF-16 units. */
  readonly maxLength: number;
  /** Sends a text to everybody. Rejects with a MeetingError, `message-failed` for one: the text is then not among `messages`. */
  send(text: string): Promise<void>;
  /** Somebody looks at the chat: `unread` is 0 until the returned function is called. */
  startReading(): () => void;
}

/** What the chat needs of the meeting. */
export interface ChatParts {
  readonly connection: Readable<Connection>;
  readonly participants: Readable<readonly Participant[]>;
  transport(): Transport | undefined;
  report(error: MeetingError): void;
}
