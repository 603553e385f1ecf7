import type { OpenAPIHono } from '@hono/zod-openapi';
import { apiPath } from '@visio-sdk/core/protocol';
import { hasBearer } from '../bearer.ts';
import type { Log } from '../log.ts';
import { ConfigurationError } from '../configuration-error.ts';
import { Problem } from '../problem.ts';
import { webhookRoute } from '../routes.ts';
import { checkOldestClient, oldestClientGuard } from './client-version.ts';
import { jsonDepthGuard } from './json-depth.ts';
import { checkLimits, RateLimits, type Limits } from './limits.ts';
import { Metrics } from './metrics.ts';
import { readNetworks } from './networks.ts';
import { observe } from './observe.ts';
import { describeApi } from './openapi.ts';
import { clientAddress, peerAddress } from './peer.ts';
import { createReadiness, type ReadinessChecks } from './readiness.ts';
import { documentRoute, metricsRoute, mountedDocumentRoute, readyRoute } from './routes.ts';
import type { ServerEnv } from './server-env.ts';

/** How the server is run: limits, numbers, logs. */
export interface OperationsOptions {
  /** How much is taken in a minute; false for no limits, where a proxy has them. */
  readonly limits?: Limits | false;
  /** One's own proxies, as addresses or networks: behind them clients are told apart by `X-Forwarded-For`. */
  readonly proxies?: readonly string[];
  /** The address a request's connection came from; default: as the command and `nodeHandler` say it. */
  readonly peerAddress?: (request: Request) => string | undefined;
  /**
   * Token for `/metrics`, at least 16 characters. Without it there is no such page: a process cannot know whether the
   * proxy on its own machine sends it strangers.
   */
  readonly metricsToken?: string;
  /** Whether each request is a line of the log; default false. */
  readonly requestLog?: boolean;
  /** The oldest client that is taken, such as `1.4.0`; default any. */
  readonly oldestClient?: string;
}

/** What {@link OperationsOptions} are called in messages. */
export type OperationsNames = Readonly<Record<'limits' | 'proxies' | 'metricsToken' | 'oldestClient', string>>;

type App = OpenAPIHono<ServerEnv>;

/** The three places in the server where these come in. */
export interface Operations {
  /** First of all, so that refusals are counted, too. */
  readonly watch: (app: App) => void;
  /** After the origins, so that a page can read what these refuse; and after the size of bodies. */
  readonly guard: (app: App) => void;
  /** Last, when all other routes are there to be described. */
  readonly serve: (app: App) => void;
  /** Counts an entry that does not come by the entries' own route. */
  readonly countEntry: (request: Request, room: string) => Promise<void>;
}

/** Requests that a cluster makes all the time, and that must not be refused; LiveKit's are signed. */
const probes: ReadonlySet<string> = new Set([`${apiPath}/health`, `${apiPath}/ready`, '/metrics', webhookRoute.path]);

/** Makes them; settings were checked before. */
export function createOperations(options: OperationsOptions, log: Log, checks: ReadinessChecks): Operations {
  const { limits = {}, metricsToken, requestLog = false, oldestClient, peerAddress: peerOf = peerAddress } = options;
  const proxies = readNetworks(options.proxies ?? [], 'proxies');
  const metrics = new Metrics();
  const rates = limits === false ? undefined : new RateLimits(limits, (request) => clientAddress(request, proxies, peerOf(request)));
  const ready = createReadiness(checks);

  return {
    watch: (app) => {
      app.use(observe({ metrics, log: requestLog ? log : undefined, isTrusted: (request) => proxies.include(peerOf(request)) }));
    },
    guard: (app) => {
      if (rates) {
        const count = rates.request();
        app.use((context, next) => (probes.has(context.req.path) ? next() : count(context, next)));
        app.use(`${apiPath}/rooms/:room/entries`, rates.entries());
      }
      app.use(oldestClientGuard(oldestClient));
      app.use(jsonDepthGuard());
    },
    serve: (app) => {
      app.openapi(readyRoute, async (context) => {
        await ready();
        return context.json({ status: 'ready' } as const, 200);
      });
      app.openapi(metricsRoute, async (context) => {
        if (metricsToken === undefined || !hasBearer(context.req.header('authorization'), metricsToken)) {
          throw new Problem('not-found', 'There is nothing at this address.');
        }
        const { text, type } = await metrics.read();
        return context.text(text, 200, { 'Content-Type': type });
      });
      let document: string | undefined;
      for (const route of [documentRoute, mountedDocumentRoute]) {
        app.openapi(route, (context) => {
          document ??= describeApi(app);
          return context.body(document, 200, { 'Content-Type': 'application/json' }) as never;
        });
      }
    },
    countEntry: async (request, room) => rates?.entry(request, room),
  };
}

/** Throws a `ConfigurationError` for the first setting that cannot work. */
export function checkOperations(options: OperationsOptions, names: OperationsNames): void {
  const { limits, proxies = [], metricsToken, oldestClient } = options;
  if (limits) checkLimits(limits, names.limits);
  readNetworks(proxies, names.proxies);
  if (metricsToken !== undefined && !/^\S{16,}$/.test(metricsToken)) {
    throw new ConfigurationError(`${names.metricsToken} must have at least 16 characters and no spaces.`);
  }
  if (oldestClient !== undefined) checkOldestClient(oldestClient, names.oldestClient);
}
