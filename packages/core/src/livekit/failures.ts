/** Why one could not come in, as a code of ours. Loaded when that happens. */
import { ConnectionError, ConnectionErrorReason, DisconnectReason } from 'livekit-client';
import { MeetingError, type ErrorCode } from '../support/errors.ts';
import { answers } from '../support/reach.ts';

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
  return (await answers(server, 5_000)) ? 'websocket-blocked' : 'server-unreachable';
}
