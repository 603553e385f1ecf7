import type { ScreenShare } from '../devices/device.ts';
import { createState, type Readable } from '../reactive/readable.ts';
import { MeetingError, toMeetingError } from '../support/errors.ts';
import type { Transport } from '../transport/transport.ts';

type ShareState = ReturnType<ScreenShare['state']['get']>;

/** {@link ScreenShare} with the ends that only the meeting holds. */
export interface ScreenShareFeature {
  readonly screenShare: ScreenShare;
  /** The shared picture, for one's own view of it. */
  readonly track: Readable<MediaStreamTrack | undefined>;
  /** Shares into this transport from now on; undefined: what is shared stops. */
  connect(transport: Transport | undefined): void;
  /** The server stopped it. */
  stopped(): void;
}

export function createScreenShare(): ScreenShareFeature {
  const state = createState<ShareState>(Object.freeze({ status: 'off', error: undefined }));
  const track = createState<MediaStreamTrack | undefined>(undefined);
  let transport: Transport | undefined;
  let stream: MediaStream | undefined;
  const supported = typeof navigator !== 'undefined' && !!navigator.mediaDevices && 'getDisplayMedia' in navigator.mediaDevices;
  const change = (status: ShareState['status'], error?: MeetingError) => state.set(Object.freeze({ status, error }));

  function fail(error: MeetingError): never {
    close();
    change('failed', error);
    throw error;
  }

  function close(): void {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    track.set(undefined);
  }

  async function start(): Promise<void> {
    if (state.get().status === 'starting' || state.get().status === 'on') return;
    if (!supported) fail(new MeetingError('screen-share-unsupported'));
    if (!transport) fail(new MeetingError('not-joined'));
    const target = transport;
    change('starting');
    try {
      const opened = await navigator.mediaDevices.getDisplayMedia({
        video: { frameRate: { ideal: 15, max: 30 } },
        // As it is: what makes a voice clear spoils a film.
        audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      });
      if (transport !== target) {
        for (const track of opened.getTracks()) track.stop();
        change('off');
        return;
      }
      stream = opened;
      const [picture] = opened.getVideoTracks();
      if (!picture) throw new MeetingError('screen-share-failed', { message: 'No picture' });
      // The browser has its own "stop sharing" button.
      picture.addEventListener('ended', () => void stop().catch(() => {}));
      // Text must stay sharp; a scroll may stutter.
      picture.contentHint = 'detail';
      await publish(opened, target);
      if (stream !== opened) return;
      track.set(picture);
      change('on');
    } catch (error) {
      // Cut off by leaving.
      if (transport !== target) return change('off');
      if (isForbidden(error)) fail(toMeetingError(error, 'screen-share-denied'));
      if (isRefusal(error)) change('off');
      else fail(toMeetingError(error, 'screen-share-failed'));
    }
  }

  async function publish(shared: MediaStream, target: Transport): Promise<void> {
    await Promise.all(shared.getTracks().map((one) => target.publish(one.kind === 'video' ? 'screen' : 'screen-audio', one)));
  }

  async function stop(): Promise<void> {
    if (!stream) return;
    const target = transport;
    const hadSound = stream.getAudioTracks().length > 0;
    close();
    change('off');
    await Promise.all([target?.unpublish('screen'), hadSound && target?.unpublish('screen-audio')]);
  }

  return {
    screenShare: { state, supported, start, stop },
    track,
    connect(next) {
      transport = next;
      if (next && stream) void publish(stream, next).catch(() => stop());
      if (!next) {
        close();
        change('off');
      }
    },
    stopped: () => void stop().catch(() => {}),
  };
}

/** The system or the page's Permissions-Policy forbids it: nothing the person chose just now. */
function isForbidden(error: unknown): boolean {
  if (!isRefusal(error)) return false;
  const page = document as Document & { featurePolicy?: { allowsFeature(name: string): boolean } };
  return page.featurePolicy?.allowsFeature('display-capture') === false || /system/i.test(String(error));
}

/** Closing the browser's question is a choice, not an error. */
function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}
