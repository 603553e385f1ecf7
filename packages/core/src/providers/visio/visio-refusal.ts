import { errorCodes, MeetingError, type ErrorCode } from '../../support/errors.ts';
import { readJson } from '../request.ts';

/** Refusals of the server that have another name here; those of the same name are themselves, any other is `server-error`. */
const renamed: Readonly<Record<string, ErrorCode>> = {
  'credential-invalid': 'token-invalid',
  'ticket-invalid': 'token-invalid',
  'ticket-expired': 'token-expired',
  'media-server-unreachable': 'server-unreachable',
  'storage-unreachable': 'server-unreachable',
  'not-in-room': 'not-joined',
  'room-ended': 'meeting-ended',
  'not-waiting': 'participant-gone',
  'participant-not-found': 'participant-gone',
};

/** The server's problem document as an error of ours; `invalid` is what a request of the wrong form is called. */
export async function refusal(response: Response, invalid: ErrorCode = 'server-error'): Promise<MeetingError> {
  const body = (await readJson(response)) as { code?: unknown; detail?: unknown } | undefined;
  const code = String(body?.code);
  const message = typeof body?.detail === 'string' ? body.detail : `status ${response.status}`;
  if (code === 'request-invalid') return new MeetingError(invalid, { message });
  const own = Object.hasOwn(renamed, code) ? renamed[code] : errorCodes.find((one) => one === code);
  return new MeetingError(own ?? 'server-error', { message });
}
