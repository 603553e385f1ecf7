import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * The wanted port when nobody has it, else a free one.
 * @param {'tcp' | 'udp'} protocol
 * @param {number} wanted 0 for any
 * @param {string} [host] address it will be bound to
 * @returns {Promise<number>}
 */
export async function freePort(protocol, wanted, host = '127.0.0.1') {
  const probe = protocol === 'tcp' ? probeTcp : probeUdp;
  const port = await probe(wanted, host);
  if (port !== undefined) return port;
  const other = await probe(0, host);
  if (other === undefined) throw new Error(`No free ${protocol} port on ${host}`);
  return other;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number | undefined>}
 */
function probeTcp(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number | undefined>}
 */
function probeUdp(port, host) {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(undefined));
    socket.bind({ port, address: host, exclusive: true }, () => {
      const { port: bound } = socket.address();
      socket.close(() => resolve(bound));
    });
  });
}
