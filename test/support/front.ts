import { createServer, request as askHttp, STATUS_CODES, type IncomingMessage } from 'node:http';
import { request as askHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What stands before LiveKit in many organisations: a proxy that can be away, or that lets no WebSocket through. */
export interface Front extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, whether it listens or not. */
  readonly origin: string;
  /** The same for sockets. */
  readonly url: string;
  /** Passes everything on; with `sockets: false` a WebSocket is refused with 403, as a proxy does that knows none. */
  open(options?: { readonly sockets?: boolean }): Promise<void>;
  /** Nobody listens at its port any more; what is under way is cut. */
  close(): Promise<void>;
}

/** Makes a front of a server; it is closed at first, and its port is its own. */
export async function makeFront(target: string): Promise<Front> {
  const ask = target.startsWith('https:') ? askHttps : askHttp;
  const sockets = new Set<Duplex>();
  let letsSocketsThrough = true;

  const pass = (incoming: IncomingMessage) =>
    ask(new URL(incoming.url ?? '/', target), { method: incoming.method, headers: { ...incoming.headers, host: new URL(target).host } });

  const server = createServer((incoming, answer) => {
    const onward = pass(incoming);
    onward.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (incoming, socket, head) => {
    socket.on('error', () => {});
    if (!letsSocketsThrough) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    const onward = pass(incoming);
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
    // Refused by LiveKit itself: a token it does not like.
    onward.on('response', (response) => {
      socket.write(headOf(response));
      response.pipe(socket);
    });
    onward.on('upgrade', (response, far, first) => {
      far.on('error', () => socket.destroy());
      socket.on('error', () => far.destroy());
      socket.write(headOf(response));
      socket.write(first);
      far.write(head);
      far.pipe(socket).pipe(far);
    });
    onward.end();
  });

  const listen = (port: number) => new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const close = async () => {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  await close();
  return {
    origin: `http://127.0.0.1:${port}`,
    url: `ws://127.0.0.1:${port}`,
    async open({ sockets = true } = {}) {
      letsSocketsThrough = sockets;
      if (!server.listening) await listen(port);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function headOf({ statusCode = 502, rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? `${name}: ${rawHeaders[index + 1]}` : []));
  return [`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? ''}`, ...lines, '', ''].join('\r\n');
}
