import { createRoute, z } from '@hono/zod-openapi';
import { apiPath } from '@visio-sdk/core/protocol';
import { admittedBody, done, entryBody, handBody, meBody, nameBody, refused, roomParams, waitingBody } from './schemas.ts';

const security = [{ credential: [] }];

/** Asks to come in. */
export const entryRoute = createRoute({
  method: 'post',
  path: `${apiPath}/rooms/{room}/entries`,
  request: { params: roomParams, body: { required: true, content: { 'application/json': { schema: entryBody } } } },
  responses: {
    200: { description: 'Admitted', content: { 'application/json': { schema: admittedBody } } },
    202: { description: 'Somebody inside decides', content: { 'application/json': { schema: waitingBody } } },
    default: refused,
  },
});

/** Raises or lowers one's own hand. */
export const handRoute = createRoute({
  method: 'put',
  path: `${apiPath}/rooms/{room}/me/hand`,
  security,
  request: { params: roomParams, body: { required: true, content: { 'application/json': { schema: handBody } } } },
  responses: done,
});

/** Changes one's own display name. */
export const nameRoute = createRoute({
  method: 'put',
  path: `${apiPath}/rooms/{room}/me/name`,
  security,
  request: { params: roomParams, body: { required: true, content: { 'application/json': { schema: nameBody } } } },
  responses: done,
});

/** Says that the process answers; LiveKit is not asked. */
export const healthRoute = createRoute({
  method: 'get',
  path: `${apiPath}/health`,
  responses: {
    200: {
      description: 'The server answers',
      content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } },
    },
  },
});

/** What one may do now. */
export const meRoute = createRoute({
  method: 'get',
  path: `${apiPath}/rooms/{room}/me`,
  security,
  request: { params: roomParams },
  responses: { 200: { description: 'Role and capabilities', content: { 'application/json': { schema: meBody } } }, default: refused },
});

/** Where LiveKit tells who came and went. */
export const webhookRoute = createRoute({
  method: 'post',
  path: `${apiPath}/livekit/webhook`,
  summary: "LiveKit's webhook: who came and went",
  security: [{ livekit: [] }],
  responses: { 204: { description: 'Taken' }, default: refused },
});
