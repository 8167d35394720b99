import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { Dialog } from '../app/Dialog.tsx';
import { expiry } from '../app/expiry.ts';
import { useWords } from '../app/language.ts';
import { handOver } from './handOver.ts';
import { useSession } from './session.ts';
import { signInName } from './signInName.ts';
import { SignInForm } from './SignInForm.tsx';
import { SESSION_WORDS } from './words.ts';

/**
 * Over the page when the session has ended: the same person signs in again, and whatever was asked goes on (SIGN-4). The page below keeps all that was typed.
 */
export function ExpiredDialog(): ReactNode {
  const hasExpired = useSyncExternalStore(expiry.subscribe, expiry.hasExpired);
  const isHandedOver = useSyncExternalStore(expiry.subscribe, expiry.isHandedOver);
  if (isHandedOver) return <HandedOver />;
  return hasExpired ? <Again /> : null;
}

/** For the moment in which the page is left, and for whoever comes back to it. */
function HandedOver(): ReactNode {
  const words = useWords(SESSION_WORDS);
  return (
    <Dialog title={words.another}>
      <p>{words.anotherHint}</p>
      <div className="buttons">
        <button type="button" className="main" onClick={handOver}>
          {words.anotherLeave}
        </button>
      </div>
    </Dialog>
  );
}

function Again(): ReactNode {
  const words = useWords(SESSION_WORDS);
  const queries = useQueryClient();
  const { person } = useSession();
  const [leaves, setLeaves] = useState(false);
  return (
    <Dialog title={words.expired}>
      <p>{words.expiredHint}</p>
      <SignInForm
        name={signInName.get()}
        onSignedIn={(session) => {
          // Somebody else must not go on with what the first one had on his screen.
          if (session.person !== person) return handOver();
          queries.setQueryData(['session'], session);
          expiry.renewed();
        }}
      />
      <p className="note">{leaves ? words.otherHint : ''}</p>
      <button type="button" className="plain" onClick={() => (leaves ? globalThis.location.assign('/sign-in') : setLeaves(true))}>
        {leaves ? words.leave : words.other}
      </button>
    </Dialog>
  );
}
