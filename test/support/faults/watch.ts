// A witness in the page: when a picture of somebody else came, when sound was heard, and what the interface said.
import type { BrowserContext, Page } from 'playwright-core';
import type { VisioRoom } from '@visio-sdk/elements';
import { patience } from '../patience.ts';

/** One thing that was so from a moment on (ms since the epoch). */
export interface Change<T> {
  readonly at: number;
  readonly now: T;
}

/** What the witness saw. Times are ms since the epoch: page and test run on one machine. */
export interface Seen {
  /** Frames of other people's pictures. */
  readonly frames: readonly number[];
  /** Moments, 25 ms apart, at which sound was heard. */
  readonly sounds: readonly number[];
  /** Where the meeting stands: ours, or livekit-client's in the same words. */
  readonly states: readonly Change<string>[];
  /** `visio-reconnecting` and `visio-reconnected`. */
  readonly events: readonly Change<string>[];
  /** Whose camera the server holds back, by name. */
  readonly paused: readonly Change<readonly string[]>[];
}

/** Samples of sound so far, by the browser's own count. */
export interface SoundCount {
  readonly total: number;
  /** Of them, made up because nothing came. */
  readonly concealed: number;
}

declare global {
  interface Window {
    visioSeen: { since(time: number): Seen };
    /** livekit-client alone: what its page says. */
    visioAlone?: { state: string; mute(): Promise<unknown> };
  }
}

/** Watches every page of a context from before its first script runs. */
export async function installWitness(context: BrowserContext): Promise<void> {
  await context.addInitScript(witnessInPage);
}

/** What was seen since a moment; states include the one before it. */
export async function seenSince(page: Page, time: number): Promise<Seen> {
  return page.evaluate((from) => window.visioSeen.since(from), time);
}

/** Counts of all sound that is received now. */
export async function soundCount(page: Page): Promise<SoundCount> {
  return page.evaluate(async () => {
    const reports = await Promise.all(window.visioMedia.connections().map((line) => line.getStats()));
    const sounds = reports.flatMap((report) => [...report.values()]).filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
    const sum = (key: string) => sounds.reduce((total, one) => total + (one[key] ?? 0), 0);
    return { total: sum('totalSamplesReceived'), concealed: sum('concealedSamples') - sum('silentConcealedSamples') };
  });
}

/** Bits of media received so far. */
export async function receivedBits(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const reports = await Promise.all(window.visioMedia.connections().map((line) => line.getStats()));
    const streams = reports.flatMap((report) => [...report.values()]).filter(({ type }) => type === 'inbound-rtp');
    return streams.reduce((total, { bytesReceived = 0, headerBytesReceived = 0 }) => total + 8 * (bytesReceived + headerBytesReceived), 0);
  });
}

/** Which way media goes: the browser's end of every line that is in use, such as `relay tls` or `host udp`. */
export async function routesOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const reports = await Promise.all(window.visioMedia.connections().map((line) => line.getStats()));
    return reports.flatMap((report) => {
      const transport = [...report.values()].find(({ type, selectedCandidatePairId }) => type === 'transport' && selectedCandidatePairId);
      const local = transport && report.get(report.get(transport.selectedCandidatePairId)?.localCandidateId);
      return local ? [`${local.candidateType} ${local.relayProtocol ?? local.protocol}`] : [];
    });
  });
}

/** Seconds from the start of joining until the first frame of somebody else's picture; waits for it. */
export async function firstFrame(page: Page, within = patience): Promise<number> {
  const end = Date.now() + within;
  for (;;) {
    const { states, frames } = await seenSince(page, 0);
    const start = states.find(({ now }) => now === 'joining')?.at;
    if (start !== undefined && frames[0] !== undefined) return (frames[0] - start) / 1_000;
    if (Date.now() > end) throw new Error(`No frame within ${within} ms; the page is ${states.at(-1)?.now}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// Runs in the page, as text: it can use nothing from outside.
function witnessInPage(): void {
  if (window.visioSeen || typeof RTCPeerConnection === 'undefined') return;
  const frames: number[] = [];
  const sounds: number[] = [];
  const states: Change<string>[] = [];
  const events: Change<string>[] = [];
  const paused: Change<readonly string[]>[] = [];
  const remote = new WeakSet<MediaStreamTrack>();

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => remote.add(track));
    }
  };

  const watched = new WeakSet<HTMLVideoElement>();
  const own = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject')!;
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...own,
    set(this: HTMLMediaElement, value: MediaProvider | null) {
      own.set!.call(this, value);
      if (this instanceof HTMLVideoElement && !watched.has(this)) watch(this);
    },
  });
  const watch = (video: HTMLVideoElement) => {
    watched.add(video);
    const look = () => {
      const [track] = video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : [];
      if (track && remote.has(track)) frames.push(Date.now());
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  };

  for (const type of ['visio-reconnecting', 'visio-reconnected']) addEventListener(type, () => events.push({ at: Date.now(), now: type }));

  let audio: AudioContext | undefined;
  const ears = new Map<string, { track: MediaStreamTrack; analyser: AnalyserNode }>();
  const wave = new Float32Array(2048);
  const listen = () => {
    for (const element of window.visioProbe.playing()) {
      for (const track of (element.srcObject as MediaStream).getAudioTracks()) {
        if (ears.has(track.id) || !remote.has(track)) continue;
        audio ??= new AudioContext();
        const analyser = new AnalyserNode(audio, { fftSize: 2048 });
        audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
        ears.set(track.id, { track, analyser });
      }
    }
    if (audio?.state === 'suspended') void audio.resume();
    for (const [id, { track, analyser }] of ears) {
      if (track.readyState === 'ended') ears.delete(id);
      analyser.getFloatTimeDomainData(wave);
      if (wave.some((sample) => Math.abs(sample) > 0.02)) return void sounds.push(Date.now());
    }
  };

  const look = () => {
    const meeting = document.querySelector<VisioRoom>('visio-room')?.meeting;
    const state = window.visioAlone?.state ?? meeting?.connection.get().state ?? 'idle';
    if (states.at(-1)?.now !== state) states.push({ at: Date.now(), now: state });
    const held = (meeting?.participants.get() ?? []).flatMap((one) => {
      const { name, publications } = one.state.get();
      return (publications.camera as { paused?: boolean } | undefined)?.paused ? [name] : [];
    });
    if ((paused.at(-1)?.now ?? []).join() !== held.join()) paused.push({ at: Date.now(), now: held });
  };
  setInterval(() => {
    look();
    listen();
  }, 25);

  const later = (times: readonly number[], from: number) => times.filter((time) => time >= from);
  const lastAndLater = <T>(changes: readonly Change<T>[], from: number) =>
    changes.filter(({ at }, index) => at >= from || (changes[index + 1]?.at ?? Infinity) >= from);
  Object.defineProperty(window, 'visioSeen', {
    value: {
      since: (from: number): Seen => ({
        frames: later(frames, from),
        sounds: later(sounds, from),
        states: lastAndLater(states, from),
        events: events.filter(({ at }) => at >= from),
        paused: lastAndLater(paused, from),
      }),
    },
  });
}
