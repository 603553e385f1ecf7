import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Enter } from './entry.ts';
import type { MediaServer } from './media-server.ts';
import type { FindCaller } from './moderation/callers.ts';
import { capabilitiesOf } from './moderation/rights.ts';
import type { ServerEnv } from './operations/server-env.ts';
import { entryRoute, handRoute, healthRoute, meRoute, nameRoute, webhookRoute } from './routes.ts';
import type { TakeWebhook } from './webhook/webhook.ts';

/** What everybody's own requests need. */
export interface OwnParts {
  readonly enter: Enter;
  readonly findCaller: FindCaller;
  readonly mediaServer: MediaServer;
  readonly takeWebhook: TakeWebhook;
  readonly now: () => number;
}

/** Puts what people ask for themselves under its addresses, and what LiveKit tells. */
export function mountOwn(app: OpenAPIHono<ServerEnv>, { enter, findCaller, mediaServer, takeWebhook, now }: OwnParts): void {
  app.openapi(healthRoute, (context) => context.json({ status: 'ok' } as const, 200));
  app.openapi(entryRoute, async (context) => {
    const answer = await enter(context.req.valid('param').room, context.req.valid('json'), context.get('original'));
    return answer.status === 'admitted' ? context.json(answer, 200) : context.json(answer, 202);
  });
  app.openapi(meRoute, async (context) => {
    const { member } = await findCaller(context.req.header('authorization'), context.req.valid('param').room);
    return context.json({ role: member.role, capabilities: capabilitiesOf(member) }, 200);
  });
  app.openapi(handRoute, async (context) => {
    const { livekitRoom, member } = await findCaller(context.req.header('authorization'), context.req.valid('param').room, 'raise-hand');
    await mediaServer.setHand(livekitRoom, member.identity, context.req.valid('json').raised ? new Date(now()) : undefined);
    return context.body(null, 204);
  });
  app.openapi(nameRoute, async (context) => {
    const { livekitRoom, member } = await findCaller(context.req.header('authorization'), context.req.valid('param').room, 'rename');
    await mediaServer.setName(livekitRoom, member.identity, context.req.valid('json').name);
    return context.body(null, 204);
  });
  app.openapi(webhookRoute, async (context) => {
    await takeWebhook(await context.req.text(), context.req.header('authorization'));
    return context.body(null, 204);
  });
}
