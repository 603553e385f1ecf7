import type { ProblemBody, ProblemCode } from '@visio-sdk/core/protocol';

/** Status and title of each refusal; some codes are also given with a closer status. */
export const kinds: Readonly<Record<ProblemCode, { readonly status: number; readonly title: string }>> = {
  'request-invalid': { status: 400, title: 'The request is not valid' },
  'room-not-found': { status: 404, title: 'There is no such room' },
  'room-full': { status: 409, title: 'The room is full' },
  'room-locked': { status: 403, title: 'The room is locked' },
  'room-ended': { status: 410, title: 'The room has ended' },
  'entry-denied': { status: 403, title: 'You were not let in' },
  removed: { status: 403, title: 'You were removed from the room' },
  'not-in-room': { status: 409, title: 'You are not in this room' },
  'not-waiting': { status: 409, title: 'Nobody waits here' },
  'participant-not-found': { status: 404, title: 'There is no such participant' },
  'credential-invalid': { status: 401, title: 'The credential is not valid here' },
  'ticket-invalid': { status: 403, title: 'The link is not valid here' },
  'ticket-expired': { status: 403, title: 'The link has expired' },
  'ticket-used': { status: 403, title: 'The link has been used' },
  'not-allowed': { status: 403, title: 'You may not do this' },
  'client-too-old': { status: 426, title: 'The page is too old for this server' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'origin-refused': { status: 403, title: 'This site may not use this server' },
  'not-found': { status: 404, title: 'Nothing is at this address' },
  'media-server-unreachable': { status: 503, title: 'The media server cannot be reached' },
  'storage-unreachable': { status: 503, title: 'The storage cannot be reached' },
  internal: { status: 500, title: 'The server failed' },
};

/** A refusal on its way out; thrown anywhere, answered in one place. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  /** `detail` is sent to the client: a plain sentence, never a secret, never the client's own words. */
  constructor(
    code: ProblemCode,
    detail: string,
    more: { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = more.status ?? kinds[code].status;
    this.headers = more.headers ?? {};
  }

  /** The problem document (RFC 9457). */
  get document(): ProblemBody {
    return {
      type: `urn:visio-sdk:problem:${this.code}`,
      title: kinds[this.code].title,
      status: this.status,
      code: this.code,
      detail: this.message,
    };
  }

  /** The answer that carries it. */
  toResponse(): Response {
    return new Response(JSON.stringify(this.document), {
      status: this.status,
      headers: { 'content-type': 'application/problem+json', ...this.headers },
    });
  }
}

/** For a storage that does not answer now. */
export function storageUnreachable(cause: unknown): Problem {
  return new Problem('storage-unreachable', 'The storage does not answer. Try again in a moment.', { headers: { 'retry-after': '5' }, cause });
}
