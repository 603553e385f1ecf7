import type { Room } from 'livekit-client';
import { MeetingError } from '../support/errors.ts';
import { once } from '../support/once.ts';
import type { TrackSource, VideoCodec } from '../transport/transport.ts';
import type { Publisher } from './publisher.ts';

/**
 * The {@link Publisher} of a room, whose file comes while the line is made: others are seen before one sends anything
 * oneself. What is asked of it rejects with `asset-missing` when it cannot be had; the next call tries again.
 */
export class LatePublisher {
  readonly #room: Room;
  readonly #codec: VideoCodec;
  #ready: Publisher | undefined;

  constructor(room: Room, codec: VideoCodec) {
    this.#room = room;
    this.#codec = codec;
  }

  readonly load = once(() =>
    import('./publisher.ts').then(
      ({ Publisher }) => (this.#ready = new Publisher(this.#room, this.#codec)),
      (cause: unknown) => {
        throw new MeetingError('asset-missing', { cause });
      },
    ),
  );

  async publish(source: TrackSource, media: MediaStreamTrack): Promise<void> {
    await (await this.load()).publish(source, media);
  }

  async mute(source: TrackSource): Promise<void> {
    await (await this.load()).mute(source);
  }

  async unpublish(source: TrackSource): Promise<void> {
    await (await this.load()).unpublish(source);
  }

  /** Until its file is there, nothing of ours has been published. */
  get ready(): Publisher | undefined {
    return this.#ready;
  }
}
