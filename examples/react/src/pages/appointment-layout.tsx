import { MeetingProvider } from '@visio-sdk/react';
import type { ReactElement } from 'react';
import { NavLink, Outlet, useOutletContext, useParams } from 'react-router';
import { appointments, type Appointment } from '../appointments.ts';
import { LeaveProvider } from '../call/leave-question.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/**
 * All pages of one appointment. The meeting lives here, above them: whoever looks at the documents stays in the call, and
 * whoever leaves these pages leaves the call.
 */
export function AppointmentLayout(): ReactElement {
  const { id } = useParams();
  const appointment = appointments.find((one) => one.id === id);
  if (!appointment) return <NotFoundPage />;
  return (
    // A provider keeps its meeting: another appointment is another provider.
    <MeetingProvider key={appointment.id} options={{ room: appointment.room }}>
      <h1>{`Téléconsultation avec ${appointment.practitioner}`}</h1>
      <p>{`${appointment.speciality}, ${appointment.when.toLowerCase()}`}</p>
      <nav aria-label="Ce rendez-vous">
        <NavLink to="." end>Consultation</NavLink>
        <NavLink to="documents">Documents</NavLink>
      </nav>
      <LeaveProvider>
        <Outlet context={appointment} />
      </LeaveProvider>
    </MeetingProvider>
  );
}

/** The appointment that a page is about. */
export function useAppointment(): Appointment {
  return useOutletContext<Appointment>();
}
