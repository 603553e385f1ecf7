import { isInMeeting, type Connection, type Meeting, type MeetingError } from '@visio-sdk/core';
import {
  VisioErrorEvent,
  VisioJoinedEvent,
  VisioLeftEvent,
  VisioParticipantJoinedEvent,
  VisioParticipantLeftEvent,
  VisioReconnectedEvent,
  VisioReconnectingEvent,
  VisioWaitingEvent,
} from './facts.ts';
import { watchErrors } from '../internal/watch-errors.ts';

/** Dispatches an event on the target for each thing that happens in the meeting; returns how to stop. */
export function mirrorEvents(meeting: Meeting, target: EventTarget): () => void {
  let connection = meeting.connection.get();
  let others = othersIn(meeting);

  const sync = () => {
    // All is taken over before anything is told: a listener may call `leave()`, and we are back here at once.
    const [was, now] = [connection, meeting.connection.get()];
    const [before, after] = [others, othersIn(meeting)];
    connection = now;
    others = after;
    if (now !== was) for (const event of eventsOf(was, now)) target.dispatchEvent(event);
    // Whoever is already there on joining has not joined after us, and nobody leaves because we do.
    if (!isInMeeting(was) || !isInMeeting(now)) return;
    for (const one of after) if (!before.includes(one)) target.dispatchEvent(new VisioParticipantJoinedEvent(one));
    for (const one of before) if (!after.includes(one)) target.dispatchEvent(new VisioParticipantLeftEvent(one));
  };

  const stops = [
    // Before `sync`, so that an error is told before the meeting's end it has caused.
    watchErrors(meeting, (error: MeetingError) => target.dispatchEvent(new VisioErrorEvent(error))),
    meeting.connection.subscribe(sync),
    meeting.participants.subscribe(sync),
  ];
  return () => stops.forEach((stop) => stop());
}

function othersIn(meeting: Meeting) {
  return meeting.participants.get().filter((one) => !one.isLocal);
}

function eventsOf(was: Connection, now: Connection): Event[] {
  switch (now.state) {
    case 'waiting':
      return [new VisioWaitingEvent(now.position)];
    case 'joined':
      return [was.state === 'reconnecting' ? new VisioReconnectedEvent() : new VisioJoinedEvent()];
    case 'reconnecting':
      return [new VisioReconnectingEvent()];
    case 'ended':
      return [new VisioLeftEvent(now.reason)];
    default:
      return [];
  }
}
