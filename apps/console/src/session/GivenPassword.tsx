import type { ReactNode } from 'react';
import { Dialog } from '../app/Dialog.tsx';
import { useWords } from '../app/language.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { StillIn } from './StillIn.tsx';
import { useSignOut } from './useSignOut.ts';
import { SESSION_WORDS } from './words.ts';

/** Instead of every page, while the password is one that somebody else gave (SIGN-10): changing it, or leaving. */
export function GivenPassword(): ReactNode {
  const words = useWords(SESSION_WORDS);
  const signingOut = useSignOut();
  return (
    <Dialog title={words.given}>
      <p>{words.givenHint}</p>
      <PasswordForm />
      <StillIn isStillIn={signingOut.isStillIn} />
      <button type="button" className="plain" onClick={() => void signingOut.leave()}>
        {words.later}
      </button>
    </Dialog>
  );
}
