import { CriticalTimers } from 'livekit-client';

/** How often livekit-client 2.23 looks whether its peer connection is there, in ms. */
const usual = 50;

/** How often it looks here, in ms. */
const sooner = 10;

/**
 * livekit-client polls for its peer connection, and until it has seen it, it tells nobody of pictures and publishes
 * nothing. Its timers can be replaced: whatever waits as long as such a poll waits less.
 */
export function lookSooner(): void {
  const { setTimeout: wait } = CriticalTimers;
  CriticalTimers.setTimeout = (action, delay, ...rest) => wait(action, delay === usual ? sooner : delay, ...rest);
}
