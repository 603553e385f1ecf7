// Runs bots in a process of their own: encoding in the test's own process would hold up its timers, and LiveKit's
// native library keeps a process from ending. Started by bots.ts only.
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import type { BotAnswer, BotCommand, BotPlan } from './bot-messages.ts';
import { toneAt } from './media-files.ts';
import { toYuv, type Rgb } from './palette.ts';

interface Bot {
  readonly room: Room;
  readonly camera?: LocalVideoTrack;
  readonly microphone?: LocalAudioTrack;
  readonly end: () => void;
}

const bots: Bot[] = [];

process.on('message', async (command: BotCommand) => {
  let answer: BotAnswer = { id: command.id };
  try {
    const value = await obey(command);
    if (value) answer = { id: command.id, value };
  } catch (error) {
    answer = { id: command.id, error: String(error) };
  }
  process.send?.(answer);
});
// The test has ended, however it did.
process.on('disconnect', () => process.exit(0));

async function obey(command: BotCommand): Promise<BotAnswer['value']> {
  if (command.do === 'join') {
    const bot = await join(command.plan);
    return { bot: bots.push(bot) - 1, identity: bot.room.localParticipant?.identity ?? '' };
  }
  const bot = bots[command.bot];
  if (!bot) throw new Error(`No bot ${command.bot}`);
  if (command.do === 'leave') {
    bot.end();
    await bot.room.disconnect();
  } else if (command.do === 'unpublish') {
    const sid = bot[command.source]?.sid;
    if (!sid) throw new Error(`Bot ${command.bot} has no ${command.source}`);
    await bot.room.localParticipant?.unpublishTrack(sid);
  } else {
    await bot.room.localParticipant?.publishData(new TextEncoder().encode(command.payload), { reliable: true, topic: command.topic });
  }
  return undefined;
}

async function join({ url, token, colour, tone, ...format }: BotPlan): Promise<Bot> {
  const room = new Room();
  await room.connect(url, token, { autoSubscribe: false, dynacast: false });
  const ended = new AbortController();
  const camera = colour ? await publishColour(room, colour, format, ended.signal) : undefined;
  const microphone = tone ? await publishTone(room, tone, ended.signal) : undefined;
  return { room, ...(camera && { camera }), ...(microphone && { microphone }), end: () => ended.abort() };
}

async function publishColour(room: Room, colour: Rgb, { width, height, fps }: Omit<BotPlan, 'url' | 'token'>, ended: AbortSignal) {
  const source = new VideoSource(width, height);
  const track = LocalVideoTrack.createVideoTrack('camera', source);
  const [y, u, v] = toYuv(colour);
  const pixels = new Uint8Array((width * height * 3) / 2);
  pixels.fill(y, 0, width * height);
  pixels.fill(u, width * height, (width * height * 5) / 4);
  pixels.fill(v, (width * height * 5) / 4);
  const frame = new VideoFrame(pixels, width, height, VideoBufferType.I420);
  const timer = setInterval(() => source.captureFrame(frame), 1000 / fps);
  ended.addEventListener('abort', () => clearInterval(timer));
  await room.localParticipant?.publishTrack(track, new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false }));
  return track;
}

async function publishTone(room: Room, hz: number, ended: AbortSignal) {
  const rate = 48_000;
  const source = new AudioSource(rate, 1);
  const track = LocalAudioTrack.createAudioTrack('microphone', source);
  await room.localParticipant?.publishTrack(track, new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }));
  void (async () => {
    const step = rate / 50;
    for (let start = 0; !ended.aborted; start = (start + step) % rate) {
      const samples = Int16Array.from({ length: step }, (_, i) => 32_767 * toneAt(hz, (start + i) / rate));
      // Settles at the speed of sound being played: no timer needed.
      await source.captureFrame(new AudioFrame(samples, rate, 1, step));
    }
  })().catch(() => undefined); // The source is gone: the bot has left.
  return track;
}
