import { roles, type Role } from '@visio-sdk/core/protocol';
import { ConfigurationError } from '../configuration-error.ts';
import { readNetworks } from '../operations/networks.ts';
import { peerAddress } from '../operations/peer.ts';
import type { Authenticate, Person } from '../person.ts';

/** How a proxy of the agency's, which signs people in, says who they are. */
export interface TrustedProxyOptions {
  /** Addresses or networks of the proxies, such as `10.0.0.0/24`; headers from anywhere else count for nothing. */
  readonly proxies: readonly string[];
  /** Header with the person's key, such as `x-remote-user`. The proxy must replace it, never add to it. */
  readonly subjectHeader: string;
  /** Header with the display name: UTF-8, percent-encoded or not. */
  readonly nameHeader?: string;
  /** Header with groups or roles, separated by commas or semicolons. */
  readonly rolesHeader?: string;
  /** Which of those make an organiser or a moderator; the highest counts, and everybody else is a participant. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** The address a request's connection came from; default: as the command and `nodeHandler` say it. */
  readonly peerAddress?: (request: Request) => string | undefined;
}

const optionNames = { proxies: 'proxies', subjectHeader: 'subjectHeader', nameHeader: 'nameHeader', rolesHeader: 'rolesHeader', roles: 'roles' };

const headerName = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * Reads who is asking from the headers of a trusted proxy; null for requests from anywhere else, whatever they claim.
 * Throws a `ConfigurationError` for what cannot work.
 */
export function trustedProxy(options: TrustedProxyOptions, names: Readonly<Record<keyof typeof optionNames, string>> = optionNames): Authenticate {
  const { subjectHeader, nameHeader, rolesHeader, roles: mapping = {} } = options;
  const proxies = readNetworks(options.proxies, names.proxies);
  if (options.proxies.length === 0) throw new ConfigurationError(`${names.proxies} is empty: it must be the addresses of your proxies.`);
  for (const [setting, header] of [[names.subjectHeader, subjectHeader], [names.nameHeader, nameHeader], [names.rolesHeader, rolesHeader]] as const) {
    if (header !== undefined && !headerName.test(header)) throw new ConfigurationError(`${setting} must be the name of a header, such as x-remote-user.`);
  }
  if (!Object.values(mapping).every((role) => roles.includes(role))) {
    throw new ConfigurationError(`${names.roles} must map each group to one of ${roles.join(', ')}.`);
  }
  const addressOf = options.peerAddress ?? peerAddress;
  const roleOfGroup = new Map(Object.entries(mapping));

  return (request): Person | null => {
    if (!proxies.include(addressOf(request))) return null;
    const subject = readHeader(request, subjectHeader);
    // A comma is what two headers of one name become, so one of them may be the client's own.
    if (subject === undefined || subject.includes(',')) return null;
    const name = nameHeader === undefined ? undefined : percentDecoded(readHeader(request, nameHeader));
    const groups = rolesHeader === undefined ? [] : (readHeader(request, rolesHeader) ?? '').split(/[,;]/);
    const held = groups.map((group) => roleOfGroup.get(group.trim()));
    const role = roles.find((one) => held.includes(one)) ?? 'participant';
    return { subject, role, ...(name !== undefined && { name }) };
  };
}

/** A header's text. Node gives each byte as one character; proxies send UTF-8. */
function readHeader(request: Request, name: string): string | undefined {
  const value = request.headers.get(name)?.trim();
  if (!value) return undefined;
  // Somebody who makes requests by hand may have decoded it already.
  if (!/^[\0-\xff]*$/.test(value)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(value, (character) => character.charCodeAt(0)));
  } catch {
    // Latin-1 after all.
    return value;
  }
}

function percentDecoded(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
