import { plainAddress, type Networks } from './networks.ts';

/**
 * Who a request came from, as the socket says. A header could not carry that: everybody can write one.
 * Requests are kept weakly, so nothing is to be cleaned up.
 */
const peers = new WeakMap<Request, string>();

/** Says which address a request's connection came from; for whoever turns a connection into a `Request`. */
export function setPeerAddress(request: Request, address: string | undefined): void {
  const plain = plainAddress(address);
  if (plain !== undefined) peers.set(request, plain);
}

/** The address at the other end of the request's connection; undefined when nobody said it. */
export function peerAddress(request: Request): string | undefined {
  return peers.get(request);
}

/**
 * The address of the client: the peer's, or behind one's own proxies the last one in `X-Forwarded-For` that is none of
 * them. What stands before that one was written by the client itself and counts for nothing.
 */
export function clientAddress(request: Request, proxies: Networks, peer = peerAddress(request)): string | undefined {
  let address = plainAddress(peer);
  if (!proxies.include(address)) return address;
  const hops = request.headers.get('x-forwarded-for')?.split(',') ?? [];
  for (const hop of hops.reverse()) {
    const next = plainAddress(withoutPort(hop.trim()));
    // What is no address ends the trail: the last proxy that we know answers for it.
    if (next === undefined) return address;
    address = next;
    if (!proxies.include(next)) return next;
  }
  return address;
}

/** The address as one client's: of IPv6 the network of 64 bits, which is what one customer gets. */
export function clientKey(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  const groups = [...first, ...zeros, ...last].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

function withoutPort(hop: string): string {
  // "192.0.2.1:1234", "[2001:db8::1]:1234", "[2001:db8::1]"; a bare IPv6 address has colons of its own.
  return /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(hop)?.[1] ?? hop;
}
