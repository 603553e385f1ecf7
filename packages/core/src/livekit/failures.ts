/** What LiveKit says went wrong, as codes and reasons of ours. */
import { ConnectionError, ConnectionErrorReason, DisconnectReason } from 'livekit-client';
import type { LeaveReason } from '../connection/connection.ts';
import { MeetingError, type ErrorCode } from '../support/errors.ts';

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

/** Why `connect` failed. Asks the server once more by plain HTTP when only the WebSocket may be at fault. */
export async function toConnectError(error: unknown, server: string): Promise<MeetingError> {
  if (error instanceof MeetingError) return error;
  // Without its cause: LiveKit's server repeats the whole token in its refusal.
  const message = error instanceof Error ? withoutTokens(error.message) : '';
  const say = (code: ErrorCode) => new MeetingError(code, { message: message || code });
  if (!(error instanceof ConnectionError)) return say('server-error');
  switch (error.reason) {
    case ConnectionErrorReason.NotAllowed:
      return say(refusalOf(error.status, message));
    case ConnectionErrorReason.LeaveRequest:
      return say(error.context === DisconnectReason.ROOM_DELETED ? 'room-not-found' : 'entry-denied');
    case ConnectionErrorReason.InternalError:
      return say(/pc connection/i.test(message) ? 'media-unreachable' : await lineFault(server));
    default:
      return say(await lineFault(server));
  }
}

function withoutTokens(message: string): string {
  return message.replace(/eyJ[\w-]+\.[\w-]*\.?[\w-]*/g, '(token)');
}

function refusalOf(status: number | undefined, message: string): ErrorCode {
  if (/expired/i.test(message)) return 'token-expired';
  if (/max(imum)? participants|participant limit|exceeded/i.test(message)) return 'room-full';
  if (status === 404) return 'room-not-found';
  return 'token-invalid';
}

/** Whether the server is away, or there and only its WebSocket does not get through (a proxy, often). */
async function lineFault(server: string): Promise<ErrorCode> {
  const url = new URL(server);
  url.protocol = url.protocol.replace('ws', 'http');
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 5_000);
  try {
    // Only whether something answers: an opaque answer is one.
    await fetch(url.origin, { mode: 'no-cors', credentials: 'omit', signal: controller.signal });
    return 'websocket-blocked';
  } catch {
    return 'server-unreachable';
  } finally {
    clearTimeout(timer);
  }
}
