import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { setPeerAddress } from './operations/peer.ts';
import { Problem } from './problem.ts';
import type { VisioServer } from './server.ts';

/** A handler as Node's http, Express and Connect call it. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse, next?: (error?: unknown) => void) => void;

/** How {@link nodeHandler} is set up. */
export interface NodeHandlerOptions {
  /** Whether nothing else runs in this process, so that its global `Request` and `Response` may be replaced; default false. */
  readonly ownsProcess?: boolean;
}

/** What Express (`originalUrl`, `body`) and others (`rawBody`) add to a request. */
interface Extended extends IncomingMessage {
  originalUrl?: string;
  body?: unknown;
  rawBody?: unknown;
}

/** What Node's parser says, as HTTP says it; anything else is a 400. */
const broken: Readonly<Record<string, readonly [status: number, reason: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The headers are too long.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'Content Too Large', 'The body is too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request took too long.'],
};

/**
 * The server as a handler for Node's http, Express, Connect and, with `reply.hijack()`, Fastify. It answers whatever it is
 * given, so mount it on `/api/v1`. Unlike a bare `fetch` it knows the address of the connection, which rate limits and
 * the trusted proxy need.
 */
export function nodeHandler(visio: Pick<VisioServer, 'fetch'>, { ownsProcess = false }: NodeHandlerOptions = {}): NodeHandler {
  const listener = getRequestListener(
    (request, { incoming }) => {
      // HTTP/1.0 knows no Host, and probes of load balancers come by it; any other request has one.
      if (incoming.headers.host === undefined && incoming.httpVersion !== '1.0') return noAddress().toResponse();
      setPeerAddress(request, incoming.socket.remoteAddress);
      return visio.fetch(request);
    },
    // The adapter's lighter Request and Response save time at each request; in somebody else's process they stay as they are.
    { overrideGlobalObjects: ownsProcess, errorHandler: refusalOf, hostname: 'localhost' },
  );
  return (request, response, next) => {
    const extended = request as Extended;
    // Express cuts the mount path off `url`; our routes have the whole of it.
    if (extended.originalUrl !== undefined) extended.url = extended.originalUrl;
    giveBodyBack(extended);
    listener(request, response).catch((error: unknown) => (next ? next(error) : response.destroy()));
  };
}

/** What the adapter cannot make a request of: a target or a Host that is none, a method that no handler may see. */
function refusalOf(error: unknown): Response {
  const isRequest = error instanceof Error && error.name === 'RequestError';
  return (isRequest ? noAddress() : new Problem('internal', 'Something went wrong on the server.')).toResponse();
}

function noAddress(): Problem {
  return new Problem('request-invalid', 'The request has no valid address or host.');
}

/**
 * A server of our own for {@link nodeHandler}: whatever Node itself refuses (no HTTP at all, too long, too slow, an expectation)
 * is answered with a problem document, too.
 */
export function serverFor(handler: NodeHandler): Server {
  const server = createServer({ requireHostHeader: false }, handler);
  server.on('clientError', answerBrokenRequest);
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const { document } = new Problem('request-invalid', 'This server meets no expectations.', { status: 417 });
    response.writeHead(417, { 'content-type': 'application/problem+json', connection: 'close' }).end(JSON.stringify(document));
  });
  return server;
}

function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, reason, detail] = broken[error.code ?? ''] ?? [400, 'Bad Request', 'This is no HTTP request.'];
  const { document } = new Problem('request-invalid', detail, { status });
  const body = JSON.stringify(document);
  const head = [`HTTP/1.1 ${status} ${reason}`, 'Content-Type: application/problem+json', 'Cache-Control: no-store', `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close'];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Makes a body that a middleware has already read and parsed readable once more: the adapter looks for `rawBody`. */
function giveBodyBack(request: Extended): void {
  if (!request.readableDidRead || request.rawBody instanceof Buffer) return;
  const { body } = request;
  request.rawBody = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}
