import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../app/api.ts';

/** Ends the session and leaves for the sign-in page with an empty memory: what was read of others is gone with it. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    try {
      await ask('signOut', {});
    } finally {
      queries.clear();
      globalThis.location.assign('/sign-in');
    }
  };
}
