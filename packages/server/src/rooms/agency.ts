import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { apiPath } from '@visio-sdk/core/protocol';
import type { Pseudonyms } from '../identity.ts';
import type { MediaServer } from '../media-server.ts';
import { bearerRefused, hasBearer } from '../bearer.ts';
import type { ServerEnv } from '../operations/server-env.ts';
import { isLocked } from '../moderation/ports.ts';
import { livekitRoomOf } from '../place.ts';
import { Problem } from '../problem.ts';
import { done, notAnObject, refused, roomParams } from '../schemas.ts';
import type { RoomRecord } from '../storage/records.ts';
import type { Store } from '../storage/store.ts';
import { roomAccesses, type RoomAccess } from './policy.ts';

const path = `${apiPath}/rooms/{room}` as const;
const security = [{ agency: [] }];

const access = z.enum(roomAccesses as [RoomAccess, ...RoomAccess[]], 'access must be public, trusted or restricted.');

const noCapacity = 'capacity must be a whole number from 1 to 10000.';

/** What an agency says of a room. */
const roomBody = z
  .object(
    {
      access: access.optional(),
      capacity: z.number(noCapacity).int(noCapacity).min(1, noCapacity).max(10_000, noCapacity).nullable().optional(),
      expiresAt: z.iso.datetime({ offset: true, error: 'expiresAt must be a time such as 2026-11-24T18:00:00Z.' }).nullable().optional(),
    },
    notAnObject,
  )
  .openapi('RoomBody');

/** A room as an agency sees it. */
const roomAnswer = z
  .object({ access, capacity: z.number().nullable(), expiresAt: z.string().nullable(), locked: z.boolean(), waiting: z.number().int() })
  .openapi('RoomAnswer');

const shown = { 200: { description: 'The room', content: { 'application/json': { schema: roomAnswer } } }, default: refused } as const;

const saveRoute = createRoute({
  method: 'put',
  path,
  summary: 'Makes a room, or changes what is given of it',
  security,
  request: { params: roomParams, body: { required: true, content: { 'application/json': { schema: roomBody } } } },
  responses: shown,
});
const showRoute = createRoute({ method: 'get', path, summary: 'Shows a room', security, request: { params: roomParams }, responses: shown });
const deleteRoute = createRoute({
  method: 'delete',
  path,
  summary: 'Ends a room and forgets it',
  security,
  request: { params: roomParams },
  responses: done,
});

/** What the agency's own requests need. */
export interface AgencyParts {
  /** The agency's key; without it there are no such addresses. */
  readonly agencyKey: string | undefined;
  readonly access: RoomAccess;
  readonly store: Store;
  readonly mediaServer: MediaServer;
  readonly pseudonyms: Pseudonyms;
}

/** Puts the agency's requests under their addresses: its own systems make rooms with them, before anybody comes. */
export function mountAgency(app: OpenAPIHono<ServerEnv>, { agencyKey, access: usual, store, mediaServer, pseudonyms }: AgencyParts): void {
  function check(authorization: string | undefined): void {
    if (agencyKey !== undefined && hasBearer(authorization, agencyKey)) return;
    throw bearerRefused("The request needs an Authorization header with the agency's key.");
  }

  async function answerOf(room: RoomRecord) {
    const { access: given, capacity = null, expiresAt } = room;
    const waiting = await store.countWaiting(room);
    return { access: given, capacity, expiresAt: expiresAt === undefined ? null : new Date(expiresAt).toISOString(), locked: isLocked(room), waiting };
  }

  async function known(name: string): Promise<RoomRecord> {
    const room = await store.room(pseudonyms.room(name));
    if (room?.byAgency) return room;
    throw new Problem('room-not-found', 'There is no such room.');
  }

  app.openapi(saveRoute, async (context) => {
    check(context.req.header('authorization'));
    const { access: wanted, capacity, expiresAt } = context.req.valid('json');
    const room = await store.saveRoom(pseudonyms.room(context.req.valid('param').room), usual, {
      ...(wanted !== undefined && { access: wanted }),
      ...(capacity !== undefined && { capacity }),
      ...(expiresAt !== undefined && { expiresAt: expiresAt === null ? null : Date.parse(expiresAt) }),
    });
    return context.json(await answerOf(room), 200);
  });
  app.openapi(showRoute, async (context) => {
    check(context.req.header('authorization'));
    return context.json(await answerOf(await known(context.req.valid('param').room)), 200);
  });
  app.openapi(deleteRoute, async (context) => {
    check(context.req.header('authorization'));
    const room = await known(context.req.valid('param').room);
    await store.deleteRoom(room);
    await mediaServer.endSoon(livekitRoomOf(room));
    return context.body(null, 204);
  });
}
