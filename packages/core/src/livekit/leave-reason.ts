import { DisconnectReason } from 'livekit-client';
import type { LeaveReason } from '../connection/connection.ts';

const reasons: Readonly<Partial<Record<DisconnectReason, LeaveReason>>> = {
  [DisconnectReason.CLIENT_INITIATED]: 'left',
  [DisconnectReason.DUPLICATE_IDENTITY]: 'replaced',
  [DisconnectReason.PARTICIPANT_REMOVED]: 'removed',
  [DisconnectReason.ROOM_DELETED]: 'ended',
  [DisconnectReason.ROOM_CLOSED]: 'ended',
  [DisconnectReason.SERVER_SHUTDOWN]: 'unreachable',
  [DisconnectReason.SIGNAL_CLOSE]: 'unreachable',
  [DisconnectReason.CONNECTION_TIMEOUT]: 'unreachable',
  [DisconnectReason.MEDIA_FAILURE]: 'unreachable',
};

/** Why the meeting is over, for a disconnection that nobody here asked for. */
export function leaveReasonOf(reason: DisconnectReason | undefined): LeaveReason {
  // Without a reason the line was lost and did not come back.
  return reason === undefined ? 'unreachable' : (reasons[reason] ?? 'failed');
}
