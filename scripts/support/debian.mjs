import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { which } from './which.mjs';

/**
 * Installs a package of Debian's, where one may (as root); false where it cannot be had.
 * @param {string} name
 * @param {string} [path] where programs are looked for
 */
export function installOnDebian(name, path) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !which('apt-get', path)) return false;
  console.log(`Installing ${name} (apt-get install ${name}) ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return [['update'], ['install', '-y', '--no-install-recommends', name]].every(
    (args) => spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0,
  );
}
