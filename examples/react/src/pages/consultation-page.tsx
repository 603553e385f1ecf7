import { isInMeeting, isUnderWay } from '@visio-sdk/core';
import { useConnection, VisioNotices, VisioPrejoin, VisioStage } from '@visio-sdk/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { CallToolbar } from '../call/call-toolbar.tsx';
import { Ending } from '../call/ending.tsx';
import { People } from '../call/people.tsx';
import { Waiting } from '../call/waiting.tsx';

/** The consultation itself: the step before, the wait at the door, the call, how it ended. */
export function ConsultationPage(): ReactElement {
  const connection = useConnection();
  const [wantsBack, setWantsBack] = useState(false);
  if (wantsBack && isUnderWay(connection)) setWantsBack(false);

  return (
    <div className="consultation">
      <VisioNotices endShown />
      {isInMeeting(connection) ? (
        <Call />
      ) : connection.state === 'waiting' ? (
        <Waiting position={connection.position} />
      ) : connection.state === 'ended' && !wantsBack ? (
        <Ending reason={connection.reason} onBack={() => setWantsBack(true)} />
      ) : (
        <VisioPrejoin />
      )}
    </div>
  );
}

function Call(): ReactElement {
  const section = useRef<HTMLElement>(null);
  // The button that had the focus is gone with the step before.
  useEffect(() => section.current?.focus(), []);
  return (
    <section className="call" aria-label="Consultation" tabIndex={-1} ref={section}>
      <VisioStage className="stage" />
      <CallToolbar />
      <People />
    </section>
  );
}
