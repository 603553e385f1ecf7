import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { setPeerAddress } from './operations/peer.ts';
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

/**
 * The server as a handler for Node's http, Express, Connect and, with `reply.hijack()`, Fastify. It answers whatever it is
 * given, so mount it on `/api/v1`. Unlike a bare `fetch` it knows the address of the connection, which rate limits and
 * the trusted proxy need.
 */
export function nodeHandler(visio: Pick<VisioServer, 'fetch'>, { ownsProcess = false }: NodeHandlerOptions = {}): NodeHandler {
  const listener = getRequestListener(
    (request, { incoming }) => {
      setPeerAddress(request, incoming.socket.remoteAddress);
      return visio.fetch(request);
    },
    // The adapter's lighter Request and Response save time at each request; in somebody else's process they stay as they are.
    { overrideGlobalObjects: ownsProcess },
  );
  return (request, response, next) => {
    const extended = request as Extended;
    // Express cuts the mount path off `url`; our routes have the whole of it.
    if (extended.originalUrl !== undefined) extended.url = extended.originalUrl;
    giveBodyBack(extended);
    listener(request, response).catch((error: unknown) => (next ? next(error) : response.destroy()));
  };
}

/** Makes a body that a middleware has already read and parsed readable once more: the adapter looks for `rawBody`. */
function giveBodyBack(request: Extended): void {
  if (!request.readableDidRead || request.rawBody instanceof Buffer) return;
  const { body } = request;
  request.rawBody = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}
