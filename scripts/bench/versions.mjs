import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findChromium } from '../chromium.mjs';
import { inRoot } from '../support/paths.mjs';

/** Versions of what is measured, and in what. */
export function versionsInUse() {
  const of = (/** @type {string} */ name) => JSON.parse(readFileSync(inRoot(`node_modules/${name}/package.json`), 'utf8')).version;
  const chromium = spawnSync(findChromium(), ['--version'], { encoding: 'utf8' }).stdout.match(/[\d.]+/)?.[0] ?? 'unknown';
  return {
    chromium,
    'livekit-client': of('livekit-client'),
    '@livekit/components-react': of('@livekit/components-react'),
    react: of('react'),
  };
}
