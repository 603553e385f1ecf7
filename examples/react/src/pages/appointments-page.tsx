import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { appointments } from '../appointments.ts';

/** The list of appointments. */
export function AppointmentsPage(): ReactElement {
  return (
    <>
      <h1>Mes rendez-vous</h1>
      <ul className="cards">
        {appointments.map(({ id, when, practitioner, speciality }) => (
          <li key={id}>
            <h2>{practitioner}</h2>
            <p>{speciality}</p>
            <p>{when}</p>
            <Link className="button" to={`rendez-vous/${id}`} aria-label={`Rejoindre la téléconsultation avec ${practitioner}`}>
              Rejoindre la téléconsultation
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
