import type { BrowserContext } from 'playwright-core';

/** What {@link installProbe} knows of a page, under `window.visioProbe`. */
export interface Probe {
  /** URLs of the STUN and TURN servers of every RTCPeerConnection, one list for each time they were set. */
  readonly iceServers: string[][];
  /** CSP violations, in words. */
  readonly violations: string[];
  /** Elements that a person hears now. */
  playing(): HTMLMediaElement[];
  /**
   * Samples what the page plays: loudness in dB by frequency bin, the loudest of all playing elements; null while
   * nothing plays. The step between bins is `binHz`.
   */
  spectrum(): { binHz: number; decibels: Float32Array } | null;
}

declare global {
  interface Window {
    visioProbe: Probe;
  }
}

/** Watches every page of a context from before its first script runs. */
export async function installProbe(context: BrowserContext): Promise<void> {
  await context.addInitScript(probeInPage);
}

// Runs in the page, as text: it can use nothing from outside.
function probeInPage(): void {
  if (window.visioProbe) return;
  // Elements that were ever given a stream; those of remote sound are usually not in the document. Held weakly: a
  // probe that kept them would be the leak that tests look for.
  const media = new Set<WeakRef<HTMLMediaElement>>();
  const known = new WeakSet<HTMLMediaElement>();
  const iceServers: string[][] = [];
  const violations: string[] = [];

  const prototype = HTMLMediaElement.prototype;
  const own = Object.getOwnPropertyDescriptor(prototype, 'srcObject')!;
  Object.defineProperty(prototype, 'srcObject', {
    ...own,
    set(this: HTMLMediaElement, value: MediaProvider | null) {
      if (value && !known.has(this)) media.add(new WeakRef(this));
      known.add(this);
      own.set!.call(this, value);
    },
  });

  const record = (configuration?: RTCConfiguration) => {
    iceServers.push((configuration?.iceServers ?? []).flatMap(({ urls }) => urls));
  };
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      record(configuration);
    }
    override setConfiguration(configuration?: RTCConfiguration): void {
      super.setConfiguration(configuration);
      record(configuration);
    }
  };

  addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective} blocked ${event.blockedURI} (${event.sourceFile}:${event.lineNumber} ${event.sample})`);
  });

  const elements = () => [...media].flatMap((reference) => reference.deref() ?? []);
  const soundOf = (element: HTMLMediaElement) =>
    element.srcObject instanceof MediaStream ? element.srcObject.getAudioTracks().filter((track) => track.readyState === 'live') : [];
  const playing = () =>
    elements().filter((element) => !element.paused && !element.muted && element.volume > 0 && soundOf(element).length > 0);

  let audio: AudioContext | undefined;
  const analysers = new Map<string, AnalyserNode>();
  const analyserOf = (track: MediaStreamTrack) => {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') void audio.resume();
    let analyser = analysers.get(track.id);
    if (!analyser) {
      analyser = new AnalyserNode(audio, { fftSize: 8192, smoothingTimeConstant: 0 });
      audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      analysers.set(track.id, analyser);
    }
    return analyser;
  };
  const spectrum = () => {
    const tracks = playing().flatMap(soundOf);
    const all = tracks.map(analyserOf);
    if (!audio || all.length === 0) return null;
    const decibels = new Float32Array(4096).fill(-200);
    const one = new Float32Array(4096);
    for (const analyser of all) {
      analyser.getFloatFrequencyData(one);
      one.forEach((value, bin) => (decibels[bin] = Math.max(decibels[bin]!, value)));
    }
    return { binHz: audio.sampleRate / 8192, decibels };
  };

  Object.defineProperty(window, 'visioProbe', { value: { iceServers, violations, playing, spectrum } });
}
