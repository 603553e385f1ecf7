// Makes every npm script work right after `git clone`: installs the dependencies when they are missing or out of date.
// Runs on the machine's own Node (20 or later), so it imports nothing but `node:` modules; the scripts that follow run
// on the Node 24 that the npm package `node` brings.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Whether `npm ci` has to run in a folder.
 * @param {string} folder
 * @returns {boolean}
 */
export function installIsStale(folder) {
  const wanted = join(folder, 'package-lock.json');
  const present = join(folder, 'node_modules/.package-lock.json');
  const node = ['node', 'node.cmd', 'node.exe'].some((name) => existsSync(join(folder, 'node_modules/.bin', name)));
  if (!node || !existsSync(present)) return true;
  if (statSync(present).mtimeMs >= statSync(wanted).mtimeMs) return false;
  // A checkout touches the lock file without changing it: then reinstalling everything would only cost time.
  if (!sameVersions(wanted, present)) return true;
  const now = new Date();
  utimesSync(present, now, now);
  return false;
}

/**
 * @param {string} wanted
 * @param {string} present
 */
function sameVersions(wanted, present) {
  const installed = packagesOf(present);
  return Object.entries(packagesOf(wanted)).every(([path, entry]) => {
    if (path === '' || !path.includes('node_modules/')) return true;
    const found = installed[path];
    // Optional packages of other platforms are in the lock and never on the disk.
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** @param {string} file */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

function install() {
  console.log('Installing the dependencies (npm ci) ...');
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: /** @type {const} */ ('inherit') };
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error('The dependencies could not be installed: npm ci failed, its message is above.');
    process.exit(result.status ?? 1);
  }
}

// A symbolic link anywhere in the path would make the two differ.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    console.error(`Node 20 or later is needed; this is ${process.version}.`);
    process.exit(1);
  }
  if (installIsStale(root)) install();
}
