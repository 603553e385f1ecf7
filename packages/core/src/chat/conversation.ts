/** What happens to messages: they are read within limits, kept, counted, sent. Loaded with the first of them. */
import { isInMeeting } from '../connection/connection.ts';
import { chatTopic, formatChatPacket, legacyChatTopic, maxChatIdLength, parseChatPacket } from '../protocol/chat.ts';
import { together, type State } from '../reactive/readable.ts';
import { MeetingError, toMeetingError } from '../support/errors.ts';
import type { TextStream, Transport } from '../transport/transport.ts';
import { Allowances } from './allowance.ts';
import type { ChatMessage, ChatParts } from './types.ts';
import { cleanText } from './clean-text.ts';
import { readStream } from './read-stream.ts';

/** What the conversation fills. */
export interface Kept {
  readonly messages: State<readonly ChatMessage[]>;
  readonly unread: State<number>;
  readonly maxLength: number;
}

/** The chat at work. */
export interface Conversation {
  receive(what: TextStream | Uint8Array, from: string | undefined, topic: string): Promise<void>;
  send(text: string): Promise<void>;
}

/** How many messages are kept. */
const kept = 1_000;

/** Other programs may send longer texts than ours; of these, so many UTF-16 units are shown. */
const longestRead = 20_000;

/** No person writes that fast; others' programs may be slower or faster in counting than ours, so they may have some more. */
const sending = { atOnce: 20, perSecond: 2 };
const receiving = { atOnce: 30, perSecond: 3 };

/** Streams of one sender that are open at the same time, and how long one may take, in ms. */
const openAtOnce = 10;
const longestStream = 30_000;

/** How long sending may take, in ms. */
const patience = 10_000;

/** Least time between two changes of `messages`, in ms: when everybody says hello, nobody has to be drawn alone. */
const pace = 100;

/** Least time between two complaints of messages that cannot be read, in ms. */
const quiet = 10_000;

/** What is sent while the line is down already and nobody has noticed yet is sent again: so many ms before the notice. */
const blindness = 6_000;

