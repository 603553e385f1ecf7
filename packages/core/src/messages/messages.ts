import { parsePacket, type Packet } from '../protocol/index.ts';
import { MeetingError } from '../support/errors.ts';

const quiet = 10_000; // ms between two complaints: a flood of malformed packets must not become a flood of notices

/** What a message is, once read: a hint of its sender's, never a fact. */
export interface Message extends Packet {
  /** Undefined for messages of the server. */
  readonly from: string | undefined;
}

/** Reads in-room messages and hands each to those who know its type; unknown types are ignored. */
export interface Messages {
  receive(payload: Uint8Array, from: string | undefined): void;
  on(type: string, listener: (message: Message) => void): () => void;
}

export function createMessages(onError: (error: MeetingError) => void, now: () => number = Date.now): Messages {
  const listeners = new Map<string, Set<(message: Message) => void>>();
  let lastComplaint = -Infinity;
  return {
    receive(payload, from) {
      const packet = parsePacket(payload);
      if (packet) {
        listeners.get(packet.type)?.forEach((listener) => listener({ ...packet, from }));
      } else if (now() - lastComplaint >= quiet) {
        lastComplaint = now();
        onError(new MeetingError('message-malformed', from === undefined ? {} : { subject: from }));
      }
    },
    on(type, listener) {
      const set = listeners.get(type) ?? new Set();
      listeners.set(type, set.add(listener));
      return () => void set.delete(listener);
    },
  };
}
