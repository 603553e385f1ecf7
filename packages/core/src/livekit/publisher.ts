import { AudioPresets, ConnectionState, LocalAudioTrack, LocalVideoTrack, PublishTrackError, Track, type LocalTrack, type Room, type TrackPublishOptions } from 'livekit-client';
import { MeetingError } from '../support/errors.ts';
import type { TrackSource, VideoCodec } from '../transport/transport.ts';
import { chooseCodec } from './codec.ts';
import { liveKitSource } from './sources.ts';

/**
 * One's own tracks in the room. The media belong to whoever gave them: LiveKit neither opens nor closes a device
 * (`userProvided`), it is only told what to send. Each source has a queue, so that fast clicks end as the last one says.
 */
export class Publisher {
  readonly #room: Room;
  readonly #codec: VideoCodec;
  readonly #tracks = new Map<TrackSource, LocalTrack>();
  readonly #queues = new Map<TrackSource, Promise<void>>();
  /** Sources that we are changing ourselves just now: LiveKit's events about them are no news. */
  readonly #changing = new Set<TrackSource>();

  /** Sources that are to be sent, once the queue is done. */
  readonly #wanted = new Set<TrackSource>();

  constructor(room: Room, codec: VideoCodec) {
    this.#room = room;
    this.#codec = codec;
  }

  /** Whether an event about this source comes from our own action. */
  isChanging(source: TrackSource): boolean {
    return this.#changing.has(source);
  }

  /** Whether, with all done that was asked, a source that is to be sent is not: the server stopped it meanwhile. */
  async isStopped(source: TrackSource): Promise<boolean> {
    await this.#queues.get(source);
    const track = this.#tracks.get(source);
    return track !== undefined && this.#wanted.has(source) && (track.isMuted || !this.#room.localParticipant.getTrackPublication(track.source));
  }

  /** Without a line nothing is sent, and no error: it is to be published again when the line is back. */
  publish(source: TrackSource, media: MediaStreamTrack): Promise<void> {
    this.#wanted.add(source);
    return this.#enqueue(source, async () => {
      const known = this.#tracks.get(source);
      // What the server has withdrawn meanwhile is published afresh.
      if (!known || !this.#room.localParticipant.getTrackPublication(known.source)) return this.#publishFirst(source, media);
      if (known.mediaStreamTrack !== media) await known.replaceTrack(media, true);
      if (known.isMuted) await known.unmute();
    });
  }

  mute(source: TrackSource): Promise<void> {
    this.#wanted.delete(source);
    return this.#enqueue(source, async () => {
      await this.#tracks.get(source)?.mute();
    });
  }

  unpublish(source: TrackSource): Promise<void> {
    this.#wanted.delete(source);
    return this.#enqueue(source, async () => {
      const track = this.#tracks.get(source);
      this.#tracks.delete(source);
      if (track) await this.#room.localParticipant.unpublishTrack(track, false);
    });
  }

  /** The server withdrew it. */
  forget(source: TrackSource): void {
    this.#tracks.delete(source);
  }

  /** All of it is to be published afresh, in another session. */
  forgetAll(): void {
    this.#tracks.clear();
  }

  async #publishFirst(source: TrackSource, media: MediaStreamTrack): Promise<void> {
    // LiveKit would stop the media after 15 s without a line. All is published once it is back.
    if (this.#room.state !== ConnectionState.Connected) return;
    const Kind = media.kind === 'audio' ? LocalAudioTrack : LocalVideoTrack;
    // livekit-client is not written for exact optional properties: its own classes do not fit its own interface then.
    const track = new Kind(media, undefined, true) as LocalTrack;
    track.source = liveKitSource(source);
    this.#tracks.set(source, track);
    try {
      await this.#room.localParticipant.publishTrack(track, this.#optionsOf(source));
    } catch (error) {
      // Cut off by moving to another server, where it is published afresh.
      if (this.#tracks.get(source) !== track) return;
      this.#tracks.delete(source);
      const isForbidden = error instanceof PublishTrackError && error.status === 403;
      throw isForbidden ? new MeetingError('action-unavailable', { cause: error, message: `Not allowed to publish ${source}` }) : error;
    }
  }

  #optionsOf(source: TrackSource): TrackPublishOptions {
    const base: TrackPublishOptions = { source: liveKitSource(source) };
    // What speech needs: with its redundancy, the default would take more than half of a thin line for each who speaks.
    if (source === 'microphone') return { ...base, dtx: true, red: true, audioPreset: AudioPresets.speech };
    // What is shared is heard as it is: music keeps its quiet parts.
    if (source === 'screen-audio') return { ...base, dtx: false, red: false };
    return { ...base, simulcast: true, ...chooseCodec(this.#codec, source === 'screen' ? Track.Source.ScreenShare : Track.Source.Camera) };
  }

  #enqueue(source: TrackSource, action: () => Promise<void>): Promise<void> {
    const run = async () => {
      this.#changing.add(source);
      try {
        await action();
      } finally {
        this.#changing.delete(source);
      }
    };
    const result = (this.#queues.get(source) ?? Promise.resolve()).then(run);
    this.#queues.set(source, result.catch(() => {}));
    return result;
  }
}
