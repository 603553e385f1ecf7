import { isInMeeting } from '@visio-sdk/core';
import { useConnection, VisioNotices, VisioStage } from '@visio-sdk/react';
import type { ReactElement } from 'react';
import { CallToolbar } from '../call/call-toolbar.tsx';
import { useAppointment } from './appointment-layout.tsx';

/** What there is to read, with the call beside it. */
export function DocumentsPage(): ReactElement {
  const { documents } = useAppointment();
  const connection = useConnection();
  return (
    <div className="beside">
      <section aria-labelledby="documents">
        <h2 id="documents">Documents</h2>
        {documents.length === 0 ? <p>Aucun document pour ce rendez-vous.</p> : <ul>{documents.map((name) => <li key={name}>{name}</li>)}</ul>}
      </section>
      {isInMeeting(connection) && (
        <aside aria-label="Consultation en cours">
          <VisioNotices />
          <VisioStage className="stage small" layout="speaker" />
          <CallToolbar controls="microphone camera leave" />
        </aside>
      )}
    </div>
  );
}
