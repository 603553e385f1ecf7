import { describeError, type Log } from '../log.ts';
import type { ModerationStore } from '../moderation/ports.ts';
import type { Doorkeeper } from './doorkeeper.ts';

/** How often the rooms that need it are looked at, in ms: the longest an old token is good for anything without a webhook. */
export const sweepEvery = 10_000;
/** How many rooms are looked at at once. */
const atOnce = 10;

/** What a sweep needs of the rest of the server. */
export interface SweepParts {
  readonly store: Pick<ModerationStore, 'watchedRooms'>;
  readonly doorkeeper: Pick<Doorkeeper, 'inUse' | 'sweep' | 'closePastRuns'>;
  readonly log: Log;
  /** Time between two sweeps, in ms; default {@link sweepEvery}. */
  readonly every?: number;
}

/** Looks at the rooms an old token could do something in, again and again, webhook or not; stops when told. */
export function startSweep({ store, doorkeeper, log, every = sweepEvery }: SweepParts): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const sweep = async (): Promise<void> => {
    try {
      await doorkeeper.closePastRuns().catch(failed);
      const rooms = [...(await doorkeeper.inUse(await store.watchedRooms()))];
      const worker = async (): Promise<void> => {
        // One room that fails must not keep the doors of the others open.
        for (let room = rooms.pop(); room; room = rooms.pop()) await doorkeeper.sweep(room).catch(failed);
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    } catch (error) {
      failed(error);
    }
    next();
  };
  const failed = (error: unknown): void => log({ level: 'warn', event: 'sweep-failed', ...describeError(error) });
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => void sweep(), every);
    // It alone keeps no process running.
    timer.unref();
  };

  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
