import type { LineSample } from '../transport/transport.ts';

/**
 * How long nothing at all may arrive, in ms. Who sends gets reports about it many times a second. Who only receives
 * cannot tell a silent meeting from a dead line by the media: answers to ICE's checks come every 2.5 s (RFC 7675 asks
 * for one in 30 s; browsers are stricter), and are all there is to go by.
 */
const patience = { sending: 2_000, listening: 3_300 } as const;

/**
 * Samples further apart than this were not taken in time (sleep, a frozen tab, a machine that stood still) and say nothing
 * about the line, in ms. While it is down, they are further apart: servers are asked in between.
 */
const gap = { up: 1_500, down: 3_000 } as const;

/** Tells a line that carries nothing from one that is merely quiet. */
export interface StallDetector {
  /** Takes a sample at a time in ms; returns in how many ms the line is stalled if nothing comes: 0 or less when it is. */
  note(sample: LineSample, now: number, isUp: boolean): number;
  /** Forgets the past, for a new line. */
  reset(): void;
}

export function createStallDetector(): StallDetector {
  let arrived: number | undefined;
  let since = 0;
  let last = 0;
  return {
    note(sample, now, isUp) {
      const isLate = now - last > (isUp ? gap.up : gap.down);
      last = now;
      if (sample.arrived !== arrived || isLate) {
        arrived = sample.arrived;
        since = now;
      }
      return since + (sample.sending ? patience.sending : patience.listening) - now;
    },
    reset() {
      arrived = undefined;
    },
  };
}
