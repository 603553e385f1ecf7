import type { Meeting, MeetingError } from '@visio-sdk/core';

/**
 * Calls the listener once with each error of the meeting, wherever it appears: the end of the connection, a device or
 * a share that failed, or nothing in particular. Errors that are there already count as told. Returns how to stop.
 */
export function watchErrors(meeting: Meeting, listener: (error: MeetingError) => void): () => void {
  const told = new WeakSet<MeetingError>();
  const places = [meeting.connection, meeting.camera.state, meeting.microphone.state, meeting.screenShare.state];
  const errorIn = (place: (typeof places)[number]) => {
    const value = place.get();
    return 'error' in value ? value.error : undefined;
  };
  const tell = (error: MeetingError | undefined) => {
    if (!error || told.has(error)) return;
    told.add(error);
    listener(error);
  };
  for (const place of places) {
    const error = errorIn(place);
    if (error) told.add(error);
  }
  const stops = [meeting.onError(tell), ...places.map((place) => place.subscribe(() => tell(errorIn(place))))];
  return () => stops.forEach((stop) => stop());
}
