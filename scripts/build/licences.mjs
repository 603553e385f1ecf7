import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The licences of everything in a bundle that is not ours, and of what those packages bundle themselves (livekit-client
 * is published with its dependencies inside): their authors ask for no more than that.
 * @param {Iterable<string>} modules paths
 */
export function licencesOf(modules) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const module of modules) {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1];
    if (folder) collect(folder, texts);
  }
  return [...texts.values()].sort().join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * @param {string} folder
 * @param {Map<string, string>} texts
 */
function collect(folder, texts) {
  if (texts.has(folder)) return;
  const { name, version, license = 'no licence named', dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  texts.set(folder, `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`);
  for (const dependency of Object.keys(dependencies)) {
    // As Node looks for it: in the package's own node_modules, then in those around it. Types are of no page.
    for (let at = folder; !dependency.startsWith('@types/') && dirname(at) !== at; at = dirname(at)) {
      const found = join(at, 'node_modules', dependency);
      if (existsSync(join(found, 'package.json'))) {
        collect(found, texts);
        break;
      }
    }
  }
}
