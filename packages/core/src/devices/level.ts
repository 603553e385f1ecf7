import { createState, type Readable } from '../reactive/readable.ts';

const interval = 100; // ms: a gauge needs no more, and 10 readings a second cost nothing

/** Loudness of the track, 0 to 1 (RMS on a scale where speech fills most of it); measured only while watched. */
export function createLevel(track: Readable<MediaStreamTrack | undefined>): Readable<number> {
  const level = createState(0, {
    watched() {
      let stop = measure(track.get(), level.set);
      const unsubscribe = track.subscribe(() => {
        stop();
        stop = measure(track.get(), level.set);
      });
      return () => {
        unsubscribe();
        stop();
      };
    },
  });
  return level;
}

function measure(track: MediaStreamTrack | undefined, report: (level: number) => void): () => void {
  report(0);
  if (!track || typeof AudioContext === 'undefined') return () => {};
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    // Two decimals: a gauge shows no more, and silence then stays one value.
    report(Math.min(1, Math.round(rms * 400) / 100));
  }, interval);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
