import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../support/processes.mjs';
import { atEnd } from '../support/shutdown.mjs';

/** The version built and tested with; later tags replace modules by forks that a Go proxy may not have. */
export const version = 'v1.13.5';

const source = `github.com/livekit/livekit-server/cmd/server@${version}`;
const ending = process.platform === 'win32' ? '.exe' : '';

/** Folder of what is built once and used by every checkout. */
export function cacheFolder(env = process.env) {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'visio-sdk');
}

/** Where our own build of LiveKit is kept. */
export function cachedLiveKit(env = process.env) {
  return join(cacheFolder(env), `livekit-server-${version}${ending}`);
}

/**
 * Builds LiveKit with Go into the cache, showing progress.
 * @param {string} go the Go command
 * @returns {Promise<{ file: string } | { failed: string }>}
 */
export async function buildLiveKit(go) {
  const file = cachedLiveKit();
  mkdirSync(cacheFolder(), { recursive: true });
  // Built beside its place and renamed, so that an interrupted build never looks like a finished one.
  const folder = mkdtempSync(join(cacheFolder(), 'build-'));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  const forget = atEnd(clean);
  const progress = showProgress(`Building LiveKit ${version} with Go (once, about two minutes)`);
  try {
    const build = startProcess(go, ['install', '-v', source], {
      env: { ...process.env, GOBIN: folder, GOFLAGS: '' },
      group: true,
      line: progress.step,
    });
    const { code, error } = await build.ended;
    if (code !== 0) return { failed: error?.message ?? build.tail().split('\n').slice(-5).join('\n') };
    renameSync(join(folder, `server${ending}`), file);
    return { file };
  } finally {
    progress.done();
    clean();
    forget();
  }
}

/** @param {string} title */
function showProgress(title) {
  const start = Date.now();
  let steps = 0;
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const text = () => `${title}: ${steps} packages, ${seconds()} s`;
  const live = process.stdout.isTTY;
  console.log(`${title} ...`);
  // A log wants a line now and then; a terminal wants one line that moves.
  const timer = setInterval(() => (live ? process.stdout.write(`\r${text()}`) : console.log(text())), live ? 500 : 15_000);
  return {
    step: () => void steps++,
    done: () => {
      clearInterval(timer);
      console.log(`${live ? '\r' : ''}${text()}`);
    },
  };
}
