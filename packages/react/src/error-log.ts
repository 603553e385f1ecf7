import type { Meeting, MeetingError, Readable } from '@visio-sdk/core';

/** How many errors are kept: more than that nobody reads. */
const KEPT = 5;

/** The last errors of a meeting, newest last, until they are dismissed. */
export interface ErrorLog extends Readable<readonly MeetingError[]> {
  /** Takes errors down from now on, wherever they appear; returns how to stop. */
  watch(): () => void;
  dismiss(error: MeetingError): void;
}

const logs = new WeakMap<Meeting, ErrorLog>();

/** The one log of a meeting, however many components ask for it. */
export function errorLogOf(meeting: Meeting): ErrorLog {
  const log = logs.get(meeting) ?? createErrorLog(meeting);
  logs.set(meeting, log);
  return log;
}

function createErrorLog(meeting: Meeting): ErrorLog {
  const known = new WeakSet<MeetingError>();
  const listeners = new Set<() => void>();
  const places = [meeting.connection, meeting.camera.state, meeting.microphone.state, meeting.screenShare.state];
  let errors: readonly MeetingError[] = [];
  const set = (next: readonly MeetingError[]) => {
    errors = next;
    for (const listener of listeners) listener();
  };
  const add = (error: MeetingError | undefined) => {
    // One error may be both in a state and reported.
    if (!error || known.has(error)) return;
    known.add(error);
    set([...errors, error].slice(-KEPT));
  };
  return {
    get: () => errors,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    watch() {
      const stops = places.map((place) => {
        const look = () => {
          const value = place.get();
          if ('error' in value) add(value.error);
        };
        look();
        return place.subscribe(look);
      });
      stops.push(meeting.onError(add));
      return () => stops.forEach((stop) => stop());
    },
    dismiss: (error) => set(errors.filter((one) => one !== error)),
  };
}
