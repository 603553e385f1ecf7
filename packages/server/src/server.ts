import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { Credentials, type CredentialClaims, type OwnAction } from './credential.ts';
import { createEntry } from './entry.ts';
import { Pseudonyms } from './identity.ts';
import { describeError, logToStderr } from './log.ts';
import { MediaServer } from './media-server.ts';
import { checkOptions, type VisioServerOptions } from './options.ts';
import { originGuard } from './origins.ts';
import { Problem } from './problem.ts';
import { entryRoute, handRoute, healthRoute, nameRoute } from './routes.ts';

/** Largest body read, in bytes. */
const maxBodyBytes = 16 * 1024;

/** The server as a Web-standard handler: mount `fetch` wherever the paths under `/api/v1/` arrive. */
export interface VisioServer {
  /** Answers one request; never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Makes a server; throws a `ConfigurationError` when a setting cannot work. */
export function createVisioServer(options: VisioServerOptions): VisioServer {
  checkOptions(options);
  const { livekit, allowedOrigins = [], now = Date.now, log = logToStderr } = options;
  const secret = options.secret ?? livekit.apiSecret;
  const pseudonyms = new Pseudonyms(secret);
  const credentials = new Credentials(secret, now);
  const mediaServer = new MediaServer(livekit.url, livekit.apiKey, livekit.apiSecret);
  const enter = createEntry(options, { pseudonyms, credentials, mediaServer });

  async function caller(context: Context, room: string, action: OwnAction): Promise<CredentialClaims> {
    const claims = await credentials.check(context.req.header('authorization'), pseudonyms.room(room));
    if (claims.may.includes(action)) return claims;
    throw new Problem('credential-invalid', 'The credential does not allow this.', { status: 403 });
  }

  const app = new OpenAPIHono<{ Variables: { original: Request } }>({
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
  app.use(originGuard(allowedOrigins));
  app.use(
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw new Problem('request-invalid', `The body is larger than ${maxBodyBytes} bytes.`, { status: 413 });
      },
    }),
  );

  app.openapi(healthRoute, (context) => context.json({ status: 'ok' } as const, 200));
  app.openapi(entryRoute, async (context) => {
    const { room } = context.req.valid('param');
    return context.json(await enter(room, context.req.valid('json'), context.get('original')), 200);
  });
  app.openapi(handRoute, async (context) => {
    const { room, identity } = await caller(context, context.req.valid('param').room, 'raise-hand');
    await mediaServer.setHand(room, identity, context.req.valid('json').raised ? new Date(now()) : undefined);
    return context.body(null, 204);
  });
  app.openapi(nameRoute, async (context) => {
    const { room, identity } = await caller(context, context.req.valid('param').room, 'rename');
    await mediaServer.setName(room, identity, context.req.valid('json').name);
    return context.body(null, 204);
  });

  app.notFound((context) => answer(context, new Problem('not-found', 'There is nothing at this address.')));
  app.onError((error, context) => {
    const problem = asProblem(error);
    if (problem.status >= 500) log({ level: 'error', event: problem.code, ...describeError(problem.cause) });
    return answer(context, problem);
  });

  return { fetch: async (request) => app.fetch(request) };
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
