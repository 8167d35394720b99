import { infiniteQueryOptions } from '@tanstack/react-query';
import { ask } from '../app/api.ts';
import type { Language } from '../app/language.ts';

/** Files that are asked for at once. */
const AT_ONCE = 100;

/** The imports of a round, page behind page: the answer of one names where the next begins. */
export function importPages(of: {
  readonly authority: string;
  readonly post: string | undefined;
  readonly round: string;
  readonly tongue: Language;
}) {
  return infiniteQueryOptions({
    queryKey: ['imports', of],
    queryFn: ({ pageParam: cursor, signal }) =>
      ask('imports', {
        params: { authority: of.authority, round: of.round },
        query: { limit: AT_ONCE, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}
