import { createMeeting, type Meeting, type MeetingOptions } from '@visio-sdk/core';
import { createContext, createElement, useContext, useEffect, useInsertionEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { errorLogOf } from './error-log.ts';

/** The meeting around a component; undefined outside, and inside a `<VisioRoom>`, which has its own. */
export const MeetingContext = createContext<Meeting | undefined>(undefined);

/** A meeting that the host made, or options for one of the provider's own. */
export type MeetingProviderProps = { readonly children?: ReactNode } & (
  | { /** The host's own: it stays as it is when the provider goes. */ readonly meeting: Meeting; readonly options?: never }
  | { /** Read at each `join()`, so they may change. */ readonly options?: MeetingOptions; readonly meeting?: never }
);

/**
 * Gives everything below it a meeting, and plays everybody's sound. The call belongs to the provider, not to what shows
 * it: components below may come, go and change places. A meeting of its own ends when the provider is unmounted, and
 * camera and microphone go off.
 */
export function MeetingProvider({ meeting: given, options = {}, children }: MeetingProviderProps): ReactElement {
  const latest = useRef(options);
  // Before any effect, so that whoever joins in one does it with the options of the same render.
  useInsertionEffect(() => {
    latest.current = options;
  });
  // Nothing to undo should it not be needed, or be thrown away by React: until it is used a meeting touches nothing.
  const [own] = useState(() => createMeeting(() => latest.current));
  const meeting = given ?? own;
  const ending = useRef<{ readonly meeting: Meeting; readonly timer: ReturnType<typeof setTimeout> } | undefined>(undefined);

  useEffect(() => {
    if (ending.current?.meeting === meeting) clearTimeout(ending.current.timer);
    const stops = [meeting.speakers.play(), errorLogOf(meeting).watch()];
    return () => {
      for (const stop of stops) stop();
      // StrictMode and Fast Refresh unmount and mount again in one go, and that must not cost the call.
      if (!given) ending.current = { meeting, timer: setTimeout(() => void meeting.leave().catch(() => {})) };
    };
  }, [meeting, given]);

  return createElement(MeetingContext.Provider, { value: meeting }, children);
}

/** The meeting around the component; throws outside a {@link MeetingProvider}. */
export function useMeeting(): Meeting {
  const meeting = useContext(MeetingContext);
  if (!meeting) throw new Error('There is no meeting here: put a <MeetingProvider> around this component.');
  return meeting;
}
