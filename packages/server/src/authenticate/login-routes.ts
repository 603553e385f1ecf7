import { createRoute, z } from '@hono/zod-openapi';
import { apiPath } from '@visio-sdk/core/protocol';
import { refused } from '../schemas.ts';


/** Sends the browser to the OpenID provider. */
export const loginRoute = createRoute({
  method: 'get',
  path: `${apiPath}/login`,
  summary: 'Sign in for a room',
  description: 'A page of the browser, not a request of a script. It comes back to `return` with `#visio=TICKET`, or with `#visio-error=CODE`.',
  request: { query: z.object({ room: z.string('The room is missing.').normalize('NFC'), return: z.string('The page to return to is missing.') }) },
  responses: { 303: { description: 'On to the provider' }, default: refused },
});

/** Where the OpenID provider sends the browser back to. */
export const callbackRoute = createRoute({
  method: 'get',
  path: `${apiPath}/callback`,
  summary: 'Back from signing in',
  responses: { 303: { description: 'Back to the page, with a ticket in the fragment' }, default: refused },
});
