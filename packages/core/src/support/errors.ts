/**
 * Everything that can go wrong has a code. Core speaks codes; elements speak languages (`translations/` there has one
 * text for each). The message is English, for logs and developers, and holds no secret and no personal data.
 */

/** Whether a retry, by the person or by the program, can help without anybody changing the page or the server. */
const recoverable = {
  'camera-not-found': true,
  'camera-denied': true,
  'camera-in-use': true,
  'camera-blocked': false,
  'camera-failed': true,
  'camera-interrupted': true,
  'camera-switched': true,
  'microphone-not-found': true,
  'microphone-denied': true,
  'microphone-in-use': true,
  'microphone-blocked': false,
  'microphone-failed': true,
  'microphone-interrupted': true,
  'microphone-switched': true,
  'speaker-failed': true,
  'screen-share-denied': true,
  'screen-share-unsupported': false,
  'screen-share-failed': true,
  'insecure-page': false,
  'browser-unsupported': false,
  'server-unreachable': true,
  'websocket-blocked': true,
  'media-unreachable': true,
  'token-invalid': false,
  'token-expired': true,
  'room-not-found': false,
  'room-full': true,
  'room-locked': true,
  'meeting-ended': false,
  'entry-denied': false,
  'entry-unanswered': true,
  removed: false,
  'ticket-used': false,
  'too-many-requests': true,
  'client-too-old': false,
  'not-allowed': false,
  'participant-gone': false,
  'origin-refused': false,
  'configuration-invalid': false,
  'encryption-unsupported': false,
  'asset-missing': true,
  'message-malformed': true,
  'message-too-long': true,
  'message-failed': true,
  'action-unavailable': false,
  'not-joined': true,
  'name-invalid': true,
  'server-error': true,
} as const;

/** Codes of errors: one union for the whole SDK. */
export type ErrorCode = keyof typeof recoverable;

/** Every {@link ErrorCode}, for tables of texts and for tests. */
export const errorCodes = Object.keys(recoverable) as readonly ErrorCode[];

export interface MeetingErrorOptions extends ErrorOptions {
  /** English, for developers; defaults to the code. Must hold no secret and no personal data. */
  readonly message?: string;
  /** What the error is about, such as the name of an attribute. Plain text. */
  readonly subject?: string;
}

/** An error of the SDK: a stable code, and whether trying again can help. */
export class MeetingError extends Error {
  override readonly name = 'MeetingError';
  readonly code: ErrorCode;
  /** Whether trying again can help. */
  readonly recoverable: boolean;
  /** What the error is about, such as the name of an attribute. */
  readonly subject: string | undefined;

  constructor(code: ErrorCode, options: MeetingErrorOptions = {}) {
    super(options.message ?? code, options);
    this.code = code;
    this.recoverable = recoverable[code];
    this.subject = options.subject;
  }
}

/** The error itself when it is ours, else one with the given code that keeps it as its cause. */
export function toMeetingError(error: unknown, code: ErrorCode): MeetingError {
  if (error instanceof MeetingError) return error;
  const message = error instanceof Error ? error.message : undefined;
  return new MeetingError(code, { cause: error, ...(message ? { message } : {}) });
}
