import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { loginRoute, callbackRoute } from './authenticate/login-routes.ts';
import { createLogin, ownLinkKey } from './authenticate/oidc.ts';
import { Tickets } from './authenticate/signed-link.ts';
import { Credentials } from './credential.ts';
import { createEntry } from './entry.ts';
import { Pseudonyms } from './identity.ts';
import { describeError, logToStderr } from './log.ts';
import { EventStreams } from './lobby/event-stream.ts';
import { KnockTickets } from './lobby/knock-ticket.ts';
import { Lobby } from './lobby/lobby.ts';
import { mountLobby } from './lobby/mount.ts';
import { MediaServer } from './media-server.ts';
import { createCallers } from './moderation/callers.ts';
import { Moderation } from './moderation/moderation.ts';
import { mountModeration } from './moderation/mount.ts';
import { checkOptions, type VisioServerOptions } from './options.ts';
import { originGuard } from './origins.ts';
import { mountOwn } from './own.ts';
import { bodySizeGuard } from './operations/body-size.ts';
import { createOperations } from './operations/operations.ts';
import type { ServerEnv } from './operations/server-env.ts';
import { Problem, storageUnreachable } from './problem.ts';
import { mountAgency } from './rooms/agency.ts';
import { webhookRoute } from './routes.ts';
import { openStorage } from './storage/open.ts';
import { startTidying } from './storage/tidying.ts';
import { createTokenEndpoint, tokenRoute } from './tokens/token-endpoint.ts';
import { Doorkeeper } from './webhook/doorkeeper.ts';
import { startSweep } from './webhook/sweep.ts';
import { createWebhook } from './webhook/webhook.ts';

/** Largest body read, in bytes. */
const maxBodyBytes = 16 * 1024;

/** Largest event of LiveKit's, in bytes: it tells of a participant with all tracks and attributes. */
const maxWebhookBytes = 256 * 1024;

/** The server as a Web-standard handler: mount `fetch` wherever the paths under `/api/v1/` arrive. */
export interface VisioServer {
  /** Answers one request; never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Resolves when the storage is there and brought to this version; rejects when it cannot be used. */
  readonly ready: Promise<void>;
  /** Ends the streams of those who wait, so that they come back to another instance: the first step of a stop. */
  readonly endStreams: () => void;
  /** Closes the storage: the last step of a stop, when all requests are over. */
  readonly close: () => Promise<void>;
}

/** Makes a server; throws a `ConfigurationError` when a setting cannot work. */
export function createVisioServer(options: VisioServerOptions): VisioServer {
  checkOptions(options);
  const { livekit, allowedOrigins = [], now = Date.now, log = logToStderr } = options;
  const secret = options.secret ?? livekit.apiSecret;
  const pseudonyms = new Pseudonyms(secret);
  const credentials = new Credentials(secret, now);
  const mediaServer = new MediaServer(livekit.url, livekit.apiKey, livekit.apiSecret);
  const storage = openStorage(options.storage ?? { sqlite: ':memory:' }, now, log);
  const { store, changes, ready } = storage;
  const tickets = new Tickets([...(options.linkKeys ?? []), ...(options.oidc ? [ownLinkKey(secret)] : [])], store, now);
  const knockTickets = new KnockTickets(secret, now);
  const streams = new EventStreams();
  const lobby = new Lobby({ store, changes, tickets: knockTickets, now, log });
  const { enter, enterAtOnce } = createEntry(options, { pseudonyms, credentials, mediaServer, tickets, store, lobby, now });
  const findCaller = createCallers({ credentials, pseudonyms, store });
  const moderation = new Moderation({ store, mediaServer, now });
  const doorkeeper = new Doorkeeper({ store, mediaServer, now });
  const takeWebhook = createWebhook({ ...livekit, store, doorkeeper });
  const stopSweep = startSweep({ store, doorkeeper, log, ...(options.sweepEvery !== undefined && { every: options.sweepEvery }) });
  const stopTidying = startTidying({ store, doorkeeper, now, log });
  const operations = createOperations(options, log, { livekit: () => mediaServer.ping(), storage: () => store.ping() });

  const app = new OpenAPIHono<ServerEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      // Our own sentences, or zod's on types: neither quotes what was sent.
      throw new Problem('request-invalid', result.error.issues[0]?.message ?? 'The request is not valid.');
    },
  });

  app.use(async (context, next) => {
    // Before anything may replace it: the host knows the request by this very object.
    context.set('original', context.req.raw);
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
    await next();
  });
  operations.watch(app);
  app.use(originGuard(allowedOrigins));
  app.use(bodySizeGuard((path) => (path === webhookRoute.path ? maxWebhookBytes : maxBodyBytes)));
  operations.guard(app);

  app.use(async (_context, next) => {
    await ready.catch((cause: unknown) => {
      throw storageUnreachable(cause);
    });
    await next();
  });

  mountOwn(app, { enter, findCaller, mediaServer, takeWebhook, now });
  mountLobby(app, { lobby, tickets: knockTickets, pseudonyms, findCaller, streams });
  mountModeration(app, moderation, findCaller);
  mountAgency(app, { agencyKey: options.agencyKey, access: options.rooms?.access ?? 'public', store, mediaServer, pseudonyms });

  const tokenEndpoint = createTokenEndpoint(enterAtOnce, options.authenticate !== undefined);
  app.openapi(tokenRoute, async (context) => {
    const body = context.req.valid('json');
    const request = context.get('original');
    await operations.countEntry(request, body.room_name);
    return context.json(await tokenEndpoint(body, request), 201);
  });
  if (options.oidc) {
    const login = createLogin(options.oidc, secret, now);
    app.openapi(loginRoute, (context) => {
      const { room, return: page } = context.req.valid('query');
      return login.start(room, page);
    });
    app.openapi(callbackRoute, (context) => login.finish(context.get('original')));
  }
  operations.serve(app);

  app.notFound((context) => answer(context, new Problem('not-found', 'There is nothing at this address.')));
  app.onError((error, context) => {
    const problem = asProblem(error);
    if (problem.status >= 500) log({ level: 'error', event: problem.code, id: context.get('requestId'), ...describeError(problem.cause) });
    return answer(context, problem);
  });

  return {
    ready,
    fetch: async (request) => app.fetch(request),
    endStreams: () => streams.closeAll(),
    async close() {
      stopSweep();
      stopTidying();
      lobby.stop();
      streams.closeAll();
      await storage.close();
    },
  };
}

function asProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status === 415) {
    return new Problem('request-invalid', 'The body must be JSON, sent as application/json.', { status: 415 });
  }
  if (error instanceof HTTPException && error.status === 400) {
    return new Problem('request-invalid', 'The body is not valid JSON.');
  }
  return new Problem('internal', 'Something went wrong on the server. It has been logged.', { cause: error });
}

/** The problem with the headers set so far (CORS among them, or the page could not read it). */
function answer(context: Context, problem: Problem): Response {
  const response = problem.toResponse();
  return context.newResponse(response.body, problem.status as 400, Object.fromEntries(response.headers));
}
