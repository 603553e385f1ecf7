import { fileURLToPath } from 'node:url';

/** Folder of the repository, with a separator at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A path inside the repository.
 * @param {string} path relative, with `/`
 */
export function inRoot(path) {
  return fileURLToPath(new URL(path, new URL('../..', import.meta.url)));
}
