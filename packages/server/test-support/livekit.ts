import { setTimeout as sleep } from 'node:timers/promises';
import type { AdmittedBody } from '@visio-sdk/core/protocol';
import { Room } from '@livekit/rtc-node';
import { decodeJwt } from 'jose';
import { RoomServiceClient } from 'livekit-server-sdk';
import { createVisioServer, type VisioServer, type VisioServerOptions } from '../src/index.ts';

/** The real LiveKit server that the test runner started; a test without it fails. */
export function realLivekit(): { url: string; apiKey: string; apiSecret: string } {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = process.env;
  if (!url || !apiKey || !apiSecret) {
    throw new Error('This test needs a real LiveKit server: set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET, or run npm test.');
  }
  return { url, apiKey, apiSecret };
}

/** A server of ours on the real LiveKit. */
export function realServer(options: Partial<VisioServerOptions> = {}): VisioServer {
  return createVisioServer({ livekit: realLivekit(), secret: testSecret, log: () => {}, ...options });
}

/** LiveKit's own API, to see what is really there. */
export function livekitApi(): RoomServiceClient {
  const { url, apiKey, apiSecret } = realLivekit();
  return new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret);
}

export const testSecret = 'a secret of the tests, longer than 32 characters';
export const origin = 'https://visio.example';

/** A device session nobody used before. */
export function newDevice(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url');
}

/** A room name nobody used before. */
export function newRoom(): string {
  return `room-${crypto.randomUUID()}`;
}

export interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Sends one request; a body that is no string is sent as JSON. */
export function call(server: VisioServer, path: string, { method = 'POST', body, headers = {} }: Call = {}): Promise<Response> {
  const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const type = payload === undefined ? {} : { 'content-type': 'application/json' };
  return server.fetch(
    new Request(`${origin}${path}`, { method, headers: { ...type, ...headers }, ...(payload !== undefined && { body: payload }) }),
  );
}

/** Asks to come in; the answer as it is. */
export function ask(server: VisioServer, room: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return call(server, `/api/v1/rooms/${encodeURIComponent(room)}/entries`, { body, headers });
}

/** Comes in, or throws what the server said. */
export async function enter(server: VisioServer, room: string, body: object = {}, headers: Record<string, string> = {}): Promise<AdmittedBody> {
  const response = await ask(server, room, { name: 'Ada', device: newDevice(), ...body }, headers);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as AdmittedBody;
}

/** What LiveKit reads in a token. */
export interface TokenClaims {
  readonly sub: string;
  readonly name: string;
  readonly exp: number;
  readonly nbf: number;
  readonly video: { readonly room: string } & Record<string, unknown>;
  readonly attributes: Record<string, string>;
}

/** What LiveKit will read in the entry's token. */
export function claimsOf(entry: Pick<AdmittedBody, 'token'>): TokenClaims {
  return decodeJwt(entry.token);
}

/** A real participant. */
export async function join(entry: AdmittedBody): Promise<Room> {
  const room = new Room();
  await room.connect(entry.servers[0] ?? '', entry.token, { autoSubscribe: false, dynacast: false });
  return room;
}

/** Waits until something holds; a fact that never comes true fails by its own name. */
export async function until(fact: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Never came true: ${fact}`);
    await sleep(50);
  }
}
