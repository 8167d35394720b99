import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { language, localeOf, useLanguage, useWords } from '../app/language.ts';
import { useAsked } from '../app/params.ts';
import { place } from '../app/place.ts';
import { placeToBegin } from '../app/placeOptions.ts';
import { SHELL_WORDS } from '../app/words.ts';
import { ownPath } from './ownPath.ts';
import { SignInForm } from './SignInForm.tsx';
import { SESSION_WORDS } from './words.ts';

/** Where everybody begins. After it: the page that was asked for, in the post that was used last. */
export function Page(): ReactNode {
  const words = useWords(SESSION_WORDS);
  const shell = useWords(SHELL_WORDS);
  const tongue = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const to = ownPath(useAsked('to'));
  useEffect(() => {
    document.documentElement.lang = localeOf(tongue);
    document.title = `${words.title} · ${shell.product}`;
  }, [tongue, words, shell]);
  return (
    <main className="frame">
      <div className="sign-in">
        <h1>{shell.product}</h1>
        <p className="soft">{words.subtitle}</p>
        <SignInForm
          onSignedIn={(session) => {
            queries.clear();
            queries.setQueryData(['session'], session);
            place.set(placeToBegin(session.places, place.get()));
            void navigate({ href: to });
          }}
        />
        <p>
          <button
            type="button"
            className="plain"
            lang={tongue === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => language.set(tongue === 'zh' ? 'en' : 'zh')}
          >
            {shell.language}
          </button>
        </p>
      </div>
    </main>
  );
}
