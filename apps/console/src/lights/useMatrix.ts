import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { ask } from '../app/api.ts';
import { useLanguage } from '../app/language.ts';
import { usePlace } from '../app/place.ts';
import type { Lights, Matrix } from './matrix.ts';

/** Units of the first page, so that something stands there soon, and of every further one. */
const FIRST = 60;
const FURTHER = 500;

/** The lights of a list as far as they have come; the rest follows by itself. */
export interface MatrixRead {
  /** What the first page says of the whole; undefined before it came. */
  readonly head: Lights | undefined;
  readonly matrix: Matrix | undefined;
  readonly isWhole: boolean;
  readonly error: unknown;
  refetch(): unknown;
}

/** Reads the lights of a run, page after page; `list` undefined for the first that has any. `isOff` reads nothing. */
export function useMatrix(run: string, list: string | undefined, isOff = false): MatrixRead {
  const here = usePlace();
  const tongue = useLanguage();
  const authority = here?.authority ?? '';
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['lights', authority, here?.post, tongue, run, list],
    queryFn: ({ pageParam, signal }) =>
      ask('lights', {
        params: { authority, run },
        query: { list, limit: pageParam === undefined ? FIRST : FURTHER, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    enabled: !isOff,
  });
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, error]);
  const head = data?.pages[0];
  const matrix = useMemo(
    () => data?.pages[0] && { kinds: data.pages[0].kinds, columns: data.pages[0].columns, rows: data.pages.flatMap(({ items }) => items) },
    [data],
  );
  return { head, matrix, isWhole: data !== undefined && !hasNextPage, error, refetch };
}
