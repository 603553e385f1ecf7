import { Sentence } from '../support/sentence.mjs';
import { isProgram, which } from '../support/which.mjs';
import { containerOf, findDocker } from './docker.mjs';
import { buildLiveKit, cachedLiveKit, version } from './install.mjs';

/**
 * @typedef {{ kind: 'environment', url: string, apiKey: string, apiSecret: string }} Given a LiveKit that runs already
 * @typedef {{ kind: 'program', from: 'path' | 'cache' | 'go', file: string }} Program a program to start
 * @typedef {{ kind: 'container', container: ReturnType<typeof containerOf> }} Container a container to start
 */

/**
 * Finds a LiveKit: one that runs already (environment), `livekit-server` on PATH, our cached build, a build by Go,
 * Docker; the first that is there.
 * @param {object} [options]
 * @param {boolean} [options.own] leave the environment aside
 * @returns {Promise<Given | Program | Container>}
 * @throws {Sentence} how to get one, when there is none
 */
export async function findLiveKit({ own = false } = {}) {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = process.env;
  if (url && apiKey && apiSecret && !own) return { kind: 'environment', url, apiKey, apiSecret };
  if (url && !own) console.warn('LIVEKIT_URL is not used: it needs LIVEKIT_API_KEY and LIVEKIT_API_SECRET beside it.');

  const onPath = which('livekit-server');
  if (onPath) return { kind: 'program', from: 'path', file: onPath };

  const cached = cachedLiveKit();
  if (isProgram(cached)) return { kind: 'program', from: 'cache', file: cached };

  const go = which('go');
  if (go) {
    const built = await buildLiveKit(go);
    if ('file' in built) return { kind: 'program', from: 'go', file: built.file };
    console.warn(`Go could not build LiveKit:\n${built.failed}`);
  }

  const docker = findDocker();
  if (docker) {
    const container = containerOf(docker);
    if (container.prepare()) return { kind: 'container', container };
  }

  throw new Sentence(
    `No LiveKit server was found: install Go or Docker and run this again, or put livekit-server ${version} on PATH ` +
      '(https://docs.livekit.io/home/self-hosting/local/), or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.',
  );
}
