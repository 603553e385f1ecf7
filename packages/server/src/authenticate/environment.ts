import type { Role } from '@visio-sdk/core/protocol';
import { ConfigurationError } from '../configuration-error.ts';
import type { Authenticate } from '../person.ts';
import { checkOidc, type OidcOptions } from './oidc.ts';
import { checkLinkKeys, readLinkKeys, type LinkKey } from './signed-link.ts';
import { trustedProxy } from './trusted-proxy.ts';

/** Who is asking, as environment variables say how to find out. */
export interface AuthenticationSettings {
  readonly linkKeys?: readonly LinkKey[];
  readonly oidc?: OidcOptions;
  readonly authenticate?: Authenticate;
}

const loginBy = { provider: 'VISIO_OIDC_ISSUER', proxy: 'VISIO_PROXY_SUBJECT_HEADER' };

/** What one setting is worth nothing without: half of a login that is set up lets everybody in unknown. */
const companions: readonly (readonly [needed: readonly string[], others: readonly string[]])[] = [
  [[loginBy.provider], ['CLIENT_ID', 'CLIENT_SECRET', 'REDIRECT_URL', 'RETURN_URLS', 'SCOPE', 'ROLES_CLAIM'].map((name) => `VISIO_OIDC_${name}`)],
  [[loginBy.proxy], ['VISIO_PROXY_NAME_HEADER', 'VISIO_PROXY_ROLES_HEADER']],
  [[loginBy.provider, loginBy.proxy], ['VISIO_ORGANISERS', 'VISIO_MODERATORS']],
];

/** Reads them; `read` gives a variable, or undefined for an absent or empty one. Throws a `ConfigurationError`. */
export function readAuthentication(read: (name: string) => string | undefined): AuthenticationSettings {
  const keys = read('VISIO_LINK_KEYS');
  const linkKeys = keys === undefined ? undefined : readLinkKeys(keys);
  if (linkKeys) checkLinkKeys(linkKeys, 'VISIO_LINK_KEYS');
  const isKnown = (name: string): boolean => read(name) !== undefined;
  for (const [needed, others] of companions) {
    const alone = others.find(isKnown);
    if (alone !== undefined && !needed.some(isKnown)) throw new ConfigurationError(`${needed.join(' or ')} is missing: without it, ${alone} does nothing.`);
  }
  const oidc = readOidc(read);
  const authenticate = readTrustedProxy(read);
  return { ...(linkKeys && { linkKeys }), ...(oidc && { oidc }), ...(authenticate && { authenticate }) };
}

function readOidc(read: (name: string) => string | undefined): OidcOptions | undefined {
  const issuer = read(loginBy.provider);
  if (issuer === undefined) return undefined;
  const [clientSecret, scope, rolesClaim] = ['VISIO_OIDC_CLIENT_SECRET', 'VISIO_OIDC_SCOPE', 'VISIO_OIDC_ROLES_CLAIM'].map(read);
  const oidc: OidcOptions = {
    issuer,
    clientId: read('VISIO_OIDC_CLIENT_ID') ?? '',
    redirectUrl: read('VISIO_OIDC_REDIRECT_URL') ?? '',
    returnUrls: words(read('VISIO_OIDC_RETURN_URLS')),
    roles: readRoles(read),
    ...(clientSecret !== undefined && { clientSecret }),
    ...(scope !== undefined && { scope }),
    ...(rolesClaim !== undefined && { rolesClaim }),
  };
  checkOidc(oidc, {
    issuer: 'VISIO_OIDC_ISSUER',
    clientId: 'VISIO_OIDC_CLIENT_ID',
    redirectUrl: 'VISIO_OIDC_REDIRECT_URL',
    returnUrls: 'VISIO_OIDC_RETURN_URLS',
    roles: 'VISIO_ORGANISERS',
  });
  return oidc;
}

function readTrustedProxy(read: (name: string) => string | undefined): Authenticate | undefined {
  const subjectHeader = read(loginBy.proxy);
  if (subjectHeader === undefined) return undefined;
  const proxies = words(read('VISIO_PROXIES'));
  if (proxies.length === 0) throw new ConfigurationError('VISIO_PROXIES is missing: without it, anybody could write the header that VISIO_PROXY_SUBJECT_HEADER names.');
  const [nameHeader, rolesHeader] = ['VISIO_PROXY_NAME_HEADER', 'VISIO_PROXY_ROLES_HEADER'].map(read);
  const names = { proxies: 'VISIO_PROXIES', subjectHeader: 'VISIO_PROXY_SUBJECT_HEADER', nameHeader: 'VISIO_PROXY_NAME_HEADER', rolesHeader: 'VISIO_PROXY_ROLES_HEADER', roles: 'VISIO_ORGANISERS' };
  return trustedProxy({ proxies, subjectHeader, roles: readRoles(read), ...(nameHeader !== undefined && { nameHeader }), ...(rolesHeader !== undefined && { rolesHeader }) }, names);
}

function readRoles(read: (name: string) => string | undefined): Record<string, Role> {
  // Groups may have spaces in their names.
  const groups = (name: string): string[] => (read(name) ?? '').split(/[,;]/).map((group) => group.trim()).filter(Boolean);
  const entries: [string, Role][] = groups('VISIO_MODERATORS').map((group) => [group, 'moderator']);
  return Object.fromEntries([...entries, ...groups('VISIO_ORGANISERS').map((group): [string, Role] => [group, 'organiser'])]);
}

function words(value: string | undefined): string[] {
  return value?.split(/[\s,]+/).filter(Boolean) ?? [];
}
