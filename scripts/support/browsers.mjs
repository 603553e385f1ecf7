import { installOnDebian } from './debian.mjs';
import { Sentence } from './sentence.mjs';
import { isProgram, which } from './which.mjs';

/**
 * The path of a browser: what a variable of the environment names, then the usual places, then (as root on Debian) its
 * package; undefined when there is none.
 * @param {{ variable: string, places: () => readonly string[], debian: string }} browser
 * @returns {string | undefined}
 * @throws {Sentence} when the variable is wrong
 */
export function findBrowser({ variable, places, debian }) {
  const given = process.env[variable];
  if (given && !isProgram(given)) throw new Sentence(`${variable} names no program: ${given}`);
  return given || (places().find(isProgram) ?? (installOnDebian(debian) ? which(debian) : undefined));
}
