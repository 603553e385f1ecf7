/**
 * The LiveKit configuration this server counts on.
 *
 * No imports and only erasable TypeScript, on purpose: `scripts/` loads this file as it stands.
 */

/** What {@link livekitConfig} needs to know; ports are those of LiveKit's own documentation unless given. */
export interface LivekitConfigOptions {
  readonly apiKey: string;
  /** At least 32 characters, or LiveKit complains on start. */
  readonly apiSecret: string;
  /** The address clients reach this node at, for media and for TURN; the server never asks a public STUN host for it. */
  readonly nodeIp: string;
  /** HTTP and WebSocket; default 7880. */
  readonly port?: number;
  /** Media over ICE/TCP; default 7881. */
  readonly rtcTcpPort?: number;
  /** All media over one UDP port; default 7882. */
  readonly rtcUdpPort?: number;
  /** LiveKit's own TURN and STUN over UDP; default 3478. */
  readonly turnUdpPort?: number;
  /** First and last UDP port that TURN relays on; default 30000 to 30100. */
  readonly turnRelayPorts?: readonly [first: number, last: number];
  /**
   * Private networks (CIDR) TURN may relay to. Needed when `nodeIp` is private or loopback and a client is to use
   * the relay, since LiveKit refuses private peers; default none.
   */
  readonly turnPrivatePeers?: readonly string[];
  /** Addresses to listen on for HTTP, WebSocket and TURN, of the same IP version as `nodeIp`; default all. */
  readonly bindAddresses?: readonly string[];
  /**
   * Where this server takes LiveKit's webhooks: `https://visio.example/api/v1/livekit/webhook`, of one instance or of the
   * load balancer before several. With it, whoever comes in on an old token is out at once and not at the next sweep.
   */
  readonly webhookUrls?: readonly string[];
}

/** What the server listens for: LiveKit sends one request for each event, so not for every track. */
const webhookEvents: readonly string[] = [
  'participant_joined',
  'participant_left',
  'participant_connection_aborted',
];

/** A value of LiveKit's, or a group of them. */
type Setting = string | number | boolean | { readonly [name: string]: Setting };

/** A LiveKit configuration, as `livekit-server --config` reads it. */
export interface LivekitConfig {
  readonly port: number;
  readonly bind_addresses?: readonly string[];
  readonly keys: Readonly<Record<string, string>>;
  readonly rtc: Readonly<Record<string, Setting>>;
  readonly turn: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly room: Readonly<Record<string, boolean>>;
  readonly limit: Readonly<Record<string, number>>;
  readonly webhook?: Readonly<Record<string, string | readonly string[] | Readonly<Record<string, readonly string[]>>>>;
}

/** The recommended LiveKit configuration, as an object. */
export function livekitConfig(options: LivekitConfigOptions): LivekitConfig {
  const [firstRelay, lastRelay] = options.turnRelayPorts ?? [30000, 30100];
  return {
    port: options.port ?? 7880,
    ...(options.bindAddresses && { bind_addresses: options.bindAddresses }),
    keys: { [options.apiKey]: options.apiSecret },
    rtc: {
      tcp_port: options.rtcTcpPort ?? 7881,
      udp_port: options.rtcUdpPort ?? 7882,
      node_ip: options.nodeIp,
      // True would make LiveKit ask Google's STUN for its address.
      use_external_ip: false,
      // On a thin line sound comes first: pictures are held back rather than stutter with it.
      congestion_control: {
        enabled: true,
        allow_pause: true,
        // Whether a line carries more is tried with the pictures themselves. LiveKit's usual way is to send their last
        // packets again: of pictures held back for a while there are none left, and it would wait for ever.
        stream_allocator: { probe_mode: 'media' },
      },
      // Without it a node on 127.0.0.1 (development, tests) has no address to offer.
      ...(options.nodeIp.startsWith('127.') && { enable_loopback_candidate: true }),
    },
    turn: {
      // TURN over UDP counts as STUN too. Without it LiveKit hands Google's and Twilio's STUN to every client;
      // `stun_servers: []` and TURN/TLS alone do not stop that (1.13.5).
      enabled: true,
      udp_port: options.turnUdpPort ?? 3478,
      relay_range_start: firstRelay,
      relay_range_end: lastRelay,
      ...(options.bindAddresses && { bind_addresses: options.bindAddresses }),
      ...(options.turnPrivatePeers && { allow_restricted_peer_cidrs: options.turnPrivatePeers }),
    },
    // Only our server makes rooms: with true, a saved token brings an ended room back.
    room: { auto_create: false },
    // LiveKit counts bytes and stops at 256: our 100 characters may take 300.
    limit: { max_participant_name_length: 300 },
    ...(options.webhookUrls && {
      webhook: { api_key: options.apiKey, urls: options.webhookUrls, filter_params: { include_events: webhookEvents } },
    }),
  };
}

/** The recommended LiveKit configuration, as YAML for `livekit-server --config-body` or a file. */
export function livekitConfigYaml(options: LivekitConfigOptions): string {
  return `${yaml(livekitConfig(options), '')}\n`;
}

// Scalars are written as JSON, which YAML reads as it is: nothing to escape, no `no` read as false.
function yaml(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, item]) => {
      const nested = typeof item === 'object' && item !== null && !Array.isArray(item);
      const name = /^[a-z_]+$/.test(key) ? key : JSON.stringify(key);
      return `${indent}${name}:${nested ? `\n${yaml(item, `${indent}  `)}` : ` ${JSON.stringify(item)}`}`;
    })
    .join('\n');
}
