/** What has happened: past tense, not to be prevented. */
import type { ErrorCode, LeaveReason, MeetingError, Participant } from '@visio-sdk/core';
import { VisioEvent } from './visio-event.ts';

/** The room can be used: the prejoin is shown, or joining has started. */
export class VisioReadyEvent extends VisioEvent {
  constructor() {
    super('visio-ready');
  }
}

/** At the door, or moved up in the queue. `position` counts from 1; undefined when the server does not say. */
export class VisioWaitingEvent extends VisioEvent<{ readonly position: number | undefined }> {
  constructor(position: number | undefined) {
    super('visio-waiting', { detail: { position } });
  }
}

/** In the meeting. */
export class VisioJoinedEvent extends VisioEvent {
  constructor() {
    super('visio-joined');
  }
}

/** Out of the meeting, or not let in: each attempt to join ends with one of these. */
export class VisioLeftEvent extends VisioEvent<{ readonly reason: LeaveReason }> {
  constructor(reason: LeaveReason) {
    super('visio-left', { detail: { reason } });
  }
}

/** Something went wrong. */
export class VisioErrorEvent extends VisioEvent<{
  readonly code: ErrorCode;
  /** Whether trying again can help. */
  readonly recoverable: boolean;
  /** What it is about, such as the name of an attribute. */
  readonly subject: string | undefined;
  /** English, for developers. */
  readonly message: string;
}> {
  constructor({ code, recoverable, subject, message }: MeetingError) {
    super('visio-error', { detail: { code, recoverable, subject, message } });
  }
}

/** The line is down; it comes back by itself (`visio-reconnected`) or the meeting ends (`visio-left`). */
export class VisioReconnectingEvent extends VisioEvent {
  constructor() {
    super('visio-reconnecting');
  }
}

/** The line is back. */
export class VisioReconnectedEvent extends VisioEvent {
  constructor() {
    super('visio-reconnected');
  }
}

/** Somebody came in after oneself. */
export class VisioParticipantJoinedEvent extends VisioEvent<{ readonly participant: Participant }> {
  constructor(participant: Participant) {
    super('visio-participant-joined', { detail: { participant } });
  }
}

/** Somebody else is gone. */
export class VisioParticipantLeftEvent extends VisioEvent<{ readonly participant: Participant }> {
  constructor(participant: Participant) {
    super('visio-participant-left', { detail: { participant } });
  }
}
