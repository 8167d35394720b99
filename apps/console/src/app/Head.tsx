import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSession } from '../session/session.ts';
import { StillIn } from '../session/StillIn.tsx';
import { useSignOut } from '../session/useSignOut.ts';
import { tongueOf } from './Datum.tsx';
import { Go } from './Go.tsx';
import { language, useLanguage, useWords } from './language.ts';
import { useMarks } from './marks.ts';
import { mayIn } from './mayIn.ts';
import { optionsOf } from './placeOptions.ts';
import { place, usePlace } from './place.ts';
import { PAGES } from './routes.tsx';
import { SHELL_WORDS } from './words.ts';

/** Name, navigation by what the post may do, the post itself, language and account. */
export function Head(): ReactNode {
  const words = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const marks = useMarks();
  const session = useSession();
  const here = usePlace();
  const navigate = useNavigate();
  const signingOut = useSignOut();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // The menu of a phone is open on the page where it was opened, and shut on the next.
  const [openAt, setOpenAt] = useState<string>();
  const isOpen = openAt === path;
  // Once left it is shut, also for who comes back.
  if (openAt !== undefined && !isOpen) setOpenAt(undefined);
  const options = optionsOf(session.places, tongue);
  const links = PAGES.flatMap(({ path, navigation }) => (navigation ? [{ path, ...navigation }] : []))
    .filter(({ needs }) => needs.length === 0 || needs.some((permission) => mayIn(session.places, here, permission)))
    .sort((a, b) => a.order - b.order);
  const open = isOpen ? { 'data-open': '' } : {};
  return (
    <header className="head">
      <div className="frame">
        <Go className="name" to="/">
          {words.product}
        </Go>
        <button type="button" className="menu-button" aria-expanded={isOpen} onClick={() => setOpenAt(isOpen ? undefined : path)}>
          {words.menu}
        </button>
        <div className="acting" {...open}>
          {options.length > 0 && (
            <label>
              {words.place}{' '}
              <select
                value={here ? `${here.authority} ${here.post}` : ''}
                onChange={(event) => {
                  const [authority = '', post = ''] = event.target.value.split(' ');
                  place.set({ authority, post });
                  void navigate({ to: '/' });
                }}
              >
                {options.map(({ authority, post, text }) => (
                  <option key={`${authority} ${post}`} value={`${authority} ${post}`} lang={tongueOf(text, tongue)}>
                    {text}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Go to="/account" label={marks.of(words.account, session.name)}>
            {session.name}
          </Go>
          <button
            type="button"
            className="plain"
            lang={tongue === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => language.set(tongue === 'zh' ? 'en' : 'zh')}
          >
            {words.language}
          </button>
          <button type="button" className="plain" onClick={() => void signingOut.leave()}>
            {words.signOut}
          </button>
        </div>
        <nav aria-label={words.navigation} {...open}>
          <ul>
            {links.map((link) => (
              <li key={link.path}>
                <Go to={link.path} isCurrent={isAt(path, link.path)}>
                  {String(words[link.word])}
                </Go>
              </li>
            ))}
          </ul>
        </nav>
        <StillIn isStillIn={signingOut.isStillIn} />
      </div>
    </header>
  );
}

function isAt(path: string, link: string): boolean {
  return link === '/' ? path === '/' : path === link || path.startsWith(`${link}/`);
}
