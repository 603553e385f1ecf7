/**
 * Opening cameras and microphones. A browser reports every refusal by a handful of names; here each becomes a code
 * that tells the person what to do. W3C Media Capture and Streams, section 10.2 (getUserMedia).
 */
import { MeetingError, type ErrorCode } from '../support/errors.ts';

export type InputKind = 'camera' | 'microphone';

interface Wish {
  readonly kind: InputKind;
  readonly deviceId: string | undefined;
  readonly resolve: (track: MediaStreamTrack) => void;
  readonly reject: (error: MeetingError) => void;
}

let wishes: Wish[] = [];

/**
 * Opens a device. Camera and microphone wished for in the same task are asked for together, so that the person is
 * asked once. A device that is gone is replaced by the system's choice. Rejects with a {@link MeetingError}.
 */
export function capture(kind: InputKind, deviceId: string | undefined): Promise<MediaStreamTrack> {
  return new Promise((resolve, reject) => {
    if (wishes.length === 0) queueMicrotask(grantWishes);
    wishes.push({ kind, deviceId, resolve, reject });
  });
}

async function grantWishes(): Promise<void> {
  const asked = wishes;
  wishes = [];
  const camera = asked.find((wish) => wish.kind === 'camera');
  const microphone = asked.find((wish) => wish.kind === 'microphone');
  const pair = camera && microphone ? [camera, microphone] : [];
  const rest = asked.filter((wish) => !pair.includes(wish));
  if (camera && microphone && !(await openBoth(camera, microphone))) rest.push(camera, microphone);
  // One after the other: some systems fail a second request while the first is open.
  for (const wish of rest) await openOne(wish);
}

/** False when one of the two is not to be had: then each is tried alone, to learn which. */
async function openBoth(camera: Wish, microphone: Wish): Promise<boolean> {
  if (!isAvailable()) return false;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ ...constraintsOf(camera), ...constraintsOf(microphone) });
    const [video] = stream.getVideoTracks();
    const [audio] = stream.getAudioTracks();
    if (!video || !audio) return false;
    camera.resolve(video);
    microphone.resolve(audio);
    return true;
  } catch {
    return false;
  }
}

async function openOne(wish: Wish): Promise<void> {
  try {
    if (!isAvailable()) throw new MeetingError(globalThis.isSecureContext ? 'browser-unsupported' : 'insecure-page');
    wish.resolve(await openTrack(wish));
  } catch (error) {
    wish.reject(toCaptureError(wish.kind, error));
  }
}

async function openTrack({ kind, deviceId }: Pick<Wish, 'kind' | 'deviceId'>): Promise<MediaStreamTrack> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraintsOf({ kind, deviceId }));
    const [track] = stream.getTracks();
    if (!track) throw new DOMException('No track', 'NotFoundError');
    return track;
  } catch (error) {
    const isGone = deviceId !== undefined && (nameOf(error) === 'OverconstrainedError' || nameOf(error) === 'NotFoundError');
    if (isGone) return openTrack({ kind, deviceId: undefined });
    throw error;
  }
}

function constraintsOf({ kind, deviceId }: Pick<Wish, 'kind' | 'deviceId'>): MediaStreamConstraints {
  const device: MediaTrackConstraints = deviceId ? { deviceId: { exact: deviceId } } : {};
  if (kind === 'microphone') {
    return { audio: { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true } };
  }
  const facing: MediaTrackConstraints = deviceId ? {} : { facingMode: 'user' };
  return { video: { ...device, ...facing, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } };
}

/** The code for what `getUserMedia` threw. */
export function toCaptureError(kind: InputKind, error: unknown): MeetingError {
  if (error instanceof MeetingError) return error;
  const message = error instanceof Error ? error.message : undefined;
  return new MeetingError(codeOf(kind, error), { cause: error, ...(message ? { message } : {}) });
}

function codeOf(kind: InputKind, error: unknown): ErrorCode {
  switch (nameOf(error)) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return `${kind}-not-found`;
    case 'NotAllowedError':
    case 'SecurityError':
      return isAllowedByPolicy(kind) ? `${kind}-denied` : `${kind}-blocked`;
    case 'NotReadableError':
    case 'AbortError':
      return `${kind}-in-use`;
    default:
      return `${kind}-failed`;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

function isAvailable(): boolean {
  return typeof navigator !== 'undefined' && 'mediaDevices' in navigator && navigator.mediaDevices !== undefined;
}

/** Chromium tells whether the page's Permissions-Policy forbids the device; elsewhere it counts as the person's refusal. */
function isAllowedByPolicy(kind: InputKind): boolean {
  const page = document as Document & { featurePolicy?: { allowsFeature(name: string): boolean } };
  return page.featurePolicy?.allowsFeature(kind) ?? true;
}
