import type { LeaveReason } from '@visio-sdk/core';
import { useEffect, useRef, type ReactElement } from 'react';
import { Link } from 'react-router';

const texts: Partial<Record<LeaveReason, string>> = {
  left: 'Vous avez quitté la consultation.',
  ended: 'La consultation est terminée.',
  removed: 'Le praticien a mis fin à la consultation.',
  denied: 'Le praticien ne peut pas vous recevoir maintenant.',
  replaced: 'Vous avez rejoint la consultation sur un autre appareil.',
};

/** How the consultation ended, and the ways on. */
export function Ending({ reason, onBack }: { readonly reason: LeaveReason; readonly onBack: () => void }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>{texts[reason] ?? 'La consultation a été interrompue.'}</h2>
      <p>
        <button type="button" onClick={onBack}>Revenir</button> <Link to="/">Mes rendez-vous</Link>
      </p>
    </section>
  );
}
