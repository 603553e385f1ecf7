import '@visio-sdk/elements/define-all';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { routes } from './routes.tsx';

const root = document.getElementById('root')!;
const router = createBrowserRouter(routes, { basename: import.meta.env.BASE_URL });
const page = (
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>
);

if (root.firstElementChild) hydrateRoot(root, page);
else createRoot(root).render(page);
