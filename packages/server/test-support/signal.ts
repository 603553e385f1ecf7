import { SignalResponse } from '@livekit/protocol';

/** What LiveKit's socket does to whoever speaks its signal protocol with a token and sends no media. */
export interface SignalSession {
  /** Whether LiveKit let the token in. */
  readonly joined: boolean;
  /** Each token that LiveKit gave in the session, oldest first. */
  readonly tokens: readonly string[];
  /** Settles when LiveKit closes the socket, with how long it was open, in ms. */
  readonly closed: Promise<number>;
  close(): void;
}

/** Enters a room by LiveKit's own socket, as a thief of a token would. */
export async function openSignal(url: string, token: string): Promise<SignalSession> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/rtc?access_token=${token}&protocol=15&sdk=js&version=2.23.0&auto_subscribe=0`);
  socket.binaryType = 'arraybuffer';
  const start = Date.now();
  const tokens: string[] = [];
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', () => resolve(Date.now() - start));
  });
  const joined = await new Promise<boolean>((resolve) => {
    socket.addEventListener('error', () => resolve(false));
    socket.addEventListener('close', () => resolve(false));
    socket.addEventListener('message', ({ data }) => {
      const { message } = SignalResponse.fromBinary(new Uint8Array(data as ArrayBuffer));
      if (message.case === 'join') resolve(true);
      if (message.case === 'refreshToken') tokens.push(message.value);
    });
  });
  return { joined, tokens, closed, close: () => socket.close() };
}
