import type { PreviousRun } from '@kedu/engine';
import { quantaToNumber } from '@kedu/model';
import type { ReportContext, Standing } from './context.ts';

/** Runs that are shown: this one and those before. */
const MOST_RUNS = 8;

/** Results of one list in one run, by unit ID. */
export interface RunOfList {
  readonly period: string;
  readonly rows: ReadonlyMap<string, { readonly rank: number; readonly score: number; readonly ranked: boolean }>;
}

/** The runs of a list at hand, the earliest first, this one last. */
export function runsOf({ list }: Standing, { view, assessment, places }: ReportContext): readonly RunOfList[] {
  const read = (run: Pick<PreviousRun, 'lists' | 'unitIds' | 'totalPlaces' | 'period'>): RunOfList[] => {
    const own = run.lists.find((one) => one.list === list.list);
    if (!own) return [];
    const rows = [...own.members].map((unit, k) => {
      const rank = own.rank[k] as number;
      return [run.unitIds[unit] ?? '', { rank, score: quantaToNumber(own.score[k] as number, run.totalPlaces), ranked: rank > 0 }] as const;
    });
    return [{ period: run.period.id, rows: new Map(rows) }];
  };
  const earlier = view.previous
    .slice(0, MOST_RUNS - 1)
    .flatMap(read)
    .reverse();
  const now = read({ lists: [list], unitIds: assessment.units.map(({ id }) => id), totalPlaces: places, period: assessment.period });
  return [...earlier, ...now];
}
