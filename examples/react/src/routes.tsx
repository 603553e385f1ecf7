import type { RouteObject } from 'react-router';
import { AppointmentLayout } from './pages/appointment-layout.tsx';
import { AppointmentsPage } from './pages/appointments-page.tsx';
import { ConsultationPage } from './pages/consultation-page.tsx';
import { DocumentsPage } from './pages/documents-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { PortalLayout } from './pages/portal-layout.tsx';

/** The pages, for the browser and for the server. */
export const routes: RouteObject[] = [
  {
    path: '/',
    element: <PortalLayout />,
    children: [
      { index: true, element: <AppointmentsPage /> },
      {
        path: 'rendez-vous/:id',
        element: <AppointmentLayout />,
        children: [
          { index: true, element: <ConsultationPage /> },
          { path: 'documents', element: <DocumentsPage /> },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];
