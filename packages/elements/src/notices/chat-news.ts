import type { ChatMessage, Meeting } from '@visio-sdk/core';
import MessageSquareText from 'lucide/dist/esm/icons/message-square-text.mjs';
import { Gatherer } from '../internal/gatherer.ts';
import { shortName } from '../internal/short-name.ts';
import type { WatchHost } from './host.ts';

/** Least time between two announcements of messages, in ms. */
export const CHAT_NEWS_INTERVAL_MS = 5_000;

/** How long a message that nobody has looked at stays on the screen, in ms. */
export const CHAT_NEWS_LIFE_MS = 8_000;

/** As much of a message as fits in a notice, in code points. */
const beginning = 100;

/** Tells of messages while nobody looks at the chat: each is shown, and a crowd of them said as one. */
export interface ChatNews {
  note(message: ChatMessage): void;
  stop(): void;
}

export function createChatNews({ chat }: Meeting, host: WatchHost): ChatNews {
  const wordsOf = (message: ChatMessage) => ({
    name: shortName(message.name) || host.t(message.from === undefined ? 'chat.service' : 'notices.unnamed'),
    text: shortName(message.text.replace(/\s+/g, ' '), beginning),
  });
  const said = new Gatherer<ChatMessage>(CHAT_NEWS_INTERVAL_MS, (messages) => {
    const [first] = messages;
    // Meanwhile somebody may have looked.
    if (chat.unread.get() === 0 || !first) return;
    host.say(messages.length === 1 ? host.t('notices.wrote', wordsOf(first)) : host.plural('notices.someWrote', messages.length));
  });
  const note = (message: ChatMessage): void => {
    if (chat.unread.get() === 0) return;
    host.show({
      ...{ id: 'message', kind: 'info', look: MessageSquareText, isSaidElsewhere: true, life: CHAT_NEWS_LIFE_MS },
      say: () => host.t('notices.wrote', wordsOf(message)),
      action: { key: 'toolbar.chat', run: () => host.openChat() },
    });
    said.note(message);
    host.chime('message');
  };
  const stopLooking = chat.unread.subscribe(() => chat.unread.get() === 0 && host.hide('message'));
  // Notices come after the pictures: somebody may have written meanwhile.
  const last = chat.messages.get().at(-1);
  if (last && !last.isLocal && Date.now() - last.sentAt < CHAT_NEWS_LIFE_MS) note(last);
  return {
    note,
    stop() {
      stopLooking();
      said.stop();
      host.hide('message');
    },
  };
}
