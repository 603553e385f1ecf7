/**
 * Chat on the wire, as LiveKit's components and La Suite Meet have it: a text stream with the message's id, and for
 * clients from before streams a data packet `{ id, timestamp, message, ignoreLegacy }` with the same id. A message with
 * an id that its sender has used is an edit.
 */

/** Topic of the text streams. */
export const chatTopic = 'lk.chat';

/** Topic of the packets. */
export const legacyChatTopic = 'lk-chat-topic';

/** Topic of packets that edit. */
export const legacyChatUpdateTopic = 'lk-chat-update-topic';

/** A message as a packet. */
export interface ChatPacket {
  readonly id: string;
  /** ms since the epoch, by the sender's clock. */
  readonly timestamp: number;
  readonly message: string;
  /** Whether the message comes as a text stream too, so that only clients without streams show this. */
  readonly ignoreLegacy?: boolean;
}

/** Longest id that is read. */
export const maxChatIdLength = 100;

/** Reads a packet; undefined when it is none. Never throws. */
export function parseChatPacket(payload: Uint8Array): ChatPacket | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return isChatPacket(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a packet. */
export function formatChatPacket(packet: ChatPacket): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(packet));
}

function isChatPacket(value: unknown): value is ChatPacket {
  if (typeof value !== 'object' || value === null) return false;
  const { id, message } = value as Partial<Record<keyof ChatPacket, unknown>>;
  return typeof message === 'string' && typeof id === 'string' && id.length > 0 && id.length <= maxChatIdLength;
}
