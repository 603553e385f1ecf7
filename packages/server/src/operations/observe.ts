import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { Metrics } from './metrics.ts';
import type { ServerEnv } from './server-env.ts';

/** What a proxy may give as a request's number; anything else could be somebody's text in our log. */
const requestId = /^[\w-]{8,64}$/;

/** How requests are watched. */
export interface ObserveOptions {
  readonly metrics: Metrics;
  /** Where a line for each request goes; none without. */
  readonly log?: Log | undefined;
  /** Whether a request comes from a proxy of ours, whose `X-Request-Id` is taken over. */
  readonly isTrusted: (request: Request) => boolean;
}

/**
 * Counts each request, logs it without personal data (the route's pattern, never its path) and names it in
 * `X-Request-Id`, so that somebody with a problem can say which it was.
 */
export function observe({ metrics, log, isTrusted }: ObserveOptions): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const start = performance.now();
    const given = context.req.header('x-request-id');
    const id = given !== undefined && requestId.test(given) && isTrusted(context.req.raw) ? given : randomUUID();
    context.set('requestId', id);
    context.header('X-Request-Id', id);
    await next();
    // The middlewares' own patterns are of no use; a path that nothing is at has no other.
    const route = matchedRoutes(context).findLast(({ path }) => !path.includes('*'))?.path ?? 'none';
    // A method that nobody defined would be a label of the client's making.
    const method = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(context.req.method) ? context.req.method : 'other';
    const { status } = context.res;
    const code = status < 400 ? undefined : codeOf(context.error, status);
    const ms = performance.now() - start;
    metrics.answered(method, route, status, ms / 1000, code);
    log?.({ level: 'info', event: 'request', id, method, route, status, ms: Math.round(ms * 10) / 10, ...(code !== undefined && { code }) });
  };
}

function codeOf(error: Error | undefined, status: number): string {
  if (error instanceof Problem) return error.code;
  if (status === 404) return 'not-found';
  return status >= 500 ? 'internal' : 'request-invalid';
}
