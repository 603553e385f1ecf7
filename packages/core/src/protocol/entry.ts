/** The wire between the `visio` provider and our server, JSON over HTTP under `/api/v1/`: coming in. */
import type { Role } from './claims.ts';

/** Version of this wire, in the path. */
export const apiPath = '/api/v1';

/** Longest display name the server takes, in UTF-16 code units. */
export const maxNameLength = 100;

/** Form of a room name: what is safe in a path and in a log. */
export const roomNamePattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._~-]{0,99}$/u;

/** Form of a device session: at least 128 random bits in base64url. */
export const devicePattern = /^[A-Za-z0-9_-]{22,128}$/;

/** `POST /api/v1/rooms/{room}/entries`: asks to come in. Asking again with the same device session is the same person. */
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
  /** Bearer credential for this participant's own requests to our server. */
  readonly credential: string;
  /** What this server can do for this person. */
  readonly capabilities: readonly string[];
}

/** Answer to {@link EntryBody}, status 202: somebody inside decides. */
export interface WaitingBody {
  readonly status: 'waiting';
  /** Bearer ticket that watches this one knock (`GET`) and takes it back (`DELETE`) at `/rooms/{room}/knock`. */
  readonly knock: string;
  /** Place in the queue, from 1. */
  readonly position: number;
}

/**
 * `GET /api/v1/rooms/{room}/knock`, Bearer knock: how the knock stands; with `Accept: text/event-stream` each change, as
 * `data:` of a server-sent event, the first one at once. `admitted` is no token: the device session that knocked fetches
 * its own with another {@link EntryBody}, so that a stolen knock lets nobody in.
 */
export type KnockBody =
  | { readonly status: 'waiting'; readonly position: number }
  | { readonly status: 'admitted' }
  | { readonly status: 'denied' }
  /** The room was ended or locked meanwhile, or nobody answered for too long. */
  | { readonly status: 'ended' | 'locked' | 'expired' };

/** `PUT /api/v1/rooms/{room}/me/hand`, Bearer credential; answers 204. */
export interface HandBody {
  readonly raised: boolean;
}

/** `PUT /api/v1/rooms/{room}/me/name`, Bearer credential; answers 204. */
export interface NameBody {
  readonly name: string;
}

/** `GET /api/v1/rooms/{room}/me`, Bearer credential: what this person may do now (a role can change in the call). */
export interface MeBody {
  readonly role: Role;
  readonly capabilities: readonly string[];
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
  | 'room-locked'
  | 'room-ended'
  | 'entry-denied'
  | 'removed'
  | 'not-in-room'
  | 'not-waiting'
  | 'participant-not-found'
  | 'credential-invalid'
  | 'ticket-invalid'
  | 'ticket-expired'
  | 'ticket-used'
  | 'not-allowed'
  | 'client-too-old'
  | 'too-many-requests'
  | 'origin-refused'
  | 'not-found'
  | 'media-server-unreachable'
  | 'storage-unreachable'
  | 'internal';
