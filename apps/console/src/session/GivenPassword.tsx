import type { ReactNode } from 'react';
import { Dialog } from '../app/Dialog.tsx';
import { useWords } from '../app/language.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { useSignOut } from './useSignOut.ts';
import { SESSION_WORDS } from './words.ts';

/** Instead of every page, while the password is one that somebody else gave (SIGN-10): changing it, or leaving. */
export function GivenPassword(): ReactNode {
  const words = useWords(SESSION_WORDS);
  const signOut = useSignOut();
  return (
    <Dialog title={words.given}>
      <p>{words.givenHint}</p>
      <PasswordForm />
      <button type="button" className="plain" onClick={() => void signOut()}>
        {words.later}
      </button>
    </Dialog>
  );
}
