import { fold } from '../criteria/folded.ts';
import type { TableColumn } from './heading.ts';

/**
 * Which of several columns of targets counts: the one of the assessed year, else one that names no year, else any; of several the last.
 *
 * Rule: WORKBOOK-6. Undefined where there is none.
 * Example: of 2025年目标值, 2026年目标值 in a workbook of 2025 → the first.
 */
export function targetColumn(columns: readonly TableColumn[], year: number): TableColumn | undefined {
  const yearOf = ({ heading }: TableColumn): number | undefined => {
    const stated = /(20\d\d)/.exec(fold(heading).text)?.[1];
    return stated === undefined ? undefined : Number(stated);
  };
  const last = (fits: (one: TableColumn) => boolean): TableColumn | undefined => columns.filter(fits).at(-1);
  return last((one) => yearOf(one) === year) ?? last((one) => yearOf(one) === undefined) ?? columns.at(-1);
}
