// What Chromium's fake camera and microphone play: files made here, kept in .cache/media.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../scripts/support/paths.mjs';
import { palette, toYuv, type Colour } from './palette.ts';

/** Size of a camera's picture in pixels (even numbers), and its frames per second. */
export interface CameraFormat {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
}

const folder = inRoot('.cache/media');

/** A film of one plain colour; Chromium plays it in a loop. */
export function colourFile(colour: Colour, { width, height, fps }: CameraFormat): string {
  return once(`${colour}-${width}x${height}-${fps}.y4m`, () => {
    const [y, u, v] = toYuv(palette[colour]);
    const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420mpeg2\n`);
    const quarter = (width / 2) * (height / 2);
    const frame = [Buffer.from('FRAME\n'), Buffer.alloc(width * height, y), Buffer.alloc(quarter, u), Buffer.alloc(quarter, v)];
    return Buffer.concat([header, ...frame, ...frame]);
  });
}

/**
 * A tone that comes and goes four times a second; Chromium plays it in a loop (`%noloop` would stop after one round).
 * A steady tone would be taken for noise, and suppressed, after some seconds. Of 0 Hz it is silence.
 */
export function toneFile(hz: number): string {
  return once(`tone-${hz}.wav`, () => {
    const rate = 48_000;
    const samples = Buffer.alloc(rate * 2);
    for (let i = 0; i < rate; i++) samples.writeInt16LE(Math.round(32_767 * toneAt(hz, i / rate)), i * 2);
    const header = Buffer.alloc(44);
    header.write('RIFF', 0);
    header.writeUInt32LE(36 + samples.length, 4);
    header.write('WAVEfmt ', 8);
    header.writeUInt32LE(16, 16);
    header.writeUInt16LE(1, 20); // PCM
    header.writeUInt16LE(1, 22); // one channel
    header.writeUInt32LE(rate, 24);
    header.writeUInt32LE(rate * 2, 28);
    header.writeUInt16LE(2, 32);
    header.writeUInt16LE(16, 34);
    header.write('data', 36);
    header.writeUInt32LE(samples.length, 40);
    return Buffer.concat([header, samples]);
  });
}

/** The tone's sample at a time in seconds, -1 to 1. It has no step at the end of a second, so seconds can be joined. */
export function toneAt(hz: number, seconds: number): number {
  const loudness = Math.max(0, Math.sin(2 * Math.PI * 4 * seconds));
  return 0.4 * loudness * Math.sin(2 * Math.PI * hz * seconds);
}

function once(name: string, make: () => Buffer): string {
  const file = join(folder, name);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  // Several test files start at the same time.
  const part = `${file}.${process.pid}`;
  writeFileSync(part, make());
  renameSync(part, file);
  return file;
}
