import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readNetworks } from './networks.ts';
import { clientAddress, clientKey, peerAddress, setPeerAddress } from './peer.ts';

const proxies = readNetworks(['10.0.0.0/8', 'fd00::/8', '192.0.2.7'], 'proxies');

function from(peer: string | undefined, forwarded?: string): Request {
  const request = new Request('http://visio.example/', { headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } });
  setPeerAddress(request, peer);
  return request;
}

describe('networks', () => {
  it('include addresses of both versions, also IPv4 as IPv6 writes it', () => {
    for (const inside of ['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1', 'fd12::1%eth0', '192.0.2.7']) assert.ok(proxies.include(inside), inside);
    for (const outside of ['11.0.0.1', '::ffff:11.0.0.1', 'fe80::1', '192.0.2.8', '', 'localhost', undefined]) assert.ok(!proxies.include(outside), outside);
  });

  it('that are none stop the start with a sentence that names the setting', () => {
    for (const value of ['', 'localhost', '10.0.0.0/33', '10.0.0.0/0', '::/0', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0.0/-1', '*']) {
      assert.throws(() => readNetworks([value], 'VISIO_PROXIES'), /^ConfigurationError: VISIO_PROXIES must be .*\.$/, value);
    }
  });
});

describe("the client's address", () => {
  it('is that of the connection, whatever the client writes in a header', () => {
    assert.equal(clientAddress(from('198.51.100.1', '203.0.113.9'), proxies), '198.51.100.1');
    assert.equal(clientAddress(from('::ffff:198.51.100.1'), proxies), '198.51.100.1');
  });

  it("behind one's own proxies is the last hop that is none of them", () => {
    assert.equal(clientAddress(from('10.0.0.1', '198.51.100.1'), proxies), '198.51.100.1');
    assert.equal(clientAddress(from('10.0.0.1', '203.0.113.9, 198.51.100.1, 10.0.0.2'), proxies), '198.51.100.1');
    assert.equal(clientAddress(from('10.0.0.1', '203.0.113.9, 198.51.100.1:4711'), proxies), '198.51.100.1');
    assert.equal(clientAddress(from('fd00::1', '[2001:db8::5]:4711'), proxies), '2001:db8::5');
  });

  it('ends at what is no address, and is the proxy itself when nobody is named', () => {
    assert.equal(clientAddress(from('10.0.0.1', '198.51.100.1, unknown, 10.0.0.2'), proxies), '10.0.0.2');
    assert.equal(clientAddress(from('10.0.0.1'), proxies), '10.0.0.1');
  });

  it('is not known where nobody said it, header or not', () => {
    assert.equal(clientAddress(from(undefined, '198.51.100.1'), proxies), undefined);
    assert.equal(peerAddress(from('not an address')), undefined);
  });

  it('of IPv6 counts as its network of 64 bits, since a client chooses the rest', () => {
    assert.equal(clientKey('198.51.100.1'), '198.51.100.1');
    for (const same of ['2001:db8:0:1::1', '2001:db8:0:1:ffff::2', '2001:db8:0:1:1:2:3:4', '2001:0db8:0000:0001::']) assert.equal(clientKey(same), '2001:db8:0:1::/64');
    assert.equal(clientKey('2001:db8::1'), '2001:db8:0:0::/64');
    assert.equal(clientKey('::1'), '0:0:0:0::/64');
  });
});
