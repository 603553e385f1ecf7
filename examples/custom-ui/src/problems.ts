import type { Meeting, MeetingError } from '@visio-sdk/core';
import { byId, watch } from './page.ts';
import { errorText } from './texts.ts';

/** Says what goes wrong, wherever the meeting keeps it: a state's error as long as it is there, others until closed. */
export function showProblems(meeting: Meeting): void {
  const box = byId('problems');
  const shown = new Map<string, HTMLElement>();
  const show = (place: string, error: MeetingError | undefined) => {
    shown.get(place)?.remove();
    shown.delete(place);
    if (!error) return;
    const line = document.createElement('p');
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Fermer';
    close.addEventListener('click', () => show(place, undefined));
    line.append(errorText(error), ' ', close);
    shown.set(place, line);
    box.append(line);
  };

  for (const place of ['camera', 'microphone', 'screenShare'] as const) watch(meeting[place].state, ({ error }) => show(place, error));
  watch(meeting.connection, (connection) => show('connection', connection.state === 'ended' ? connection.error : undefined));
  meeting.onError((error) => {
    // A lost device is in its state as well.
    const inState = [meeting.camera, meeting.microphone].some(({ state }) => state.get().error === error);
    if (!inState) show(error.code, error);
  });
}
