import { startRig } from '../../test/support/rig.ts';
import { buildPages } from './pages.mjs';

/**
 * @typedef {object} Bench what every figure is taken with
 * @property {import('../../test/support/rig.ts').Rig} rig
 * @property {import('./pages.mjs').Pages} pages
 * @property {number} runs of each variant
 * @property {(line: string) => void} log for a person, on stderr
 */

/**
 * A LiveKit, our server and all pages on one origin, under one content security policy.
 * @param {{ runs: number }} options
 * @returns {Promise<Bench>}
 */
export async function startBench({ runs }) {
  const pages = await buildPages();
  const rig = await startRig({ livekit: 'own', mounts: [{ path: '/bench/', folder: pages.folder }] });
  return { rig, pages, runs, log: (line) => console.error(line) };
}
