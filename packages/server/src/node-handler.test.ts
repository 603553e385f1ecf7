import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import { bearer } from '../test-support/guarded.ts';
import { newDevice } from '../test-support/livekit.ts';
import { peerAddress } from './operations/peer.ts';
import { nodeHandler } from './node-handler.ts';
import { createVisioServer } from './server.ts';

const handler = nodeHandler({
  fetch: async (request) =>
    Response.json({ path: new URL(request.url).pathname, peer: peerAddress(request), body: await request.text(), type: request.headers.get('content-type') }),
});

const open: (() => void)[] = [];
after(() => open.forEach((close) => close()));

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function post(url: string, body: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return (await response.json()) as Record<string, unknown>;
}

type Expressed = IncomingMessage & { originalUrl?: string; body?: unknown };

/** As Express calls what is mounted with `app.use('/api/v1', …)`, after `express.json()` or without. */
function express(parse: boolean) {
  return async (request: Expressed, response: ServerResponse) => {
    request.originalUrl = request.url!;
    request.url = request.url!.slice('/api/v1'.length);
    if (parse) request.body = await json(request);
    handler(request, response, (error) => assert.ifError(error));
  };
}

describe("Node's handler", () => {
  it('answers with the address that the connection came from, whatever a header says', async () => {
    const url = await serve(handler);
    const response = await fetch(`${url}/api/v1/health`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    assert.deepEqual(await response.json(), { path: '/api/v1/health', peer: '127.0.0.1', body: '', type: null });
  });

  it('mounted in Express sees the whole path and the body', async () => {
    const answer = await post(`${await serve(express(false))}/api/v1/rooms/a/entries?x=1`, '{"name":"Zoë"}');
    assert.deepEqual(answer, { path: '/api/v1/rooms/a/entries', peer: '127.0.0.1', body: '{"name":"Zoë"}', type: 'application/json' });
  });

  it('mounted after express.json() still sees the body, empty lists and objects too', async () => {
    const url = await serve(express(true));
    for (const body of ['{"name":"Zoë"}', '{}', '[]', 'null']) {
      const answer = await post(`${url}/api/v1/x`, body);
      assert.deepEqual({ path: answer['path'], body: answer['body'] }, { path: '/api/v1/x', body });
    }
  });

  it('carries bodies of any kind in a process of somebody else: of a length, in pieces, and none', async () => {
    const visio = createVisioServer({ livekit: { url: 'http://127.0.0.1:1', apiKey: 'key', apiSecret: 'secret' }, rooms: { access: 'restricted' }, log: () => {} });
    const url = await serve(nodeHandler(visio));
    const at = `${url}/api/v1/rooms/a`;
    const body = JSON.stringify({ name: 'Zoë', device: newDevice() });
    const enter = (init: object) => fetch(`${at}/entries`, { method: 'POST', headers: { 'content-type': 'application/json' }, ...init });
    const inPieces = (text: string) => ({ duplex: 'half', body: new Blob([text.slice(0, 12), text.slice(12)]).stream() });
    const { knock } = (await (await enter({ body })).json()) as { knock: string };
    assert.equal((await enter(inPieces(body))).status, 202);
    assert.equal((await enter(inPieces(`${body.slice(0, -1)},"x":"${'x'.repeat(17_000)}"}`))).status, 413);
    for (const more of [{}, { 'content-type': 'application/json' }]) {
      assert.equal((await fetch(`${at}/knock`, { method: 'DELETE', headers: { ...bearer(knock), ...more } })).status, 204);
    }
    await visio.close();
  });

  it('tells Express, or ends the connection, when the request is none', async () => {
    const url = await serve((request, response) => {
      delete request.headers['host'];
      handler(request, response);
    });
    const response = await fetch(`${url}/`).catch((error: unknown) => error);
    assert.ok(response instanceof Error || (response as Response).status === 400);
  });
});