/** A conversation; `readers` are those who look at it now. */
export function createConversation(parts: ChatParts, { messages, unread, maxLength }: Kept, readers: ReadonlySet<unknown>): Conversation {
  const { connection } = parts;
  let list: ChatMessage[] = [];
  let fresh = 0;
  let publishedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let complainedAt = -Infinity;
  let theirs = new Allowances(receiving);
  let own = new Allowances(sending);
  let failed: { readonly id: string; readonly text: string } | undefined;
  const open = new Map<string | undefined, number>();

  let before = connection.get();
  connection.subscribe(() => {
    const was = before;
    const now = (before = connection.get());
    if (now.state === 'joining') clear();
    else if (now.state === 'ended') publish();
    else if (now.state === 'joined' && was.state === 'reconnecting') resend(was.downSince - blindness).catch(() => {});
  });

  function clear(): void {
    clearTimeout(timer);
    [list, fresh, failed, publishedAt] = [[], 0, undefined, -Infinity];
    theirs = new Allowances(receiving);
    own = new Allowances(sending);
    together(() => {
      messages.set([]);
      unread.set(0);
    });
  }

  function publish(): void {
    clearTimeout(timer);
    publishedAt = performance.now();
    together(() => {
      if (readers.size === 0) unread.set(unread.get() + fresh);
      fresh = 0;
      messages.set(Object.freeze([...list]));
    });
  }

  function add(message: ChatMessage): void {
    const known = list.findIndex(({ from, id }) => from === message.from && id === message.id);
    const old = list[known];
    if (old) {
      // Sent again, after a line that broke.
      if (old.text === message.text) return;
      // First as it was, for whoever follows what comes.
      publish();
      list[known] = Object.freeze({ ...old, text: message.text, isEdited: true });
    } else {
      list = [...list, Object.freeze(message)].slice(-kept);
      if (!message.isLocal) fresh++;
    }
    const wait = publishedAt + pace - performance.now();
    clearTimeout(timer);
    if (wait <= 0 || message.isLocal) publish();
    else timer = setTimeout(publish, wait);
  }

  function read(from: string | undefined, id: string, given: string): void {
    const text = cleanText(given);
    if (!text || !isInMeeting(connection.get())) return;
    const name = cleanText(parts.participants.get().find(({ identity }) => identity === from)?.state.get().name ?? '');
    add({ id, from, name, isLocal: false, text, sentAt: Date.now(), isEdited: false });
  }

  function complain(from: string | undefined): void {
    if (performance.now() - complainedAt < quiet) return;
    complainedAt = performance.now();
    parts.report(new MeetingError('message-malformed', from === undefined ? {} : { subject: from }));
  }

  async function readFrom(stream: TextStream, from: string | undefined): Promise<void> {
    const { id } = stream.info;
    const forget = () => parts.transport()?.texts().then((texts) => texts.forget(id), () => {});
    const count = open.get(from) ?? 0;
    if (id.length > maxChatIdLength || count >= openAtOnce || !theirs.take(from)) return forget();
    open.set(from, count + 1);
    const found = await readStream(stream, { length: longestRead, time: longestStream });
    const left = (open.get(from) ?? 1) - 1;
    if (left > 0) open.set(from, left);
    else open.delete(from);
    if (!found) return;
    read(from, id, found.isWhole || !found.text ? found.text : `${found.text}…`);
    if (!found.isWhole) await forget();
  }

  async function deliver(transport: Transport, id: string, message: string): Promise<void> {
    const texts = await transport.texts();
    await texts.send(chatTopic, id, message);
    const packet = formatChatPacket({ id, timestamp: Date.now(), message, ignoreLegacy: texts.carried });
    // It has arrived wherever streams are read.
    await texts.sendPacket(legacyChatTopic, packet).catch(() => {});
  }

  async function resend(since: number): Promise<void> {
    const transport = parts.transport();
    const lost = list.filter(({ isLocal, sentAt }) => isLocal && sentAt >= since);
    // One after the other: the others' programs may count open streams too.
    for (const { id, text } of lost) if (transport) await deliver(transport, id, text);
  }

  return {
    async receive(what, from, topic) {
      if (!(what instanceof Uint8Array)) return readFrom(what, from);
      // The topic of streams: a packet with it is nobody's.
      if (topic === chatTopic) return;
      const packet = parseChatPacket(what);
      if (!packet) complain(from);
      else if (!packet.ignoreLegacy && theirs.take(from)) read(from, packet.id, shorten(packet.message));
    },
    async send(given) {
      const text = cleanText(given);
      if (!text) return;
      if (text.length > maxLength) throw new MeetingError('message-too-long');
      const transport = parts.transport();
      const me = parts.participants.get().find(({ isLocal }) => isLocal);
      if (!transport || !me) throw new MeetingError('not-joined');
      if (!me.state.get().canPublishData) throw new MeetingError('not-allowed');
      if (connection.get().state === 'reconnecting') throw new MeetingError('message-failed', { message: 'The line is down' });
      if (!own.take('')) throw new MeetingError('too-many-requests');
      // What failed may have arrived all the same: with its id, trying again cannot say it twice.
      const id = failed?.text === text ? failed.id : crypto.randomUUID();
      try {
        await inTime(deliver(transport, id, text));
      } catch (error) {
        failed = { id, text };
        throw error instanceof MeetingError ? error : toMeetingError(error, 'message-failed');
      }
      failed = undefined;
      if (transport !== parts.transport()) return;
      add({ id, from: me.identity, name: cleanText(me.state.get().name), isLocal: true, text, sentAt: Date.now(), isEdited: false });
    },
  };
}

function shorten(text: string): string {
  return text.length > longestRead ? `${text.slice(0, longestRead)}…` : text;
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MeetingError('message-failed', { message: 'Sending took too long' })), patience);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
