import { MeetingError } from '../support/errors.ts';

/** Why connecting failed. */
export async function explain(error: unknown, server: string): Promise<MeetingError> {
  try {
    return await (await import('./failures.ts')).toConnectError(error, server);
  } catch {
    // Not even our own file can be had.
    return new MeetingError('server-unreachable');
  }
}
