import type { ReactNode } from 'react';
import { Datum } from '../app/Datum.tsx';
import { inChina } from '../app/day.ts';
import { Dialog } from '../app/Dialog.tsx';
import { useWords } from '../app/language.ts';
import { useMarks } from '../app/marks.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { useSession } from './session.ts';
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
      <GivenBy />
      <PasswordForm />
      <StillIn isStillIn={signingOut.isStillIn} />
      <button type="button" className="plain" onClick={() => void signingOut.leave()}>
        {words.later}
      </button>
    </Dialog>
  );
}

/** By whose hands the password came, and when (SIGN-13). */
function GivenBy(): ReactNode {
  const words = useWords(SESSION_WORDS);
  const marks = useMarks();
  const { given } = useSession();
  if (given === undefined) return null;
  const names = given.by.map(({ id, name }) => (id === 'kedu' ? words.givenByMachine : name));
  return (
    <p>
      <Datum>{marks.listed(names)}</Datum> {words.givenBy(inChina(given.at))}
    </p>
  );
}
