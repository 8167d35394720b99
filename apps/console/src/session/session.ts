import type { SessionAnswer } from '../app/answers.ts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { ask } from '../app/api.ts';
import { expiry } from '../app/expiry.ts';
import { refusedOf } from '../app/refusedError.ts';
import { handOver } from './handOver.ts';

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client }): Promise<SessionAnswer | null> => {
    for (;;) {
      try {
        const session = await ask('session', {});
        const before = client.getQueryData<SessionAnswer | null>(['session']);
        if (!before || before.person === session.person) return session;
        // Somebody else came in another window: the page stays the first one's while it is left.
        handOver();
        return before;
      } catch (error) {
        if (refusedOf(error)?.status !== 401) throw error;
        // Whoever was here has to come back before the page goes on; whoever was not is sent to sign in.
        if (!client.getQueryData(['session'])) return null;
        await expiry.wait();
      }
    }
  },
  staleTime: 60_000,
});

/** Who is signed in. Pages behind the head have somebody: the router sends everybody else to sign in. */
export function useSession(): SessionAnswer {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error('a page behind sign-in was shown without a session');
  return data;
}
