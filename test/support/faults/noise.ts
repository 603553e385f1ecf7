import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { inRoot } from '../../../scripts/support/paths.mjs';
import type { CameraFormat } from '../media-files.ts';

/** A film of faint noise, which costs as many bits as people do; Chromium plays it in a loop. */
export function noiseFile({ width, height, fps }: CameraFormat): string {
  const folder = inRoot('.cache/media');
  const file = `${folder}/faint-noise-${width}x${height}-${fps}.y4m`;
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420mpeg2\n`);
  const frames = Array.from({ length: fps }, (_, frame) => {
    const luma = Buffer.alloc(width * height);
    // Any numbers that do not repeat: squares of 8 by 8, for noise of single points is what encoders drop first.
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) luma[y * width + x] = 110 + (Math.imul(((y >> 3) * 7919 + (x >> 3)) ^ (frame * 104_729), 2_654_435_761) >>> 28);
    }
    return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  });
  const part = `${file}.${process.pid}`;
  writeFileSync(part, Buffer.concat([header, ...frames]));
  renameSync(part, file);
  return file;
}
