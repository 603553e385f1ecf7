import type { MeetingError } from '../support/errors.ts';

/** Why a meeting is over for this person. */
export type LeaveReason =
  | 'left'
  | 'removed'
  | 'denied'
  | 'ended'
  | 'replaced'
  | 'expired'
  | 'full'
  | 'unreachable'
  | 'failed';

/** Where this person stands with the meeting: one thing at a time. */
export type Connection =
  | { readonly state: 'idle' }
  | { readonly state: 'joining' }
  /** At the door. `position` counts from 1; absent when the provider does not say. */
  | { readonly state: 'waiting'; readonly position?: number }
  /** In. `since`, when one came in, is in ms since the epoch, by this device's clock; reconnecting keeps it. */
  | { readonly state: 'joined'; readonly since: number }
  /** In, but the line is down: `downSince` in ms since the epoch. It comes back by itself or ends. */
  | { readonly state: 'reconnecting'; readonly since: number; readonly downSince: number }
  /** Over; `error` says more unless the person left. `join()` starts again. */
  | { readonly state: 'ended'; readonly reason: LeaveReason; readonly error?: MeetingError };

/** Whether the person is in the meeting, line up or down. */
export function isInMeeting(connection: Connection): connection is Extract<Connection, { since: number }> {
  return connection.state === 'joined' || connection.state === 'reconnecting';
}

/** Whether an attempt or a meeting is under way, so that devices are in use for it. */
export function isUnderWay(connection: Connection): boolean {
  return connection.state !== 'idle' && connection.state !== 'ended';
}
