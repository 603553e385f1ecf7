// What stands at port 443 where nothing else is open: the name in the TLS greeting says whether it ends TLS for page and
// WebSocket, or passes everything on as it is, for a TURN server that ends TLS itself.
import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:tls';
import type { AddressInfo, Socket } from 'node:net';
import { inRoot } from '../../../scripts/support/paths.mjs';
import { listen, pipeToFirst, type Forward, type Target } from './forward.ts';
import { run } from './machine.ts';

/** A certificate for names under `visio.test`, for this run only. */
export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
  /** A flag that makes Chromium trust its key, TURN included. */
  readonly chromiumFlag: string;
}

/** Makes a certificate. */
export function makeCertificate(): Certificate {
  const folder = inRoot('.cache/faults');
  mkdirSync(folder, { recursive: true });
  const [keyFile, certificateFile] = [`${folder}/${process.pid}.key`, `${folder}/${process.pid}.crt`];
  const names = ['-subj', '/CN=visio.test', '-addext', 'subjectAltName=DNS:visio.test,DNS:*.visio.test'];
  run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', keyFile, '-out', certificateFile, ...names]);
  const { publicKey } = new X509Certificate(readFileSync(certificateFile));
  const hash = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
  return { certificateFile, keyFile, chromiumFlag: `--ignore-certificate-errors-spki-list=${hash}` };
}

/** Where a name leads. */
export interface Route extends Target {
  /** Whether TLS ends here. */
  readonly ends: boolean;
}

/** Listens at an address and a port, and routes by name. */
export async function routeByName(host: string, port: number, certificate: Certificate, routes: Readonly<Record<string, Route>>): Promise<Forward> {
  const tls = { key: readFileSync(certificate.keyFile), cert: readFileSync(certificate.certificateFile) };
  const ends = createTlsServer(tls, (socket) => {
    socket.on('error', () => socket.destroy());
    const route = routes[socket.servername || ''];
    if (route) pipeToFirst(socket, [route]);
    else socket.destroy();
  });
  ends.on('tlsClientError', (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => void ends.listen(0, '127.0.0.1', resolve));
  const inner = { host: '127.0.0.1', port: (ends.address() as AddressInfo).port };

  const door = await listen(host, port, (socket) => {
    void greetingOf(socket).then((greeting) => {
      const route = routes[nameIn(greeting) ?? ''];
      if (!route) return void socket.destroy();
      socket.unshift(greeting);
      pipeToFirst(socket, [route.ends ? inner : route]);
    });
  });
  const close = async () => {
    await door.close();
    ends.close();
  };
  return { port: door.port, close, [Symbol.asyncDispose]: close };
}

/** The first record of a connection, whole. */
function greetingOf(socket: Socket): Promise<Buffer> {
  return new Promise((resolve) => {
    let sofar = Buffer.alloc(0);
    const take = (part: Buffer) => {
      sofar = Buffer.concat([sofar, part]);
      if (sofar.length < 5 || sofar.length < 5 + sofar.readUInt16BE(3)) return;
      socket.off('data', take);
      socket.pause();
      resolve(sofar);
    };
    socket.on('data', take);
  });
}

/** The server's name in a TLS greeting (RFC 8446, 4.1.2, and RFC 6066, 3). */
function nameIn(greeting: Buffer): string | undefined {
  try {
    // Record and handshake headers, version, random.
    let at = 5 + 4 + 2 + 32;
    at += 1 + greeting.readUInt8(at); // Session.
    at += 2 + greeting.readUInt16BE(at); // Ciphers.
    at += 1 + greeting.readUInt8(at); // Compression.
    const end = at + 2 + greeting.readUInt16BE(at);
    for (at += 2; at < end; at += 4 + greeting.readUInt16BE(at + 2)) {
      if (greeting.readUInt16BE(at) !== 0) continue;
      const length = greeting.readUInt16BE(at + 7);
      return greeting.toString('latin1', at + 9, at + 9 + length);
    }
  } catch {
    // Something else than TLS.
  }
  return undefined;
}
