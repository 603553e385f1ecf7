import { createRoute } from '@hono/zod-openapi';
import { apiPath } from '@visio-sdk/core/protocol';
import { done, roomParams } from '../schemas.ts';
import { lockBody, muteBody, participantParams, roleBody, sourcesBody, spotlightBody } from './schemas.ts';

const room = `${apiPath}/rooms/{room}` as const;

/** What all of them share: a participant's credential, and nothing in the answer but whether it was done. */
const moderated = {
  security: [{ credential: [] }],
  responses: done,
};

/** Stops what one person sends from a source; they may start it again. */
export const muteRoute = createRoute({
  ...moderated,
  method: 'post',
  path: `${room}/participants/{identity}/mute`,
  summary: 'Stops what one person sends from a source; they may start it again',
  request: { params: participantParams, body: { required: true, content: { 'application/json': { schema: muteBody } } } },
});

/** Says what one person may send from now on. */
export const sourcesRoute = createRoute({
  ...moderated,
  method: 'put',
  path: `${room}/participants/{identity}/sources`,
  summary: 'Says what one person may send from now on',
  request: { params: participantParams, body: { required: true, content: { 'application/json': { schema: sourcesBody } } } },
});

/** Puts one person out until the room ends. */
export const removeRoute = createRoute({
  ...moderated,
  method: 'post',
  path: `${room}/participants/{identity}/remove`,
  summary: 'Puts one person out until the room ends',
  request: { params: participantParams },
});

/** Gives one person another role. */
export const roleRoute = createRoute({
  ...moderated,
  method: 'put',
  path: `${room}/participants/{identity}/role`,
  summary: 'Gives one person another role',
  request: { params: participantParams, body: { required: true, content: { 'application/json': { schema: roleBody } } } },
});

/** Lowers one person's hand. */
export const lowerHandRoute = createRoute({
  ...moderated,
  method: 'post',
  path: `${room}/participants/{identity}/lower-hand`,
  summary: "Lowers one person's hand",
  request: { params: participantParams },
});

/** Stops what everybody else sends from a source. */
export const muteAllRoute = createRoute({
  ...moderated,
  method: 'post',
  path: `${room}/mute`,
  summary: 'Stops what everybody else sends from a source',
  request: { params: roomParams, body: { required: true, content: { 'application/json': { schema: muteBody } } } },
});

/** Lowers all hands. */
export const lowerHandsRoute = createRoute({
  ...moderated,
  method: 'post',
  path: `${room}/lower-hands`,
  summary: 'Lowers all hands',
  request: { params: roomParams },
});

/** Shows somebody big to everybody, or nobody. */
export const spotlightRoute = createRoute({
  ...moderated,
  method: 'put',
  path: `${room}/spotlight`,
  summary: 'Shows somebody big to everybody, or nobody',
  request: { params: roomParams, body: { required: true, content: { 'application/json': { schema: spotlightBody } } } },
});

/** Locks the room or opens it. */
export const lockRoute = createRoute({
  ...moderated,
  method: 'put',
  path: `${room}/lock`,
  summary: 'Locks the room or opens it',
  request: { params: roomParams, body: { required: true, content: { 'application/json': { schema: lockBody } } } },
});

/** Ends the room for everybody. */
export const endRoute = createRoute({
  ...moderated,
  method: 'post',
  path: `${room}/end`,
  summary: 'Ends the room for everybody',
  request: { params: roomParams },
});
