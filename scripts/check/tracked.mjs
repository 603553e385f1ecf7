// What git keeps: a complete lock file, and nothing that is true on one machine only.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { inRoot, root } from '../support/paths.mjs';
import { CheckFailure, runCommand, runNpm } from './support.mjs';

/** @returns {Promise<string>} */
export async function checkTracked() {
  const { code, output } = await runCommand('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  if (code !== 0) throw new CheckFailure(`git does not list the files: ${output}`);
  const files = output.split('\n').filter((file) => existsSync(inRoot(file)) && statSync(inRoot(file)).isFile());
  const complaints = files.flatMap((file) => foreignLines(readFileSync(inRoot(file), 'utf8')).map(({ line, what }) => `${file}:${line}: ${what}`));
  complaints.push(...(await missingFromLock()), ...dirtyVersions());
  if (complaints.length > 0) throw new CheckFailure(complaints.join('\n'));
  return `${files.length} files`;
}

/** Folders of people and machines, and hosts that packages come from. */
const foreign = [
  { pattern: /(?<![\w.~/-])\/(?:root|home\/[\w.-]+|Users\/[\w.-]+|work)\/[\w.-]+/, what: 'a path of one machine' },
  { pattern: /\b[A-Z]:\\\\?Users\\/, what: 'a path of one machine' },
  // Written apart, or this line would find itself.
  { pattern: new RegExp(`\\bregistry[.](?:${['npmjs', 'yarnpkg', 'npmmirror'].join('|')})[.]`), what: 'a host of a package registry' },
  { pattern: /"resolved": "https?:/, what: 'a host of a package registry: npm install with omit-lockfile-registry-resolved=true' },
];

/**
 * @param {string} text
 * @returns {{ line: number, what: string }[]}
 */
export function foreignLines(text) {
  if (text.includes('\0')) return [];
  const here = [root, homedir()].map((path) => path.replace(/[\\/]$/, '')).filter((path) => path.length > 5);
  return text.split('\n').flatMap((content, index) => {
    const what = foreign.find(({ pattern }) => pattern.test(content))?.what ?? (here.some((path) => content.includes(path)) ? 'a path of this machine' : undefined);
    return what ? [{ line: index + 1, what }] : [];
  });
}

/** A registry that lacks a package for some platform makes npm leave it out of the lock, and then `npm ci` refuses the lock. */
async function missingFromLock() {
  const { code, output } = await runNpm(['ci', '--dry-run', '--no-audit', '--no-fund', '--ignore-scripts']);
  const missing = output.split('\n').filter((line) => /\bMissing:|\bInvalid:/.test(line));
  if (missing.length > 0) return missing.map((line) => `package-lock.json: ${line}`);
  return code === 0 ? [] : [`npm ci --dry-run fails:\n${output}`];
}

/** Packages of which some version lacks parts for some platform: no range may let npm take another. */
function dirtyVersions() {
  const { devDependencies = {} } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return ['rollup', 'esbuild', 'storybook', 'typescript', '@typescript/native']
    .filter((name) => /[\^~*x]/.test(devDependencies[name]?.replace(/^npm:\w+@/, '') ?? ''))
    .map((name) => `package.json: pin ${name}; some of its versions lack packages for some platforms`);
}
