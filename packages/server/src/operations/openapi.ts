import type { OpenAPIHono } from '@hono/zod-openapi';
import { kinds } from '../problem.ts';
import type { ServerEnv } from './server-env.ts';

/** The OpenAPI 3.1 document of everything that the app has routes for; throws when a route is not described. */
export function describeApi(app: OpenAPIHono<ServerEnv>): string {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Visio server',
      version: '1',
      description: 'Who may enter a meeting, and who may do what. Every refusal is a problem document (RFC 9457).',
      license: { name: 'MIT' },
    },
    // Where the document came from.
    servers: [{ url: '/' }],
  });
  for (const { method, path } of app.routes) {
    const described = document.paths?.[path.replace(/:(\w+)/g, '{$1}')] as Record<string, unknown> | undefined;
    // What answers to all methods is a middleware.
    if (method !== 'ALL' && described?.[method.toLowerCase()] === undefined) throw new Error(`${method} ${path} is not described`);
  }
  const schemes = {
    credential: 'From an entry: what a participant may ask for. Good for twelve hours.',
    knock: 'From an entry that has to wait: watches this one knock.',
    ticket: "A signed link's ticket.",
    agency: "The agency's own key.",
    livekit: 'The token that LiveKit signs its webhooks with.',
    metrics: "The operator's token for numbers.",
  };
  const securitySchemes = Object.fromEntries(Object.entries(schemes).map(([name, description]) => [name, { type: 'http', scheme: 'bearer', description }]));
  const schemas = { ...document.components?.schemas };
  const problem = schemas['ProblemBody'] as { properties?: Record<string, object> } | undefined;
  if (problem?.properties) {
    const lines = Object.entries(kinds).map(([code, { status, title }]) => `- \`${code}\` (${status}): ${title}`);
    const code = { type: 'string', enum: Object.keys(kinds), description: `Stable, for programs. With its usual status:\n\n${lines.join('\n')}` };
    schemas['ProblemBody'] = { ...problem, properties: { ...problem.properties, code } } as (typeof schemas)[string];
  }
  const described = { ...document, components: { ...document.components, schemas, securitySchemes } };
  return JSON.stringify(described);
}
