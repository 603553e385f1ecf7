import { createRoute, z } from '@hono/zod-openapi';
import { apiPath } from '@visio-sdk/core/protocol';
import { done, refused, roomParams } from '../schemas.ts';

const room = `${apiPath}/rooms/{room}` as const;
const events = { 'text/event-stream': { schema: z.string().openapi({ description: 'The same body as `data:` of each event, the first one at once.' }) } } as const;
const asHolder = [{ knock: [] }];
const asModerator = [{ credential: [] }];

/** How a knock stands. */
export const knockBody = z
  .object({ status: z.enum(['waiting', 'admitted', 'denied', 'ended', 'locked', 'expired']), position: z.number().int().optional() })
  .openapi('KnockBody');

/** Who waits, as moderators see it. */
export const waitingListBody = z
  .object({
    waiting: z.array(z.object({ id: z.string(), name: z.string(), verified: z.boolean(), since: z.number() })),
    total: z.number().int(),
  })
  .openapi('WaitingListBody');

const knockParams = roomParams.extend({
  id: z
    .string()
    .regex(/^[\w-]{22}$/, 'This is no knock.')
    .openapi({ param: { name: 'id', in: 'path' } }),
});

/** How one's own knock stands. */
export const knockRoute = createRoute({
  method: 'get',
  path: `${room}/knock`,
  summary: 'How the knock stands, once or as a stream of events',
  security: asHolder,
  request: { params: roomParams },
  responses: { 200: { description: 'How it stands', content: { 'application/json': { schema: knockBody }, ...events } }, default: refused },
});

/** Takes one's own knock back. */
export const cancelKnockRoute = createRoute({
  method: 'delete',
  path: `${room}/knock`,
  summary: 'Takes the knock back',
  security: asHolder,
  request: { params: roomParams },
  responses: done,
});

/** Who waits. */
export const waitingRoute = createRoute({
  method: 'get',
  path: `${room}/waiting`,
  summary: 'Who waits at the door, once or as a stream of events',
  security: asModerator,
  request: { params: roomParams },
  responses: { 200: { description: 'Who waits', content: { 'application/json': { schema: waitingListBody }, ...events } }, default: refused },
});

/** Lets one in. */
export const admitRoute = createRoute({
  method: 'post',
  path: `${room}/waiting/{id}/admit`,
  summary: 'Lets one person in',
  security: asModerator,
  request: { params: knockParams },
  responses: done,
});

/** Sends one away. */
export const denyRoute = createRoute({
  method: 'post',
  path: `${room}/waiting/{id}/deny`,
  summary: 'Sends one person away until the room ends',
  security: asModerator,
  request: { params: knockParams },
  responses: done,
});

/** Lets everybody in. */
export const admitAllRoute = createRoute({
  method: 'post',
  path: `${room}/waiting/admit-all`,
  summary: 'Lets everybody in who waits now',
  security: asModerator,
  request: { params: roomParams },
  responses: done,
});
