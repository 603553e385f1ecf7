import { BlockList, isIP } from 'node:net';
import { ConfigurationError } from '../configuration-error.ts';

/** A set of networks, such as those that one's own proxies are in. */
export interface Networks {
  /** Whether an address is in one of them; what is no address is in none. */
  readonly include: (address: string | undefined) => boolean;
}

/** Reads networks as `10.0.0.0/8`, `fd00::/8` or single addresses; throws a `ConfigurationError` that names the setting. */
export function readNetworks(values: readonly string[], setting: string): Networks {
  const list = new BlockList();
  for (const value of values) {
    const [address = '', prefix, ...rest] = value.split('/');
    const version = isIP(address);
    const bits = prefix === undefined ? fullLength(version) : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
    // A prefix of 0 is the whole internet: then anybody could write the header that names them.
    if (version === 0 || rest.length > 0 || bits < 1 || bits > fullLength(version)) {
      throw new ConfigurationError(`${setting} must be addresses or networks, such as 10.0.0.0/8 or fd00::1.`);
    }
    list.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4');
  }
  return {
    include: (address) => {
      const plain = plainAddress(address);
      return plain !== undefined && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
    },
  };
}

/** An address in one form, without a zone and without IPv6's way of writing IPv4; undefined for what is none. */
export function plainAddress(address: string | undefined): string | undefined {
  const value = address?.trim().replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  return value !== undefined && isIP(value) !== 0 ? value : undefined;
}

function fullLength(version: number): number {
  return version === 6 ? 128 : 32;
}
