import type { Participant } from '@visio-sdk/core';
import { useParticipant, useParticipants, useSpeaking } from '@visio-sdk/react';
import type { ReactElement } from 'react';

/** Who is there, in words. */
export function People(): ReactElement {
  const participants = useParticipants();
  return (
    <section aria-labelledby="people">
      <h2 id="people">{`Participants (${participants.length})`}</h2>
      <ul className="people">
        {participants.map((participant) => <Person key={participant.identity} participant={participant} />)}
      </ul>
    </section>
  );
}

function Person({ participant }: { readonly participant: Participant }): ReactElement {
  const { name, publications } = useParticipant(participant);
  const isMuted = publications.microphone?.muted ?? true;
  const speaks = useSpeaking(participant);
  return (
    <li>
      {name || 'Sans nom'}
      {participant.isLocal && ' (vous)'}
      <span className="state">{isMuted ? 'micro coupé' : speaks ? 'parle' : ''}</span>
    </li>
  );
}
