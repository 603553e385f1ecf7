import { getLogger, LoggerNames } from 'livekit-client';

/**
 * What matters of livekit-client's log reaches the meeting as states and coded errors; the rest (a data channel that
 * closes because one left) would be errors in a host's console. Its own `setLogLevel` brings it back for debugging, but
 * is not used here: it keeps the level in `localStorage`, where nothing of ours may be that nobody asked for.
 */
export function silenceLog(): void {
  for (const name of Object.values(LoggerNames)) getLogger(name).setLevel('silent', false);
}
