/** The unstable door to LiveKit: what it shows may change with any version of livekit-client. */
import type { Room } from 'livekit-client';
import type { Meeting } from '../meeting/types.ts';

/** LiveKit's Room of a meeting that one is in; undefined outside. Unstable: not under the SDK's version promise. */
export function liveKitRoom(meeting: Meeting): Room | undefined {
  return meeting.unstableTransport() as Room | undefined;
}
