import { useMeeting } from '@visio-sdk/react';
import type { ReactElement } from 'react';

/** At the door. */
export function Waiting({ position }: { readonly position: number | undefined }): ReactElement {
  const meeting = useMeeting();
  return (
    <section>
      <h2 role="status">{position ? `Vous êtes en salle d’attente, à la place ${position}` : 'Vous êtes en salle d’attente'}</h2>
      <button type="button" onClick={() => void meeting.leave()}>Quitter la salle d’attente</button>
    </section>
  );
}
