import type { CreateTransport, ParticipantSnapshot, Transport, TransportListener, TransportOptions, TrackSource } from '../transport/transport.ts';
import { trackSources } from '../transport/transport.ts';

/** A media server in memory: what was asked of it is in `calls`, and `tell` says what LiveKit would say. */
export interface FakeTransport extends Transport {
  readonly calls: readonly string[];
  readonly tell: TransportListener;
  readonly options: TransportOptions;
  readonly published: ReadonlyMap<TrackSource, MediaStreamTrack>;
  /** What becomes of texts and packets; sent at once by default. A test may replace it. */
  onSend: () => Promise<void>;
}

/** What a fake transport does when asked to connect; resolves at once by default. */
export type FakeConnect = (server: string, token: string, signal: AbortSignal) => Promise<void>;

/** Makes transports in memory, and keeps them for a test to look at. */
export function createFakeTransports(connect: FakeConnect = async () => {}): { readonly create: CreateTransport; readonly made: readonly FakeTransport[] } {
  const made: FakeTransport[] = [];
  const create: CreateTransport = (tell, options) => {
    const calls: string[] = [];
    let arrived = 0;
    const published = new Map<TrackSource, MediaStreamTrack>();
    const transport: FakeTransport = {
      calls,
      tell,
      options,
      published,
      async connect(server, token, signal) {
        calls.push(`connect ${server}`);
        await connect(server, token, signal);
        tell.participant(fakeSnapshot({ identity: 'me', isLocal: true }));
      },
      async sample() {
        return { arrived: ++arrived, sending: false };
      },
      async close() {
        calls.push('close');
      },
      async publish(source, track) {
        calls.push(`publish ${source}`);
        published.set(source, track);
      },
      async mute(source) {
        calls.push(`mute ${source}`);
      },
      async unpublish(source) {
        calls.push(`unpublish ${source}`);
        published.delete(source);
      },
      attach(identity, source) {
        calls.push(`attach ${identity} ${source}`);
        return () => void calls.push(`detach ${identity} ${source}`);
      },
      pin(identity) {
        calls.push(`pin ${identity ?? 'nobody'}`);
      },
      playAudio() {
        calls.push('playAudio');
        return () => void calls.push('stopAudio');
      },
      async unblockAudio() {
        calls.push('unblockAudio');
      },
      async setSpeaker(deviceId) {
        calls.push(`setSpeaker ${deviceId}`);
      },
      onSend: async () => {},
      async texts() {
        return {
          carried: true,
          async send(topic, id, text) {
            calls.push(`text ${topic} ${id} ${text}`);
            await transport.onSend();
          },
          async sendPacket(topic, payload) {
            calls.push(`packet ${topic} ${new TextDecoder().decode(payload)}`);
            await transport.onSend();
          },
          forget: (id) => void calls.push(`forget ${id}`),
        };
      },
      async setVolume(identity, source, volume) {
        calls.push(`setVolume ${identity} ${source} ${volume}`);
      },
      underlying: {},
    };
    made.push(transport);
    return transport;
  };
  return { create, made };
}

/** A participant as a transport would describe it. */
export function fakeSnapshot(change: Partial<ParticipantSnapshot> = {}): ParticipantSnapshot {
  return {
    identity: 'somebody',
    name: '',
    isLocal: false,
    kind: 'person',
    attributes: {},
    joinedAt: undefined,
    speaking: false,
    quality: 'excellent',
    publications: [],
    canPublish: trackSources,
    canPublishData: true,
    ...change,
  };
}
