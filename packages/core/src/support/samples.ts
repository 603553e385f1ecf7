/** Listening to a track, for a number. */

/** How often, in ms: a gauge needs no more, and 10 readings a second cost nothing. */
export const sampleInterval = 100;

/** Calls back with the track's last samples, so many, ten times a second; returns how to stop. */
export function sample(track: MediaStreamTrack, size: number, look: (samples: Float32Array, context: AudioContext) => void): () => void {
  if (typeof AudioContext === 'undefined') return () => {};
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: size });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
  const samples = new Float32Array(size);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    look(samples, context);
  }, sampleInterval);
  return () => {
    clearInterval(timer);
    // Whoever stops twice means the same.
    if (context.state !== 'closed') void context.close();
  };
}

/** How loud samples are, 0 to 1: RMS on a scale where speech fills most of it. */
export function loudnessOf(samples: Float32Array): number {
  const rms = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
  // Two decimals: a gauge shows no more, and silence then stays one value.
  return Math.min(1, Math.round(rms * 400) / 100);
}
