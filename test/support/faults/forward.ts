import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { atEnd } from '../../../scripts/support/shutdown.mjs';

/** Where bytes go. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** Something that listens and passes bytes on. */
export interface Forward extends AsyncDisposable {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Passes every connection to the first target that answers: an address more for what listens on loopback only, or what
 * stands before several servers in a data centre.
 */
export async function forward(host: string, port: number, targets: readonly Target[]): Promise<Forward> {
  return listen(host, port, (socket) => pipeToFirst(socket, targets));
}

/** Listens; what is open is cut on closing. */
export async function listen(host: string, port: number, accept: (socket: Socket) => void): Promise<Forward> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    accept(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const close = async () => {
    forget();
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  };
  const forget = atEnd(close);
  return { port: (server.address() as AddressInfo).port, close, [Symbol.asyncDispose]: close };
}

/** Joins a socket to the first target that takes a connection; the socket may be a TLS one. */
export function pipeToFirst(socket: Socket, [target, ...others]: readonly Target[]): void {
  if (!target) return void socket.destroy();
  const onward = connect(target.port, target.host);
  const next = () => pipeToFirst(socket, others);
  onward.once('error', next);
  onward.once('connect', () => {
    onward.off('error', next);
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
}
