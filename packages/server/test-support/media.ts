import { AudioFrame, AudioSource, LocalAudioTrack, LocalVideoTrack, TrackPublishOptions, TrackSource, VideoBufferType, VideoFrame, VideoSource, type Room } from '@livekit/rtc-node';
import type { MediaSource } from '@visio-sdk/core/protocol';

const sources = { camera: TrackSource.SOURCE_CAMERA, microphone: TrackSource.SOURCE_MICROPHONE, screen: TrackSource.SOURCE_SCREENSHARE };

/** Sends a source, until the room is left; under the name of another one to deceive. */
export async function publish(room: Room, source: MediaSource, name: MediaSource = source): Promise<void> {
  const options = new TrackPublishOptions({ source: sources[name] });
  if (source === 'microphone') {
    const sound = new AudioSource(48_000, 1);
    await room.localParticipant!.publishTrack(LocalAudioTrack.createAudioTrack(source, sound), options);
    // Without a first piece of sound LiveKit does not list the track.
    void sound.captureFrame(AudioFrame.create(48_000, 1, 480)).catch(() => {});
    return;
  }
  const picture = new VideoSource(64, 48);
  await room.localParticipant!.publishTrack(LocalVideoTrack.createVideoTrack(source, picture), options);
  picture.captureFrame(new VideoFrame(new Uint8Array((64 * 48 * 3) / 2), 64, 48, VideoBufferType.I420));
}
