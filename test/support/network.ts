import type { BrowserContext, Page } from 'playwright-core';

/** What may be reached: origins (`http://localhost:8080`), and hosts of STUN and TURN servers (`127.0.0.1:3478`). */
export interface Allowed {
  readonly origins: readonly string[];
  readonly iceHosts: readonly string[];
}

/** Everything a page asked of the network since {@link recordNetwork}. */
export interface NetworkRecord {
  /** URLs of requests, in order; workers included, `data:` and `blob:` left out. */
  readonly requests: readonly string[];
  readonly sockets: readonly string[];
  /** Servers of every RTCPeerConnection of the page that is open now. */
  iceServers(): Promise<string[]>;
  /** Throws when anything went elsewhere, or when a peer connection knows a server that is not ours. */
  assertSovereign(allowed: Allowed): Promise<void>;
}

/** Records what a page does on the network; call it before the page goes anywhere. */
export function recordNetwork(page: Page): NetworkRecord {
  const requests: string[] = [];
  const sockets: string[] = [];
  const context: BrowserContext = page.context();
  // Of the context, since a worker's requests belong to no page.
  context.on('request', (request) => {
    if (/^(https?|ftp):/.test(request.url())) requests.push(request.url());
  });
  page.on('websocket', (socket) => sockets.push(socket.url()));

  const iceServers = async () => (await page.evaluate(() => window.visioProbe.iceServers)).flat();
  return {
    requests,
    sockets,
    iceServers,
    async assertSovereign({ origins, iceHosts }) {
      const strangers = [...requests, ...sockets].filter((url) => !origins.includes(new URL(url).origin));
      const servers = page.isClosed() ? [] : await iceServers();
      strangers.push(...servers.filter((url) => !iceHosts.includes(url.replace(/^\w+:/, '').replace(/\?.*$/, ''))));
      if (strangers.length > 0) throw new Error(`Not ours: ${[...new Set(strangers)].join(', ')}`);
    },
  };
}
