import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { OpenAPIHono } from '@hono/zod-openapi';
import { kinds } from '../problem.ts';
import { call, testSecret } from '../../test-support/livekit.ts';
import { createVisioServer } from '../server.ts';
import { describeApi } from './openapi.ts';
import type { ServerEnv } from './server-env.ts';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: unknown }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> };
  readonly responses: Record<string, { readonly description: string; readonly content?: Record<string, unknown> }>;
  readonly security?: readonly Record<string, readonly string[]>[];
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, { properties?: Record<string, { enum?: string[] }> }>; readonly securitySchemes: Record<string, unknown> };
}

const server = createVisioServer({
  livekit: { url: 'http://127.0.0.1:1', apiKey: 'key', apiSecret: 'a-secret-that-nobody-prints-here' },
  secret: testSecret,
  log: () => {},
  oidc: { issuer: 'https://idp.example', clientId: 'visio', redirectUrl: 'https://visio.example/api/v1/callback', returnUrls: ['https://portal.example/'] },
});
const response = await call(server, '/openapi.json', { method: 'GET' });
const document = (await response.json()) as Document;
const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];
const operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation, name: `${method} ${path}` })));

/** Every `$ref` in a value. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [String(inner)] : refsIn(inner)));
}

describe('the OpenAPI document', () => {
  it('is of version 3.1, and the same where the handler is mounted', async () => {
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.equal(document.openapi, '3.1.0');
    assert.ok(document.info.title && document.info.version);
    assert.deepEqual(await (await call(server, '/api/v1/openapi.json', { method: 'GET' })).json(), document);
  });

  it('has what the server answers at', () => {
    const names = operations.map(({ name }) => name);
    for (const name of ['post /api/v1/rooms/{room}/entries', 'put /api/v1/rooms/{room}/me/hand', 'post /api/v1/token', 'get /api/v1/login', 'get /api/v1/ready', 'get /metrics']) {
      assert.ok(names.includes(name), name);
    }
  });

  it('cannot be made while a route is not described', () => {
    const app = new OpenAPIHono<ServerEnv>();
    app.use('*', (_context, next) => next());
    describeApi(app);
    app.put('/rooms/:room/secret', (context) => context.text('ok'));
    assert.throws(() => describeApi(app), /^Error: PUT \/rooms\/:room\/secret is not described$/);
  });

  it('has references that lead somewhere, and security schemes that exist', () => {
    for (const ref of refsIn(document)) {
      let target: unknown = document;
      for (const part of ref.replace(/^#\//, '').split('/')) target = (target as Record<string, unknown> | undefined)?.[part];
      assert.ok(ref.startsWith('#/') && target !== undefined, ref);
    }
    for (const { name, operation } of operations) {
      for (const scheme of (operation.security ?? []).flatMap((one) => Object.keys(one))) assert.ok(scheme in document.components.securitySchemes, `${name}: ${scheme}`);
    }
  });

  it('is formed as OpenAPI 3.1 asks', () => {
    for (const { name, path, method, operation } of operations) {
      assert.ok(methods.includes(method) && path.startsWith('/'), name);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const given = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      assert.deepEqual(given.map((parameter) => parameter.name).sort(), inPath.sort(), name);
      assert.ok(given.every(({ required, schema }) => required === true && schema !== undefined), name);
      for (const [status, answer] of Object.entries(operation.responses)) {
        assert.match(status, /^(?:[1-5]\d\d|default)$/);
        assert.equal(typeof answer.description, 'string', `${name} ${status}`);
      }
      for (const { schema } of Object.values(operation.requestBody?.content ?? {})) assert.ok(schema, name);
    }
  });

  it('has every code and its status in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rows = readme.split('\n').filter((line) => /^\| `[a-z-]+`.*\| \d{3}/.test(line)).map((line) => line.split('|') as [string, string, string]);
    const listed = rows.flatMap(([, names, status]) => [...names.matchAll(/`([a-z-]+)`/g)].map(([, code]) => [code, Number.parseInt(status.trim(), 10)]));
    assert.deepEqual(Object.fromEntries(listed), Object.fromEntries(Object.entries(kinds).map(([code, { status }]) => [code, status])));
  });

  it('says how each address refuses, and names every code', () => {
    for (const { name, path, operation } of operations) {
      // It is asked whether the process answers, and there is nothing it could refuse.
      if (path.endsWith('/health')) continue;
      assert.ok(operation.responses['default']?.content?.['application/problem+json'], name);
    }
    assert.deepEqual(document.components.schemas['ProblemBody']?.properties?.['code']?.enum, Object.keys(kinds));
  });
});
