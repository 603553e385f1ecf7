import { describeError, type Log } from '../log.ts';
import type { Doorkeeper } from '../webhook/doorkeeper.ts';
import { memberKept } from './kysely-store.ts';
import type { Store } from './store.ts';

/** How often what is of no use any more is forgotten, in ms. */
const tidyMs = 10 * 60_000;

/** What tidying needs of the rest of the server. */
export interface TidyingParts {
  readonly store: Pick<Store, 'tidy'>;
  readonly doorkeeper: Pick<Doorkeeper, 'noteLongStays'>;
  readonly now: () => number;
  readonly log: Log;
}

/** Forgets what is of no use any more; nothing while LiveKit cannot say who is still in a meeting. */
export async function tidyUp({ store, doorkeeper, now, log }: TidyingParts): Promise<void> {
  try {
    await doorkeeper.noteLongStays(now() - memberKept / 2);
    await store.tidy();
  } catch (error) {
    log({ level: 'warn', event: 'storage-not-tidied', ...describeError(error) });
  }
}

/** Does so again and again; returns how to stop. */
export function startTidying(parts: TidyingParts): () => void {
  const timer = setInterval(() => void tidyUp(parts), tidyMs);
  // It alone keeps no process running.
  timer.unref();
  return () => clearInterval(timer);
}
