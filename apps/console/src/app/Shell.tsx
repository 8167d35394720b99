import { Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ExpiredDialog } from '../session/ExpiredDialog.tsx';
import { GivenPassword } from '../session/GivenPassword.tsx';
import { useSession } from '../session/session.ts';
import { expiry } from './expiry.ts';
import { Head } from './Head.tsx';
import { localeOf, useLanguage, useWords } from './language.ts';
import { usePlace } from './place.ts';
import { SHELL_WORDS } from './words.ts';

/** The frame of every page behind sign-in: skip link, head, the page, and the dialog of a session that ended. */
export function Shell(): ReactNode {
  const words = useWords(SHELL_WORDS);
  const language = useLanguage();
  const { passwordIsGiven } = useSession();
  const isHandedOver = useSyncExternalStore(expiry.subscribe, expiry.isHandedOver);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [arrived, setArrived] = useState(path);
  useEffect(() => {
    document.documentElement.lang = localeOf(language);
  }, [language]);
  useEffect(() => {
    if (path === arrived) return;
    // A new page is read from its beginning, by eyes and by screen readers.
    setArrived(path);
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path, arrived]);
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Head />
      <main id="main" tabIndex={-1} ref={main} className="frame full">
        <ExampleBand />
        {!isHandedOver && (passwordIsGiven ? <GivenPassword /> : <Outlet />)}
      </main>
      <ExpiredDialog />
    </>
  );
}

/** Said on every page of an authority whose data are invented; it cannot be dismissed. */
function ExampleBand(): ReactNode {
  const words = useWords(SHELL_WORDS);
  const { places } = useSession();
  const here = usePlace();
  if (!places.some(({ authority }) => authority.id === here?.authority && authority.isExample)) return null;
  return (
    <div className="frame">
      <p className="example">{words.example}</p>
    </div>
  );
}
