import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router';
import { routes } from './routes.tsx';

/** The HTML of a page, for `#root` of index.html. On the server the elements are empty tags; the browser fills them. */
export async function render(url: string): Promise<string> {
  const { query, dataRoutes } = createStaticHandler(routes);
  const context = await query(new Request(url));
  if (context instanceof Response) throw new Error(`Redirected to ${context.headers.get('location')}`);
  const router = createStaticRouter(dataRoutes, context);
  return renderToString(
    <StrictMode>
      {/* Without the inline script that would carry loaders' data: there are none, and the page's policy allows no such script. */}
      <StaticRouterProvider router={router} context={context} hydrate={false} />
    </StrictMode>,
  );
}
