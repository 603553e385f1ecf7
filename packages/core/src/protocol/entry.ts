/** The wire between the `visio` provider and our server: JSON over HTTP, under `/api/v1/`. */

/** Version of this wire, in the path. */
export const apiPath = '/api/v1';

/** Longest display name the server takes, in UTF-16 code units. */
export const maxNameLength = 100;

/** Form of a room name: what is safe in a path and in a log. */
export const roomNamePattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._~-]{0,99}$/u;

/** Form of a device session: at least 128 random bits in base64url. */
export const devicePattern = /^[A-Za-z0-9_-]{22,128}$/;

/** `POST /api/v1/rooms/{room}/entries`: asks to come in. */
export interface EntryBody {
  /** Display name, at most {@link maxNameLength} characters; empty for whoever gives none. */
  readonly name: string;
  /** Secret of this device session ({@link devicePattern}): the same one comes back as the same participant. */
  readonly device: string;
  /** A signed link's ticket, when the host gave one. */
  readonly ticket?: string;
}

/** Answer to {@link EntryBody}, status 200. */
export interface AdmittedBody {
  readonly status: 'admitted';
  /** LiveKit URLs (`ws` or `wss`), best first. */
  readonly servers: readonly string[];
  /** LiveKit token, good for joining during two minutes. */
  readonly token: string;
  /** Bearer credential for this participant's own requests to our server (hand, name). */
  readonly credential: string;
  /** What this server can do for this person. */
  readonly capabilities: readonly string[];
}

/** `PUT /api/v1/rooms/{room}/me/hand`, Bearer credential; answers 204. */
export interface HandBody {
  readonly raised: boolean;
}

/** `PUT /api/v1/rooms/{room}/me/name`, Bearer credential; answers 204. */
export interface NameBody {
  readonly name: string;
}

/**
 * What every refusal looks like: a problem document (RFC 9457, `application/problem+json`).
 * `code` is stable and meant for programs; `detail` is a plain sentence and never holds a secret.
 */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
}

/** Codes of the server's refusals. */
export type ProblemCode =
  | 'request-invalid'
  | 'room-not-found'
  | 'room-full'
  | 'not-in-room'
  | 'credential-invalid'
  | 'origin-refused'
  | 'not-found'
  | 'media-server-unreachable'
  | 'internal';
