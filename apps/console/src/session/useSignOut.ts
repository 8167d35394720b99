import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { signOut } from './signOut.ts';

/** Signing out by a button. */
export interface SigningOut {
  /** Ends the session and leaves for the sign-in page with an empty memory: what was read of others is gone with it. */
  leave(): Promise<void>;
  /** It was tried, and the session is not over: whoever leaves the screen now leaves it open. */
  readonly isStillIn: boolean;
}

/** Leaves only once the session is over. */
export function useSignOut(): SigningOut {
  const queries = useQueryClient();
  const [isStillIn, setStillIn] = useState(false);
  const leave = async (): Promise<void> => {
    setStillIn(false);
    if (!(await signOut())) return setStillIn(true);
    queries.clear();
    globalThis.location.assign('/sign-in');
  };
  return { leave, isStillIn };
}
