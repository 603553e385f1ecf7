import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { setPeerAddress } from '../operations/peer.ts';
import { nodeHandler } from '../node-handler.ts';
import type { Person } from '../person.ts';
import { trustedProxy } from './trusted-proxy.ts';

const settings = {
  proxies: ['10.0.0.0/24'],
  subjectHeader: 'x-remote-user',
  nameHeader: 'x-remote-name',
  rolesHeader: 'x-remote-groups',
  roles: { 'visio-organisers': 'organiser', staff: 'moderator' },
} as const;
const authenticate = trustedProxy(settings);

function ask(headers: Record<string, string>, peer: string | undefined = '10.0.0.5'): Person | null | Promise<Person | null> {
  const request = new Request('http://visio.example/', { headers });
  setPeerAddress(request, peer);
  return authenticate(request);
}

describe("a trusted proxy's headers", () => {
  it('say who is asking, with the highest of the roles', () => {
    const headers = { 'x-remote-user': 'ada', 'x-remote-name': 'Ada Lovelace', 'x-remote-groups': 'staff; visio-organisers, other' };
    assert.deepEqual(ask(headers), { subject: 'ada', name: 'Ada Lovelace', role: 'organiser' });
    assert.deepEqual(ask({ ...headers, 'x-remote-groups': 'staff' }), { subject: 'ada', name: 'Ada Lovelace', role: 'moderator' });
  });

  it('make a participant of whoever has no known group, also of one named like something built in', () => {
    for (const groups of ['', 'organiser', 'constructor', '__proto__', 'Staff']) {
      assert.deepEqual(ask({ 'x-remote-user': 'ada', 'x-remote-groups': groups }), { subject: 'ada', role: 'participant' });
    }
  });

  it('count for nothing from any other address, or when nobody says the address', () => {
    for (const peer of ['10.0.1.5', '127.0.0.1', '::1', '198.51.100.1']) {
      assert.equal(ask({ 'x-remote-user': 'ada', 'x-forwarded-for': '10.0.0.5' }, peer), null);
    }
    assert.equal(authenticate(new Request('http://visio.example/', { headers: { 'x-remote-user': 'ada' } })), null);
  });

  it('name nobody when the subject is missing, or was there twice', () => {
    assert.equal(ask({}), null);
    assert.equal(ask({ 'x-remote-user': ' ' }), null);
    assert.equal(ask({ 'x-remote-user': 'mallory, ada' }), null);
  });

  it('give names in UTF-8 and percent-encoded, and what is neither as it is', () => {
    const utf8 = Buffer.from('Zoë 李').toString('latin1');
    for (const [sent, name] of [[utf8, 'Zoë 李'], ['Zo%C3%AB%20%E6%9D%8E', 'Zoë 李'], ['Zo\xeb', 'Zoë'], ['100%', '100%']] as const) {
      assert.deepEqual(ask({ 'x-remote-user': 'z', 'x-remote-name': sent }), { subject: 'z', name, role: 'participant' });
    }
  });

  it('are believed over a real connection by its own address', async () => {
    const seen: (Person | null)[] = [];
    const local = trustedProxy({ ...settings, proxies: ['127.0.0.1'] });
    const [trusting, strict] = [local, authenticate].map((one) =>
      createServer(
        nodeHandler({
          fetch: async (request) => {
            seen.push(await one(request));
            return new Response();
          },
        }),
      ),
    );
    for (const server of [trusting!, strict!]) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const client = httpRequest({ port, host: '127.0.0.1', headers: { 'x-remote-user': 'ada', 'x-remote-name': Buffer.from('Zoë').toString('latin1') } }).end();
      const [response] = await once(client, 'response');
      response.resume();
      server.close();
    }
    assert.deepEqual(seen, [{ subject: 'ada', name: 'Zoë', role: 'participant' }, null]);
  });

  it('that cannot work stop the start', () => {
    for (const wrong of [{ proxies: [] }, { proxies: ['0.0.0.0/0'] }, { subjectHeader: 'x remote' }, { roles: { staff: 'admin' as 'organiser' } }]) {
      assert.throws(() => trustedProxy({ ...settings, ...wrong }), /^ConfigurationError: /);
    }
  });
});
