import type { BrowserContext } from 'playwright-core';

/** What {@link installMediaProbe} knows of a page's own devices and lines, under `window.visioMedia`. */
export interface MediaProbe {
  /** Each time the page was given a device or a screen: the ids of the tracks it got. */
  readonly captures: readonly { readonly of: 'devices' | 'screen'; readonly tracks: readonly string[] }[];
  /** Local tracks that are still open: a camera among them has its light on. */
  live(): MediaStreamTrack[];
  /** Ids of the tracks that are being sent now. */
  sent(): string[];
  /** Lines that are not closed. */
  connections(): RTCPeerConnection[];
  /** What came in by each remote video track so far, by the track's id. */
  received(): Promise<Record<string, { readonly framesDecoded: number; readonly bytes: number }>>;
}

declare global {
  interface Window {
    visioMedia: MediaProbe;
  }
}

/** Watches every page of a context from before its first script runs. */
export async function installMediaProbe(context: BrowserContext): Promise<void> {
  await context.addInitScript(mediaProbeInPage);
}

// Runs in the page, as text: it can use nothing from outside.
function mediaProbeInPage(): void {
  if (window.visioMedia || typeof MediaDevices === 'undefined') return;
  const captures: MediaProbe['captures'][number][] = [];
  // Weakly: a probe that kept them would be the leak that tests look for.
  const tracks = new Set<WeakRef<MediaStreamTrack>>();
  const lines = new Set<WeakRef<RTCPeerConnection>>();

  const note = (of: 'devices' | 'screen', stream: MediaStream) => {
    for (const track of stream.getTracks()) tracks.add(new WeakRef(track));
    captures.push({ of, tracks: stream.getTracks().map(({ id }) => id) });
    return stream;
  };
  const { getUserMedia, getDisplayMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    return note('devices', await getUserMedia.call(this, constraints));
  };
  MediaDevices.prototype.getDisplayMedia = async function (options) {
    return note('screen', await getDisplayMedia.call(this, options));
  };
  const { clone } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.clone = function () {
    const copy = clone.call(this);
    tracks.add(new WeakRef(copy));
    return copy;
  };

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      lines.add(new WeakRef(this));
    }
  };
  const connections = () =>
    [...lines].flatMap((line) => line.deref() ?? []).filter(({ connectionState }) => connectionState !== 'closed');

  Object.defineProperty(window, 'visioMedia', {
    value: {
      captures,
      live: () => [...tracks].flatMap((track) => track.deref() ?? []).filter(({ readyState }) => readyState === 'live'),
      sent: () => connections().flatMap((line) => line.getSenders().flatMap(({ track }) => track?.id ?? [])),
      connections,
      async received() {
        const reports = await Promise.all(connections().map((line) => line.getStats()));
        const videos = reports.flatMap((report) => [...report.values()]).filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'video');
        return Object.fromEntries(
          videos.map(({ trackIdentifier, framesDecoded = 0, bytesReceived = 0 }) => [trackIdentifier, { framesDecoded, bytes: bytesReceived }]),
        );
      },
    } satisfies MediaProbe,
  });
}
