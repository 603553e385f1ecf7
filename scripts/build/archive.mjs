import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { pastePage } from './paste-page.mjs';

/**
 * Makes the archive of the bundle: everything under one folder `visio-VERSION/`, with the SHA-384 hash of every file
 * and a page to paste from. The same files make the same archive, to the byte.
 * @param {object} options
 * @param {string} options.folder the bundle
 * @param {string} options.version
 * @param {Record<string, Uint8Array>} [options.extra] more files, such as the licence
 */
export function archive({ folder, version, extra = {} }) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'));
  /** @type {Record<string, Uint8Array>} */
  const files = { ...extra, ...Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))])) };
  const script = files['visio.js'];
  if (!script) throw new Error(`No visio.js in ${folder}`);
  files['paste-me.html'] = Buffer.from(pastePage({ version, integrity: integrityOf(script) }));

  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const hashes = Object.fromEntries(sorted.map(([name, content]) => [name, integrityOf(content)]));
  sorted.push(['integrity.json', Buffer.from(`${JSON.stringify(hashes, null, 2)}\n`)]);

  const tree = Object.fromEntries(sorted.map(([name, content]) => [`visio-${version}/${name}`, content]));
  // A zip has no time zone: noon is the same day everywhere.
  return zipSync(tree, { level: 9, mtime: new Date(2020, 0, 1, 12) });
}

/**
 * A hash in the form that `integrity` attributes take.
 * @param {Uint8Array} content
 */
export function integrityOf(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}
