import type { MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';

/** Preflight answers are kept this long by browsers, in seconds. */
const maxAge = '600';

/**
 * Lets in requests of this origin, of allowed origins and of no browser at all (no Origin header); refuses others
 * before anything is done. There are no cookies of ours, so credentials are never allowed across origins.
 */
export function originGuard(allowed: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    context.header('Vary', 'Origin');
    if (origin === undefined || isSameOrigin(origin, context.req.raw)) return next();
    if (!allowed.includes(origin)) {
      throw new Problem('origin-refused', 'This site is not among the origins this server allows.');
    }
    context.header('Access-Control-Allow-Origin', origin);
    context.header('Access-Control-Expose-Headers', 'Retry-After, Visio-Oldest-Client, X-Request-Id');
    if (context.req.method !== 'OPTIONS') return next();
    context.header('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
    context.header('Access-Control-Allow-Headers', 'Authorization, Content-Type, Visio-Client, Visio-Device');
    context.header('Access-Control-Max-Age', maxAge);
    return context.body(null, 204);
  };
}

function isSameOrigin(origin: string, request: Request): boolean {
  // The browser's own word, which no page can write. It also holds behind a proxy that changes the Host header.
  if (request.headers.get('sec-fetch-site') === 'same-origin') return true;
  // Without it (plain http) the hosts are compared; not the schemes, since TLS may end at a proxy.
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
}
