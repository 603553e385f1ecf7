// Chats of others in one of our rooms. Parameters of the address: `server`, `token`, and which `client`: `components` is
// LiveKit's useChat on packets; `streams` does by hand what its versions from 2.9 on do, which La Suite Meet has.
import { LiveKitRoom, useChat } from '@livekit/components-react';
import { Room } from 'livekit-client';
import { createElement, useEffect } from 'react';
import { createRoot } from 'react-dom/client';

/** What a test does with it. */
export interface ChatClient {
  readonly room?: Room;
  /** What is shown, in its order. */
  messages(): { readonly from: string; readonly message: string }[];
  send(message: string): Promise<unknown>;
}

declare global {
  interface Window {
    /** Undefined until it can send. */
    chatClient?: ChatClient;
  }
}

const { server = '', token = '', client } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

function Chat(): null {
  const { chatMessages, send } = useChat();
  useEffect(() => {
    const messages = () => chatMessages.map(({ from, message }) => ({ from: from?.name ?? '', message }));
    if (send) window.chatClient = { messages, send };
  }, [chatMessages, send]);
  return null;
}

async function joinWithStreams(): Promise<void> {
  const room = new Room();
  const shown: { readonly from: string; readonly message: string; readonly id: string }[] = [];
  const show = (id: string, identity: string, message: string) =>
    shown.push({ id, message, from: room.getParticipantByIdentity(identity)?.name ?? '' });
  room.registerTextStreamHandler('lk.chat', (reader, { identity }) => void reader.readAll().then((text) => show(reader.info.id, identity, text)));
  room.on('dataReceived', (payload, participant, _, topic) => {
    if (topic !== 'lk-chat-topic') return;
    const { id, message, ignoreLegacy } = JSON.parse(new TextDecoder().decode(payload));
    if (!ignoreLegacy) show(id, participant?.identity ?? '', message);
  });
  await room.connect(server, token);
  window.chatClient = {
    room,
    messages: () => shown.map(({ from, message }) => ({ from, message })),
    async send(message) {
      const { id } = await room.localParticipant.sendText(message, { topic: 'lk.chat' });
      const packet = { id, timestamp: Date.now(), message, ignoreLegacy: true };
      await room.localParticipant.publishData(new TextEncoder().encode(JSON.stringify(packet)), { reliable: true, topic: 'lk-chat-topic' });
    },
  };
}

if (client === 'components') {
  const settings = { serverUrl: server, token, connect: true };
  createRoot(document.querySelector('#root')!).render(createElement(LiveKitRoom, settings, createElement(Chat)));
} else {
  await joinWithStreams();
}
