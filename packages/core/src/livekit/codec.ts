import { supportsAV1, supportsVP9, Track, type TrackPublishOptions } from 'livekit-client';
import type { VideoCodec } from '../transport/transport.ts';

/**
 * The codec to publish with. VP9 and AV1 halve the bytes but cost the sender's processor; a device with few cores, or a
 * phone, keeps VP8. Whoever cannot read the codec makes LiveKit ask for a second, VP8 encoding (`backupCodec`).
 */
export function chooseCodec(wanted: VideoCodec, source: Track.Source): Pick<TrackPublishOptions, 'videoCodec' | 'backupCodec'> {
  if (wanted === 'vp8' || wanted === 'h264') return { videoCodec: wanted };
  if (wanted === 'av1' && supportsAV1()) return { videoCodec: 'av1', backupCodec: true };
  const isStrong = (navigator.hardwareConcurrency ?? 0) >= 4 && !matchMedia('(pointer: coarse)').matches;
  const wantsVp9 = wanted === 'vp9' || wanted === 'av1' || isStrong;
  // Firefox shares screens badly in scalable layers: one VP8 picture there.
  const canVp9 = supportsVP9() && !(source === Track.Source.ScreenShare && navigator.userAgent.includes('Firefox'));
  return wantsVp9 && canVp9 ? { videoCodec: 'vp9', backupCodec: true } : { videoCodec: 'vp8' };
}
