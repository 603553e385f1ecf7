import type { OpenAPIHono } from '@hono/zod-openapi';
import type { KnockBody, WaitingListBody } from '@visio-sdk/core/protocol';
import type { Context } from 'hono';
import type { Pseudonyms } from '../identity.ts';
import type { FindCaller } from '../moderation/callers.ts';
import type { ServerEnv } from '../operations/server-env.ts';
import { wantsEvents, type EventStreams } from './event-stream.ts';
import type { KnockTickets } from './knock-ticket.ts';
import type { Lobby } from './lobby.ts';
import { admitAllRoute, admitRoute, cancelKnockRoute, denyRoute, knockRoute, waitingRoute } from './routes.ts';

/** How often it is looked at whether somebody who watches the door still may, in ms. */
const rightsMs = 5_000;

/** Whether a stream of events is to be the answer; not to a HEAD, which is answered like a GET and read by nobody. */
function wantsStream({ req }: Context): boolean {
  return req.method === 'GET' && wantsEvents(req.header('accept'));
}

/** What the door's addresses need. */
export interface DoorParts {
  readonly lobby: Lobby;
  readonly tickets: KnockTickets;
  readonly pseudonyms: Pseudonyms;
  readonly findCaller: FindCaller;
  readonly streams: EventStreams;
}

/** Puts the door under its addresses. */
export function mountLobby(app: OpenAPIHono<ServerEnv>, { lobby, tickets, pseudonyms, findCaller, streams }: DoorParts): void {
  app.openapi(knockRoute, async (context) => {
    const holder = await tickets.check(context.req.header('authorization'), pseudonyms.room(context.req.valid('param').room));
    // Who watches is told at once how it stands, and looks after the knock by watching.
    if (!wantsStream(context)) return context.json(await lobby.stands(holder), 200);
    return streams.respond<KnockBody>(holder.id, (send, end) =>
      lobby.watch(holder, (now) => {
        send(now);
        if (now.status !== 'waiting') end();
      }),
    );
  });
  app.openapi(cancelKnockRoute, async (context) => {
    await lobby.cancel(await tickets.check(context.req.header('authorization'), pseudonyms.room(context.req.valid('param').room)));
    return context.body(null, 204);
  });

  app.openapi(waitingRoute, async (context) => {
    const authorization = context.req.header('authorization');
    const { room } = context.req.valid('param');
    const caller = await findCaller(authorization, room, 'admit');
    if (!wantsStream(context)) return context.json(await lobby.list(caller), 200);
    return streams.respond<WaitingListBody>(`${caller.livekitRoom} ${caller.member.identity}`, (send, end) => {
      const stop = lobby.watchList(caller, send);
      // Who is no moderator any more sees no more names.
      const timer = setInterval(() => void findCaller(authorization, room, 'admit').catch(end), rightsMs);
      timer.unref();
      return () => {
        clearInterval(timer);
        stop();
      };
    });
  });
  app.openapi(admitAllRoute, async (context) => {
    await lobby.admitAll(await findCaller(context.req.header('authorization'), context.req.valid('param').room, 'admit'));
    return context.body(null, 204);
  });
  app.openapi(admitRoute, async (context) => {
    const { room, id } = context.req.valid('param');
    await lobby.admit(await findCaller(context.req.header('authorization'), room, 'admit'), id);
    return context.body(null, 204);
  });
  app.openapi(denyRoute, async (context) => {
    const { room, id } = context.req.valid('param');
    await lobby.deny(await findCaller(context.req.header('authorization'), room, 'admit'), id);
    return context.body(null, 204);
  });
}
