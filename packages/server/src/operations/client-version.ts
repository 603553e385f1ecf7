import type { MiddlewareHandler } from 'hono';
import { ConfigurationError } from '../configuration-error.ts';
import { Problem } from '../problem.ts';

const form = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})/;

/**
 * Announces the oldest client this server takes (`Visio-Oldest-Client`) and refuses older ones that say their version
 * (`Visio-Client`). Who says none comes through: it is no older client of ours that would not understand the answer.
 */
export function oldestClientGuard(oldest: string | undefined): MiddlewareHandler {
  return async (context, next) => {
    if (oldest === undefined) return next();
    context.header('Visio-Oldest-Client', oldest);
    const given = context.req.header('visio-client');
    if (given !== undefined && isOlder(given, oldest)) {
      throw new Problem('client-too-old', 'This page is older than the server. Load it again.');
    }
    return next();
  };
}

/** Throws a `ConfigurationError`, naming the setting, for what is no version. */
export function checkOldestClient(value: string, setting: string): void {
  if (!/^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(value)) throw new ConfigurationError(`${setting} must be a version, such as 1.4.0.`);
}

/** Whether a version comes before another; what is no version does not. */
export function isOlder(version: string, than: string): boolean {
  const [one, other] = [form.exec(version), form.exec(than)];
  if (!one || !other) return false;
  for (let index = 1; index <= 3; index++) {
    const difference = Number(one[index]) - Number(other[index]);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
