import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { atEnd } from './shutdown.mjs';

/**
 * @typedef {object} Ended how a child ended
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {boolean} asked whether it was asked to end
 * @property {Error} [error] it could not be started at all
 */

/**
 * @typedef {object} Running a child process of ours
 * @property {number | undefined} pid
 * @property {Promise<Ended>} ended settles once, never rejects
 * @property {() => Promise<void>} stop asks it to end, insists, then kills it
 * @property {() => string} tail its last lines of output
 */

/** @type {Set<() => void>} */
const alive = new Set();
// The last net, for ends that leave no time to ask.
process.once('exit', () => alive.forEach((kill) => kill()));

/**
 * Starts a child that never outlives this process. Its output is kept (the last lines) and given to `line`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.cwd]
 * @param {(line: string) => void} [options.line] called with each line of output and of errors
 * @param {boolean} [options.inherit] the child writes to our own terminal
 * @param {boolean} [options.group] it may start children of its own: they are stopped with it
 * @param {number} [options.patience] ms from the first request to end until it is killed
 * @returns {Running}
 */
export function startProcess(command, args, options = {}) {
  const { env = process.env, cwd, line, inherit = false, patience = 5000 } = options;
  const group = Boolean(options.group) && process.platform !== 'win32';
  const child = spawn(command, args, {
    env,
    ...(cwd && { cwd }),
    stdio: inherit ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    detached: group,
  });
  /** @type {string[]} */
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (text) => {
      lines.push(text);
      if (lines.length > 40) lines.shift();
      line?.(text);
    });
  }

  let over = false;
  let asked = false;
  /** @param {NodeJS.Signals} name */
  const signal = (name) => {
    if (child.pid === undefined || (over && !group)) return;
    try {
      process.kill(group ? -child.pid : child.pid, name);
    } catch {
      // It ended meanwhile.
    }
  };
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, asked, error }));
    child.once('close', (code, name) => resolve({ code, signal: name, asked }));
  });
  const killNow = () => signal('SIGKILL');
  const stop = async () => {
    if (over) return;
    asked = true;
    signal('SIGTERM');
    // LiveKit takes a first signal as "when the last call is over" and a second one as "now".
    const again = setTimeout(() => signal('SIGTERM'), 150);
    const kill = setTimeout(killNow, patience);
    await ended;
    clearTimeout(again);
    clearTimeout(kill);
  };
  const forget = atEnd(stop);
  alive.add(killNow);
  void ended.then(() => {
    // A runner that dies must not leave its own children behind.
    if (group) killNow();
    over = true;
    forget();
    alive.delete(killNow);
  });
  return { pid: child.pid, ended, stop, tail: () => lines.join('\n') };
}
