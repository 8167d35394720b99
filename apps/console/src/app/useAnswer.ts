import type { RouteAnswer, RouteName } from '@kedu/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask, type Question } from './api.ts';
import { useLanguage } from './language.ts';
import { usePlace } from './place.ts';
import type { Asking } from './states.tsx';

/**
 * What a route answers, read when it is first shown and again after every command, in this post and language.
 *
 * Example: const rounds = useAnswer('rounds', { params: { authority } }); <Answered asking={rounds}>{({ items }) => …}</Answered>.
 */
export function useAnswer<N extends RouteName>(
  name: N,
  question: Question<N>,
  { isOff = false, keeps = false }: { readonly isOff?: boolean; readonly keeps?: boolean } = {},
): Asking<RouteAnswer<N>> {
  const here = usePlace();
  const tongue = useLanguage();
  return useQuery({
    queryKey: [name, here?.authority, here?.post, tongue, question],
    queryFn: ({ signal }) => ask(name, { ...question, signal }),
    enabled: !isOff,
    ...(keeps ? { placeholderData: keepPreviousData } : {}),
  }) as Asking<RouteAnswer<N>>;
}
