import { createAdaptorServer } from '@hono/node-server';
import { createVisioServer } from '@visio-sdk/server';
import { inRoot } from '../support/paths.mjs';
import { Sentence } from '../support/sentence.mjs';
import { atEnd } from '../support/shutdown.mjs';
import { portalPolicy } from './csp.mjs';
import { guard, organiserPath } from './guarded.mjs';
import { serveFiles } from './static.mjs';

/** @typedef {(request: Request) => Promise<Response>} Handler */

/**
 * @typedef {object} PortalOptions
 * @property {import('../livekit.mjs').LiveKit} livekit
 * @property {number} port 0 for any
 * @property {readonly import('./static.mjs').Mount[]} [mounts] more folders to serve, before the portal's own
 * @property {(request: Request, next: Handler) => Promise<Response>} [api] stands between the page and our server (tests)
 * @property {string | null} [policy] content security policy; null for none; default: that of docs/contracts.md
 * @property {Record<string, string>} [headers] more headers of every file (tests)
 * @property {Partial<import('@visio-sdk/server').VisioServerOptions>} [server] more options of our server
 * @property {boolean} [guarded] whether there is a room where people knock, and an organiser's link to it
 */

/**
 * @typedef {object} Portal
 * @property {string} url `http://localhost:PORT/`
 * @property {string} origin
 * @property {string | null} policy
 * @property {Promise<string>} died a sentence, should it stop by itself
 * @property {() => void} dropConnections cuts every connection, as a restart does (tests)
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the example portal with our server at `/api/v1/` of the same origin, on loopback.
 * @param {PortalOptions} options
 * @returns {Promise<Portal>}
 * @throws {Sentence} when the port is taken
 */
export async function startPortal({ livekit, port, mounts = [], api, policy = portalPolicy(livekit.url), headers, server, guarded = false }) {
  const guards = guarded ? guard() : undefined;
  const visio = createVisioServer({
    livekit: { url: livekit.apiUrl, publicUrls: [livekit.url], apiKey: livekit.apiKey, apiSecret: livekit.apiSecret },
    ...guards?.options,
    ...server,
  });
  await guards?.open(visio.fetch);
  const files = serveFiles(
    [
      ...mounts,
      { path: '/visio/', folder: inRoot('packages/elements/dist/cdn') },
      { path: '/', folder: inRoot('examples/tax') },
    ],
    { ...headers, ...(policy !== null && { 'content-security-policy': policy }) },
  );
  const listener = createAdaptorServer({
    fetch: (/** @type {Request} */ request) => {
      const { pathname } = new URL(request.url);
      if (guards && pathname === organiserPath) return guards.organiser(request);
      if (!pathname.startsWith('/api/')) return files(request);
      return api ? api(request, visio.fetch) : visio.fetch(request);
    },
  });

  const bound = await new Promise((resolve, reject) => {
    listener.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') reject(portTaken(port));
      else if (error.code === 'EACCES') reject(new Sentence(`Port ${port} may not be used by this account: set PORT to another one.`));
      else reject(error);
    });
    listener.listen(port, '127.0.0.1', () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

  let stopping = false;
  const died = new Promise((resolve) => {
    listener.once('close', () => stopping || resolve('The portal stopped listening.'));
  });
  const stop = () =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      stopping = true;
      forget();
      listener.close(() => resolve());
      dropConnections();
    });
  const forget = atEnd(stop);
  const dropConnections = () => {
    if ('closeAllConnections' in listener) listener.closeAllConnections();
  };
  return { url: `http://localhost:${bound}/`, origin: `http://localhost:${bound}`, policy, died, dropConnections, stop };
}

/** @param {number} port */
export function portTaken(port) {
  return new Sentence(`Port ${port} is taken by another program: stop it, or set PORT to another one.`);
}
