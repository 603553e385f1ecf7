import { localConfig, newKeys } from './livekit/config.mjs';
import { findLiveKit } from './livekit/find.mjs';
import { answers } from './support/answers.mjs';
import { freePort } from './support/ports.mjs';
import { startProcess } from './support/processes.mjs';
import { Sentence } from './support/sentence.mjs';
import { atEnd } from './support/shutdown.mjs';

/**
 * @typedef {object} LiveKit a LiveKit that answers
 * @property {string} url for clients, `ws:` or `wss:`
 * @property {string} apiUrl for its API, `http:` or `https:`
 * @property {string} apiKey
 * @property {string} apiSecret
 * @property {'environment' | 'path' | 'cache' | 'go' | 'docker'} from where it was found
 * @property {number | undefined} pid undefined when it is not ours
 * @property {number | undefined} turnPort UDP port of the TURN server it hands out, when it is ours
 * @property {Promise<string>} died a sentence, once it has ended without being asked to
 * @property {() => Promise<void>} stop stops what was started; nothing for one that ran already
 */

/** @typedef {Awaited<ReturnType<typeof findLiveKit>>} Found */

/**
 * Finds a LiveKit and starts it unless it runs already.
 * @param {object} [options]
 * @param {'usual' | 'any'} [options.ports] the ports everyone knows when they are free, or any free ones (for tests)
 * @param {boolean} [options.own] start one even when the environment names one
 * @param {readonly string[] | undefined} [options.webhookUrls] where it tells who came and went; only a container on Linux reaches loopback
 * @returns {Promise<LiveKit>}
 * @throws {Sentence}
 */
export async function startLiveKit({ ports: choice = 'usual', own = false, webhookUrls } = {}) {
  const found = await findLiveKit({ own });
  if (found.kind === 'environment') return useLiveKit(found);
  // Between looking for a free port and using it somebody else may take it: then look again.
  for (let attempt = 1; ; attempt++) {
    const result = await tryLiveKit(found, choice === 'usual' && attempt === 1, webhookUrls);
    if ('url' in result) return result;
    if (attempt === 3 || !/address already in use|bind:/i.test(result.failed)) {
      throw new Sentence(`LiveKit did not start: ${result.failed}`);
    }
  }
}

/** @param {import('./livekit/find.mjs').Given} given @returns {Promise<LiveKit>} */
async function useLiveKit({ url, apiKey, apiSecret }) {
  if (!/^(ws|http)s?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Sentence(`LIVEKIT_URL must start with ws://, wss://, http:// or https://, and is "${url}".`);
  }
  const apiUrl = withoutSlash(url.replace(/^ws/, 'http'));
  if (!(await answers(apiUrl, { within: 10_000 }))) throw new Sentence(`LiveKit does not answer at ${apiUrl} (LIVEKIT_URL).`);
  return {
    url: withoutSlash(url.replace(/^http/, 'ws')),
    apiUrl,
    apiKey,
    apiSecret,
    from: 'environment',
    pid: undefined,
    turnPort: undefined,
    died: new Promise(() => {}),
    stop: async () => {},
  };
}

/**
 * @param {Exclude<Found, import('./livekit/find.mjs').Given>} found
 * @param {boolean} usual
 * @param {readonly string[]} [webhookUrls]
 * @returns {Promise<LiveKit | { failed: string }>}
 */
async function tryLiveKit(found, usual, webhookUrls) {
  const keys = newKeys();
  const ports = {
    http: await freePort('tcp', usual ? 7880 : 0),
    udp: await freePort('udp', usual ? 7882 : 0),
    turn: await freePort('udp', usual ? 3478 : 0),
  };
  const container = found.kind === 'container' ? found.container : undefined;
  const config = localConfig({ ports, ...keys, ...(container && { bind: container.bind }), webhookUrls });
  // In the environment, not in an argument: arguments can be read by everyone on the machine.
  const env = { ...process.env, LIVEKIT_CONFIG: JSON.stringify(config) };
  // Killing the command does not end its container. What is registered first is stopped last.
  if (container) atEnd(container.remove);
  const running =
    found.kind === 'container'
      ? startProcess(found.container.command, found.container.args(ports), { env })
      : startProcess(found.file, [], { env });

  const apiUrl = `http://127.0.0.1:${ports.http}`;
  let over = false;
  /** @type {Promise<string>} */
  const died = new Promise((resolve) => {
    void running.ended.then(({ code, signal, asked, error }) => {
      over = true;
      const how = error?.message ?? (signal ? `signal ${signal}` : `exit code ${code}`);
      if (!asked) resolve(`LiveKit ended (${how}).\n${running.tail()}`);
    });
  });
  if (!(await answers(apiUrl, { within: 30_000, gone: () => over }))) {
    if (over) return { failed: await died };
    await running.stop();
    return { failed: `no answer at ${apiUrl}.\n${running.tail()}` };
  }
  return {
    url: apiUrl.replace('http', 'ws'),
    apiUrl,
    ...keys,
    from: found.kind === 'container' ? 'docker' : found.from,
    pid: running.pid,
    turnPort: ports.turn,
    died,
    stop: running.stop,
  };
}

/** @param {string} url */
function withoutSlash(url) {
  return url.replace(/\/+$/, '');
}
