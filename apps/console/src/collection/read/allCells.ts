import { MOST_ITEMS } from '@kedu/api';
import { ask } from '../../app/api.ts';
import type { StandingFigure } from './sheetOf.ts';

/** Which figures of a round. */
export interface CellsAsked {
  readonly authority: string;
  readonly round: string;
  /** Of these indicators alone. */
  readonly indicators?: readonly string[] | undefined;
  readonly period?: string | undefined;
  readonly unit?: string | undefined;
}

/** So many indicators are asked for one by one; for more, the whole round is read. */
const ONE_BY_ONE = 12;

/** All figures that are asked for, page after page. Errors: as `ask`. */
export async function allCells(asked: CellsAsked, signal?: AbortSignal): Promise<readonly StandingFigure[]> {
  const indicators = asked.indicators ?? [];
  if (indicators.length === 0 || indicators.length > ONE_BY_ONE) return pagesOf(asked, undefined, signal);
  return (await Promise.all(indicators.map((indicator) => pagesOf(asked, indicator, signal)))).flat();
}

async function pagesOf(
  { authority, round, period, unit }: CellsAsked,
  indicator: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly StandingFigure[]> {
  const figures: StandingFigure[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask('cells', {
      params: { authority, round },
      query: {
        limit: MOST_ITEMS,
        ...(cursor === undefined ? {} : { cursor }),
        ...(indicator === undefined ? {} : { indicator }),
        ...(period === undefined ? {} : { period }),
        ...(unit === undefined ? {} : { unit }),
      },
      ...(signal ? { signal } : {}),
    });
    figures.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return figures;
}
