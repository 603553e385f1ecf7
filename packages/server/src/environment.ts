import { readAuthentication } from './authenticate/environment.ts';
import { readOperations } from './operations/environment.ts';
import type { RoomAccess, RoomCreation } from './rooms/policy.ts';
import type { StorageOptions } from './storage/open.ts';
import { checkOptions, ConfigurationError, type SettingNames, type VisioServerOptions } from './options.ts';

/** What the command runs with. */
export interface Environment {
  readonly port: number;
  /** Address to listen on; undefined is all of them. */
  readonly host: string | undefined;
  readonly server: VisioServerOptions;
}

const names: SettingNames = {
  url: 'LIVEKIT_URL',
  publicUrls: 'LIVEKIT_PUBLIC_URLS',
  apiKey: 'LIVEKIT_API_KEY',
  apiSecret: 'LIVEKIT_API_SECRET',
  secret: 'VISIO_SECRET',
  allowedOrigins: 'VISIO_ALLOWED_ORIGINS',
  capacity: 'VISIO_CAPACITY',
  agencyKey: 'VISIO_AGENCY_KEY',
  access: 'VISIO_ACCESS',
  creation: 'VISIO_ROOMS',
  limits: 'VISIO_LIMITS',
  proxies: 'VISIO_PROXIES',
  metricsToken: 'VISIO_METRICS_TOKEN',
  oldestClient: 'VISIO_OLDEST_CLIENT',
};

/** Everything that is read under `VISIO_`. */
const known: ReadonlySet<string> = new Set([
  ...Object.values(names),
  ...['VISIO_STORAGE', 'VISIO_LINK_KEYS', 'VISIO_PROXY_SUBJECT_HEADER', 'VISIO_PROXY_NAME_HEADER', 'VISIO_PROXY_ROLES_HEADER', 'VISIO_ORGANISERS', 'VISIO_MODERATORS'],
  ...['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'REDIRECT_URL', 'RETURN_URLS', 'SCOPE', 'ROLES_CLAIM'].map((name) => `VISIO_OIDC_${name}`),
  'VISIO_REQUEST_LOG',
]);

/** What Kubernetes sets for each service beside this one, and it may well be called `visio`. */
const ofKubernetes = /^VISIO_(?:\w+_)?(?:SERVICE_(?:HOST|PORT)(?:_\w+)?|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?)?)$/;

/** Reads the settings from environment variables; throws a `ConfigurationError` that names the first wrong one. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  // An empty variable counts as absent: that is what compose files and unit files leave behind.
  const read = (name: string): string | undefined => variables[name]?.trim() || undefined;
  const required = (name: string, what: string): string => {
    const value = read(name);
    if (value === undefined) throw new ConfigurationError(`${name} is missing: it is ${what}.`);
    return value;
  };
  const list = (name: string): string[] | undefined => read(name)?.split(/[\s,]+/).filter(Boolean);

  // Mistyped, VISIO_ACCESS=restricted would leave every room open and say nothing.
  const unknown = Object.keys(variables).find((name) => name.startsWith('VISIO_') && !known.has(name) && !ofKubernetes.test(name));
  if (unknown !== undefined) throw new ConfigurationError(`${unknown} is no setting of this server: is it mistyped?`);

  const publicUrls = list(names.publicUrls);
  const allowedOrigins = list(names.allowedOrigins);
  const capacity = read(names.capacity);
  const secret = read(names.secret);
  const [agencyKey, access, creation] = [names.agencyKey, names.access, names.creation].map(read);
  const server: VisioServerOptions = {
    livekit: {
      url: required(names.url, "LiveKit's URL, such as http://localhost:7880"),
      apiKey: required(names.apiKey, "a key of LiveKit's configuration"),
      apiSecret: required(names.apiSecret, "the secret of LiveKit's key"),
      ...(publicUrls && { publicUrls }),
    },
    ...(allowedOrigins && { allowedOrigins }),
    ...(capacity !== undefined && { capacity: Number(capacity) }),
    ...(secret !== undefined && { secret }),
    ...(agencyKey !== undefined && { agencyKey }),
    // What is no access and no creation is refused below.
    rooms: { ...(access !== undefined && { access: access as RoomAccess }), ...(creation !== undefined && { creation: creation as RoomCreation }) },
    storage: readStorage(read('VISIO_STORAGE')),
    ...readAuthentication(read),
    ...readOperations(read),
  };
  checkOptions(server, names);

  const port = Number(read('PORT') ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigurationError('PORT must be a whole number from 0 to 65535.');
  }
  return { port, host: read('HOST'), server };
}

/** `postgres://…`, or the path of an SQLite file; a file beside the process when nothing is said. */
function readStorage(value = 'visio.sqlite'): StorageOptions {
  if (/^postgres(ql)?:\/\//.test(value)) return { postgres: value };
  if (value.includes('://')) throw new ConfigurationError('VISIO_STORAGE must be the path of a file, or a URL that starts with postgres://.');
  return { sqlite: value };
}
