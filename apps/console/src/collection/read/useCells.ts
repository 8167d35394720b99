import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../app/language.ts';
import { usePlace } from '../../app/place.ts';
import type { Asking } from '../../app/states.tsx';
import { allCells, type CellsAsked } from './allCells.ts';
import type { StandingFigure } from './sheetOf.ts';

/** All figures of a column, of a unit or of a round, read anew after every command. */
export function useCells(asked: CellsAsked): Asking<readonly StandingFigure[]> {
  const here = usePlace();
  const tongue = useLanguage();
  return useQuery({
    queryKey: ['cells', here?.authority, here?.post, tongue, asked],
    queryFn: ({ signal }) => allCells(asked, signal),
  });
}
