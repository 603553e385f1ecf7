import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOperations } from '../operations/environment.ts';
import { readAuthentication } from './environment.ts';

const secret = 's'.repeat(32);
const oidc = {
  VISIO_OIDC_ISSUER: 'https://idp.example',
  VISIO_OIDC_CLIENT_ID: 'visio',
  VISIO_OIDC_REDIRECT_URL: 'https://visio.example/api/v1/callback',
  VISIO_OIDC_RETURN_URLS: 'https://portal.example/meeting',
};
const proxy = { VISIO_PROXY_SUBJECT_HEADER: 'x-remote-user', VISIO_PROXIES: '10.0.0.0/8' };

function reader(variables: Record<string, string>) {
  return (name: string): string | undefined => variables[name];
}

describe('the environment of the door', () => {
  it('says nothing unless it is asked to: nobody is known, requests are logged', () => {
    assert.deepEqual(readAuthentication(reader({})), {});
    assert.deepEqual(readOperations(reader({})), { requestLog: true });
  });

  it('gives keys, a provider with roles, and a proxy', () => {
    const settings = readAuthentication(reader({ ...oidc, ...proxy, VISIO_LINK_KEYS: `portal:${secret}`, VISIO_ORGANISERS: 'Case workers; chiefs', VISIO_MODERATORS: 'staff' }));
    assert.deepEqual(settings.linkKeys, [{ id: 'portal', secret }]);
    assert.deepEqual(settings.oidc?.roles, { staff: 'moderator', 'Case workers': 'organiser', chiefs: 'organiser' });
    assert.equal(typeof settings.authenticate, 'function');
  });

  it('gives limits, proxies, the token of the numbers and the oldest client', () => {
    const variables = { VISIO_LIMITS: 'off', VISIO_PROXIES: '10.0.0.1, fd00::/8', VISIO_METRICS_TOKEN: 'a-token-of-16-ch', VISIO_REQUEST_LOG: 'off', VISIO_OLDEST_CLIENT: '1.2.3' };
    assert.deepEqual(readOperations(reader(variables)), { limits: false, proxies: ['10.0.0.1', 'fd00::/8'], metricsToken: 'a-token-of-16-ch', requestLog: false, oldestClient: '1.2.3' });
  });

  const wrong: [string, Record<string, string>][] = [
    ['VISIO_LINK_KEYS', { VISIO_LINK_KEYS: 'portal:tooshort' }],
    ['VISIO_LINK_KEYS', { VISIO_LINK_KEYS: `visio-server:${secret}` }],
    ['VISIO_OIDC_ISSUER', { ...oidc, VISIO_OIDC_ISSUER: 'http://idp.example' }],
    ['VISIO_OIDC_CLIENT_ID', { ...oidc, VISIO_OIDC_CLIENT_ID: '' }],
    ['VISIO_OIDC_REDIRECT_URL', { ...oidc, VISIO_OIDC_REDIRECT_URL: 'nonsense' }],
    ['VISIO_OIDC_RETURN_URLS', { ...oidc, VISIO_OIDC_RETURN_URLS: '' }],
    ['VISIO_PROXIES', { VISIO_PROXY_SUBJECT_HEADER: 'x-remote-user' }],
    ['VISIO_PROXIES', { ...proxy, VISIO_PROXIES: '0.0.0.0/0' }],
    ['VISIO_PROXY_SUBJECT_HEADER', { ...proxy, VISIO_PROXY_SUBJECT_HEADER: 'x remote' }],
    ['VISIO_PROXY_NAME_HEADER', { ...proxy, VISIO_PROXY_NAME_HEADER: 'x:name' }],
    ['VISIO_OIDC_ISSUER', { VISIO_OIDC_CLIENT_ID: 'visio' }],
    ['VISIO_PROXY_SUBJECT_HEADER', { VISIO_PROXIES: '10.0.0.1', VISIO_PROXY_ROLES_HEADER: 'x-groups' }],
    ['VISIO_OIDC_ISSUER or VISIO_PROXY_SUBJECT_HEADER', { VISIO_ORGANISERS: 'staff' }],
    ['VISIO_LIMITS', { VISIO_LIMITS: 'many' }],
    ['VISIO_METRICS_TOKEN', { VISIO_METRICS_TOKEN: 'tooshort' }],
    ['VISIO_REQUEST_LOG', { VISIO_REQUEST_LOG: 'yes' }],
    ['VISIO_OLDEST_CLIENT', { VISIO_OLDEST_CLIENT: 'latest' }],
  ];
  for (const [name, variables] of wrong) {
    it(`stops at a wrong ${name} (${Object.values(variables).join(' ').slice(0, 40)}) with one sentence`, () => {
      assert.throws(
        () => [readAuthentication(reader(variables)), readOperations(reader(variables))],
        (error: Error) => error.name === 'ConfigurationError' && error.message.startsWith(`${name} `) && error.message.endsWith('.') && !/tooshort/.test(error.message),
      );
    });
  }
});
