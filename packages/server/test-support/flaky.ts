import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to LiveKit's API that can be shut. */
export interface FlakyWay {
  readonly url: string;
  /** While true, whoever asks hears what a proxy says for a server that is away. */
  isShut: boolean;
  close(): void;
}

/** Opens one; media and sockets go past it. */
export async function startFlakyWay(to: string): Promise<FlakyWay> {
  const server = createServer((incoming, outgoing) => {
    if (way.isShut) {
      incoming.resume();
      outgoing.writeHead(502).end('<h1>Bad gateway</h1>');
      return;
    }
    const { method, headers, url = '/' } = incoming;
    const onward = request(new URL(url, to), { ...(method && { method }), headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const way: FlakyWay = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isShut: false,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return way;
}
