import { MOST_ITEMS, type RouteAnswer } from '@kedu/api';
import { useQuery } from '@tanstack/react-query';
import { ask } from './api.ts';
import { useLanguage } from './language.ts';
import { usePlace } from './place.ts';
import type { Asking } from './states.tsx';

type Units = RouteAnswer<'units'>['items'];

/** All units of the register, read anew after every command. */
export function useAllUnits(): Asking<Units> {
  const here = usePlace();
  const tongue = useLanguage();
  return useQuery({
    queryKey: ['units', here?.authority, here?.post, tongue, 'all'],
    queryFn: ({ signal }) => allUnits(here?.authority ?? '', signal),
  });
}

/** The units of an authority, page after page: a register is longer than one page. Errors: as `ask`. */
export async function allUnits(authority: string, signal?: AbortSignal): Promise<Units> {
  const units: Units[number][] = [];
  let cursor: string | undefined;
  do {
    const page = await ask('units', {
      params: { authority },
      query: { limit: MOST_ITEMS, ...(cursor === undefined ? {} : { cursor }) },
      ...(signal ? { signal } : {}),
    });
    units.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return units;
}
