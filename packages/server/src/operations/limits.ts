import { roomNamePattern } from '@visio-sdk/core/protocol';
import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ConfigurationError } from '../configuration-error.ts';
import { Problem } from '../problem.ts';
import { clientKey } from './peer.ts';
import type { ServerEnv } from './server-env.ts';

/**
 * How much is taken in a minute, by this one process. The defaults keep out what no crowd of people does, and let a whole
 * office behind one address (NAT) come to the nine o'clock meeting: bans of single people are the room's own business.
 */
export interface Limits {
  /**
   * Requests of one client address in a minute; default 12,000. 200 a second: 1,000 people in one building who come in,
   * raise hands and ask every five seconds whether they are let in, and still far below what one process answers.
   */
  readonly requestsPerClient?: number;
  /**
   * Entries (knocks and tokens) of one client address in a minute; default 1,500. That is the whole of such a building
   * within a minute, each with a reload for every second person; somebody who guesses room names gets 25 tries a second.
   */
  readonly entriesPerClient?: number;
  /**
   * Entries to one room in a minute, from anywhere; default 1,500. A room of 1,000 comes back at once after its line
   * broke; a flood of knocks from many addresses does not get further.
   */
  readonly entriesPerRoom?: number;
}

const defaults: Required<Limits> = { requestsPerClient: 12_000, entriesPerClient: 1500, entriesPerRoom: 1500 };
const windowSeconds = 60;

/** Counts requests and entries; throws `too-many-requests` with `Retry-After`. */
export class RateLimits {
  readonly #requests: RateLimiterMemory;
  readonly #entries: RateLimiterMemory;
  readonly #rooms: RateLimiterMemory;
  readonly #addressOf: (request: Request) => string | undefined;

  /** `addressOf` gives the client's address; where it knows none, only rooms are limited. */
  constructor(limits: Limits, addressOf: (request: Request) => string | undefined) {
    const { requestsPerClient, entriesPerClient, entriesPerRoom } = { ...defaults, ...limits };
    this.#requests = perMinute(requestsPerClient);
    this.#entries = perMinute(entriesPerClient);
    this.#rooms = perMinute(entriesPerRoom);
    this.#addressOf = addressOf;
  }

  /** For every request. */
  request(): MiddlewareHandler<ServerEnv> {
    return async (context, next) => {
      await this.#take(this.#requests, this.#client(context.get('original')), 'Too many requests come from your network.');
      await next();
    };
  }

  /** For the route that lets people into `:room`. */
  entries(): MiddlewareHandler<ServerEnv> {
    return async (context, next) => {
      if (context.req.method === 'POST') await this.entry(context.get('original'), context.req.param('room') ?? '');
      await next();
    };
  }

  /** Counts one entry to a room. */
  async entry(request: Request, room: string): Promise<void> {
    await this.#take(this.#entries, this.#client(request), 'Too many people of your network come in at once.');
    // What is no room name is refused anyway, and is not worth a place in the memory.
    const key = room.normalize('NFC');
    await this.#take(this.#rooms, roomNamePattern.test(key) ? key : undefined, 'Too many people come into this room at once.');
  }

  #client(request: Request): string | undefined {
    const address = this.#addressOf(request);
    return address === undefined ? undefined : clientKey(address);
  }

  async #take(limiter: RateLimiterMemory, key: string | undefined, what: string): Promise<void> {
    if (key === undefined) return;
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new Problem('too-many-requests', `${what} Try again in a moment.`, { headers: { 'retry-after': String(seconds) } });
    }
  }
}

/** Throws a `ConfigurationError`, naming the setting, for limits that cannot work. */
export function checkLimits(limits: Limits, setting: string): void {
  for (const value of Object.values(limits)) {
    if (!Number.isInteger(value) || value < 1) throw new ConfigurationError(`${setting} must be whole numbers from 1 on, such as entriesPerClient=1500.`);
  }
}

/** Reads limits as an environment variable gives them: `off`, or `entriesPerClient=1500 entriesPerRoom=600`. */
export function readLimits(text: string, setting: string): Limits | false {
  if (text === 'off') return false;
  const limits: Record<string, number> = {};
  for (const pair of text.split(/[\s,]+/).filter(Boolean)) {
    const [name = '', value = ''] = pair.split('=');
    if (!Object.hasOwn(defaults, name)) throw new ConfigurationError(`${setting} must be off, or name ${Object.keys(defaults).join(', ')}.`);
    limits[name] = Number(value || Number.NaN);
  }
  checkLimits(limits, setting);
  return limits;
}

function perMinute(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: windowSeconds });
}
