import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useLanguage, useWords } from '../../app/language.ts';
import { usePlace } from '../../app/place.ts';
import { Empty, Loading } from '../../app/states.tsx';
import { useSession } from '../../session/session.ts';
import { allCells, type CellsAsked } from '../read/allCells.ts';
import { type Column, type Columns, columnId, sheetCell, sheetColumn, sheetUnits, type StandingFigure } from '../read/sheetOf.ts';
import { ENTRY_WORDS } from '../words.ts';
import { EntrySheet } from './EntrySheet.tsx';
import { useDesk } from './useDesk.ts';
import { useNewDay } from './useNewDay.ts';

/** The sheet of some asked columns: figures and drafts are put together, and the desk opened on them. */
export function EntryDeskOf({
  round,
  asked,
  columns,
  chosen,
  figures,
}: {
  readonly round: string;
  /** Which figures are read again. */
  readonly asked: CellsAsked;
  readonly columns: Columns;
  readonly chosen: readonly Column[];
  readonly figures: readonly StandingFigure[];
}): ReactNode {
  const words = useWords(ENTRY_WORDS);
  const language = useLanguage();
  const queries = useQueryClient();
  const here = usePlace();
  const { person } = useSession();
  const askColumns = useCallback(() => void queries.invalidateQueries({ queryKey: ['columns'] }), [queries]);
  useNewDay(askColumns);
  const input = useMemo(() => {
    const ids = new Set(chosen.map(columnId));
    const own = (all: readonly StandingFigure[]): readonly StandingFigure[] => all.filter((figure) => ids.has(columnId(figure)));
    return {
      person,
      authority: asked.authority,
      post: here?.post ?? '',
      round,
      units: sheetUnits(own(figures), language),
      columns: chosen.map((column) => sheetColumn(column, columns, language)),
      cells: own(figures).map(sheetCell),
      read: async () => own(await allCells(asked)).map(sheetCell),
      isLateNow: askColumns,
      cleared: words.cleared,
    };
  }, [person, here?.post, round, asked, columns, chosen, figures, language, words, askColumns]);
  const open = useDesk(input);
  if (input.cells.length === 0) return <Empty>{words.nothingAsked}</Empty>;
  if (open === undefined) return <Loading />;
  const captured = columns.items
    .filter(({ way, owner }) => way === 'connector' && owner.post === here?.post)
    .reduce((sum, { counts }) => sum + counts.asked, 0);
  return <EntrySheet desk={open.desk} restored={open.restored} captured={captured} round={round} onSubmitted={askColumns} />;
}
