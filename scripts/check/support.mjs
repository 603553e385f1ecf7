import { spawn } from 'node:child_process';
import { inRoot, root } from '../support/paths.mjs';

/** A step of check that did not pass; the message is for people. */
export class CheckFailure extends Error {}

/**
 * What makes text from a tool the same on every machine and terminal.
 * @param {string} text
 */
const withoutColours = (text) => text.replace(/\u001B\[[\d;]*m/g, '');

/**
 * Runs a tool of node_modules on the Node that runs this, and waits for its end.
 * @param {string} file path in the repository, of a script
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number | null, output: string }>} output: both streams, as written
 */
export function runTool(file, args, options) {
  return runCommand(process.execPath, [inRoot(file), ...args], options);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runCommand(command, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: withoutColours(output).trim() }));
  });
}

/**
 * npm itself: the one that runs this, else the one on PATH.
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export function runNpm(args, options) {
  const npm = process.env['npm_execpath'];
  return npm ? runCommand(process.execPath, [npm, ...args], options) : runCommand('npm', args, options);
}
