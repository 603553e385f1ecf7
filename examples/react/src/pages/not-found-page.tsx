import type { ReactElement } from 'react';
import { Link } from 'react-router';

/** For addresses that name nothing. */
export function NotFoundPage(): ReactElement {
  return (
    <>
      <h1>Page introuvable</h1>
      <p><Link to="/">Retour à mes rendez-vous</Link></p>
    </>
  );
}
