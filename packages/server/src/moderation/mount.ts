import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ModeratorCapability } from '@visio-sdk/core/protocol';
import type { Context, Env } from 'hono';
import type { Caller, FindCaller } from './callers.ts';
import type { Moderation } from './moderation.ts';
import {
  endRoute,
  lockRoute,
  lowerHandRoute,
  lowerHandsRoute,
  muteRoute,
  muteAllRoute,
  removeRoute,
  roleRoute,
  sourcesRoute,
  spotlightRoute,
} from './routes.ts';

/** Puts what moderators do under its addresses; each request is looked up before anything is done. */
export function mountModeration<E extends Env>(app: OpenAPIHono<E>, moderation: Moderation, findCaller: FindCaller): void {
  const callerOf = (context: Context, room: string, needs: ModeratorCapability): Promise<Caller> =>
    findCaller(context.req.header('authorization'), room, needs);

  app.openapi(muteRoute, async (context) => {
    const param = context.req.valid('param');
    const caller = await callerOf(context, param.room, 'mute');
    await moderation.mute(caller, param.identity, context.req.valid('json').source);
    return context.body(null, 204);
  });
  app.openapi(sourcesRoute, async (context) => {
    const param = context.req.valid('param');
    const caller = await callerOf(context, param.room, 'allow-sources');
    await moderation.allow(caller, param.identity, context.req.valid('json').allowed);
    return context.body(null, 204);
  });
  app.openapi(removeRoute, async (context) => {
    const param = context.req.valid('param');
    const caller = await callerOf(context, param.room, 'remove');
    await moderation.remove(caller, param.identity);
    return context.body(null, 204);
  });
  app.openapi(roleRoute, async (context) => {
    const param = context.req.valid('param');
    const caller = await callerOf(context, param.room, 'set-role');
    await moderation.setRole(caller, param.identity, context.req.valid('json').role);
    return context.body(null, 204);
  });
  app.openapi(lowerHandRoute, async (context) => {
    const param = context.req.valid('param');
    const caller = await callerOf(context, param.room, 'lower-hands');
    await moderation.lowerHand(caller, param.identity);
    return context.body(null, 204);
  });
  app.openapi(muteAllRoute, async (context) => {
    const caller = await callerOf(context, context.req.valid('param').room, 'mute');
    await moderation.muteAll(caller, context.req.valid('json').source);
    return context.body(null, 204);
  });
  app.openapi(lowerHandsRoute, async (context) => {
    const caller = await callerOf(context, context.req.valid('param').room, 'lower-hands');
    await moderation.lowerHands(caller);
    return context.body(null, 204);
  });
  app.openapi(spotlightRoute, async (context) => {
    const caller = await callerOf(context, context.req.valid('param').room, 'spotlight');
    await moderation.spotlight(caller, context.req.valid('json').identity);
    return context.body(null, 204);
  });
  app.openapi(lockRoute, async (context) => {
    const caller = await callerOf(context, context.req.valid('param').room, 'lock');
    await moderation.lock(caller, context.req.valid('json').locked);
    return context.body(null, 204);
  });
  app.openapi(endRoute, async (context) => {
    const caller = await callerOf(context, context.req.valid('param').room, 'end');
    await moderation.end(caller);
    return context.body(null, 204);
  });
}
