import { createRoute, z } from '@hono/zod-openapi';
import { apiPath } from '@visio-sdk/core/protocol';
import { refused } from '../schemas.ts';

const documentAnswer = {
  200: { description: 'This document', content: { 'application/json': { schema: z.object({ openapi: z.string() }) } } },
  default: refused,
} as const;

/** Says whether people can be let in now. */
export const readyRoute = createRoute({
  method: 'get',
  path: `${apiPath}/ready`,
  summary: 'Whether LiveKit and the storage answer',
  description: 'For a load balancer; cached for two seconds. A 503 names the part that is away.',
  responses: {
    200: { description: 'Both answer', content: { 'application/json': { schema: z.object({ status: z.literal('ready') }) } } },
    default: refused,
  },
});

/** What this process counts. */
export const metricsRoute = createRoute({
  method: 'get',
  path: '/metrics',
  summary: 'Numbers for Prometheus',
  description: 'Only where the operator has set a token for it; without the right one there is nothing here.',
  security: [{ metrics: [] }],
  responses: { 200: { description: "Prometheus' text format", content: { 'text/plain': { schema: z.string() } } }, default: refused },
});

/** The OpenAPI document where people look for it. */
export const documentRoute = createRoute({ method: 'get', path: '/openapi.json', summary: 'This document', responses: documentAnswer });

/** The OpenAPI document where the handler is mounted. */
export const mountedDocumentRoute = createRoute({ method: 'get', path: `${apiPath}/openapi.json`, summary: 'This document', responses: documentAnswer });
