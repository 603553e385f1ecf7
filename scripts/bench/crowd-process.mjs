// People without a browser, for a full room: a small still picture each, and whoever is told to talks. In a process of
// its own, as LiveKit's native library asks for. Every third has a microphone. Started by crowd-bots.mjs only.
import { AudioFrame, AudioSource, LocalAudioTrack, LocalVideoTrack, Room, TrackPublishOptions, TrackSource, VideoBufferType, VideoFrame, VideoSource } from '@livekit/rtc-node';

/** @typedef {{ url: string, tokens: readonly string[], width: number, height: number, fps: number, turn: number }} Plan turn: ms that each one talks */

/** They join so many at a time: each takes a while, most of it waiting. */
const atOnce = 3;
const rate = 48_000;
/** ms */
let turn = 2_000;

/** @type {AudioSource[]} */
const voices = [];

process.on('message', async (/** @type {Plan | { who: number }} */ message) => {
  if ('who' in message) return void talk(message.who);
  turn = message.turn;
  try {
    const waiting = message.tokens.map((token, index) => ({ token, index }));
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await join(message, next.token, next.index);
      }),
    );
    process.send?.({});
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});
process.on('disconnect', () => process.exit(0));

/** @param {Plan} plan @param {string} token @param {number} index */
async function join({ url, width, height, fps }, token, index) {
  const room = new Room();
  await room.connect(url, token, { autoSubscribe: false, dynacast: false });
  const camera = new VideoSource(width, height);
  const pixels = new Uint8Array((width * height * 3) / 2).fill(128);
  pixels.fill(40 + index * 4, 0, width * height);
  const frame = new VideoFrame(pixels, width, height, VideoBufferType.I420);
  setInterval(() => camera.captureFrame(frame), 1_000 / fps);
  const person = room.localParticipant;
  // Little bandwidth, or each of them would begin by finding out how much there is.
  const videoEncoding = { maxBitrate: 40_000n, maxFramerate: fps };
  const asCamera = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false, videoEncoding });
  await person?.publishTrack(LocalVideoTrack.createVideoTrack('camera', camera), asCamera);
  if (index % 3 > 0) return;
  const microphone = new AudioSource(rate, 1);
  await person?.publishTrack(LocalAudioTrack.createAudioTrack('microphone', microphone), new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: true }));
  voices.push(microphone);
}

/** Says something for as long as one's turn is. @param {number} who */
async function talk(who) {
  const step = rate / 50;
  const samples = Int16Array.from({ length: step }, (_, i) => 12_000 * Math.sin((2 * Math.PI * 500 * i) / rate));
  const voice = voices[who % voices.length];
  // A frame settles as fast as it is played.
  for (const end = Date.now() + turn; Date.now() < end; ) await voice?.captureFrame(new AudioFrame(samples, rate, 1, step));
}
