import type { Chat, ChatMessage } from '../chat/types.ts';
import { createState, together } from '../reactive/readable.ts';
import type { MeetingError } from '../support/errors.ts';

/** A chat without a network: what is sent is there at once, unless it is told otherwise. */
export interface FakeChat extends Chat {
  /** Somebody else wrote; what is left out has a default. */
  receive(message: Partial<ChatMessage>): ChatMessage;
  /** The next `send` fails with this error. */
  failNext(error: MeetingError): void;
  /** The next `send` is under way until the returned function is called. */
  holdNext(): () => void;
}

/** Makes a {@link FakeChat} that begins with these messages. */
export function createFakeChat(given: readonly Partial<ChatMessage>[], calls: string[]): FakeChat {
  let count = 0;
  const make = (change: Partial<ChatMessage>): ChatMessage =>
    Object.freeze({ id: `message-${++count}`, from: 'fake', name: '', isLocal: false, text: '', sentAt: Date.now(), isEdited: false, ...change });
  const messages = createState<readonly ChatMessage[]>(Object.freeze(given.map(make)));
  const unread = createState(0);
  let readers = 0;
  let failure: MeetingError | undefined;
  let hold: Promise<void> | undefined;
  const add = (change: Partial<ChatMessage>) => {
    const message = make(change);
    together(() => {
      messages.set(Object.freeze([...messages.get(), message]));
      if (!message.isLocal && readers === 0) unread.set(unread.get() + 1);
    });
    return message;
  };
  return {
    messages,
    unread,
    maxLength: 5_000,
    async send(text) {
      calls.push(`chat.send ${text}`);
      const [error, wait] = [failure, hold];
      failure = hold = undefined;
      await wait;
      if (error) throw error;
      add({ from: 'me', name: 'Me', isLocal: true, text: text.trim() });
    },
    startReading() {
      readers++;
      unread.set(0);
      return () => void readers--;
    },
    receive: add,
    failNext(error) {
      failure = error;
    },
    holdNext() {
      let release = () => {};
      hold = new Promise((resolve) => (release = resolve));
      return release;
    },
  };
}
