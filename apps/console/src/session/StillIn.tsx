import type { ReactNode } from 'react';
import { useWords } from '../app/language.ts';
import { SESSION_WORDS } from './words.ts';

/** Said where signing out was tried and the session is not over. */
export function StillIn({ isStillIn }: { readonly isStillIn: boolean }): ReactNode {
  const words = useWords(SESSION_WORDS);
  return isStillIn ? (
    <div className="refusal" role="alert">
      <p>{words.stillIn}</p>
    </div>
  ) : null;
}
