/** Messages of the meeting to read and to send. What happens to them is in `conversation.ts`, which comes with the first. */
import { createState } from '../reactive/readable.ts';
import { toMeetingError } from '../support/errors.ts';
import { once } from '../support/once.ts';
import type { TextStream } from '../transport/transport.ts';
import type { Chat, ChatMessage, ChatParts } from './types.ts';

export interface ChatFeature {
  readonly chat: Chat;
  /** Takes what belongs to the chat, and nothing else. */
  receive(what: TextStream | Uint8Array, from: string | undefined, topic: string): void;
}

export function createChat(parts: ChatParts): ChatFeature {
  const unread = createState(0);
  const readers = new Set<unknown>();
  const chat = {
    messages: createState<readonly ChatMessage[]>([]),
    unread,
    maxLength: 5_000,
    send: async (text: string) => (await open()).send(text),
    startReading() {
      const reader = {};
      readers.add(reader);
      unread.set(0);
      return () => void readers.delete(reader);
    },
  };
  const open = once(() =>
    import('./conversation.ts').then(
      ({ createConversation }) => createConversation(parts, chat, readers),
      (error: unknown) => {
        throw toMeetingError(error, 'asset-missing');
      },
    ),
  );
  return {
    chat,
    receive(what, from, topic) {
      // The three topics of protocol/chat.ts.
      if (/^lk.chat/.test(topic)) open().then((conversation) => conversation.receive(what, from, topic), parts.report);
    },
  };
}
