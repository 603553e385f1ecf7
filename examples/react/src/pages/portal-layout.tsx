import { useEffect, useRef, type ReactElement } from 'react';
import { Link, Outlet, useLocation } from 'react-router';

/** Header and footer of every page; after a change of page the focus is on it, as after loading one. */
export function PortalLayout(): ReactElement {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current !== pathname) main.current?.focus();
    last.current = pathname;
  }, [pathname]);

  return (
    <>
      <a className="skip" href="#contenu">Aller au contenu</a>
      <header className="banner">
        <p>
          <Link to="/">Maison de santé des Tilleuls</Link>
          <small>Portail d’exemple, service fictif</small>
        </p>
      </header>
      <main id="contenu" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <footer>
        <p>Une urgence ? Appelez le <a href="tel:15">15</a>.</p>
      </footer>
    </>
  );
}
