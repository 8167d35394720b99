import type { SealedColumn, SealedFile } from '@kedu/snapshot';
import type { ListResult } from '@kedu/engine';
import { ERROR_COLUMNS, type ErrorColumn, errorFigure } from '@kedu/tables';
import { placeOf } from './sealedData.ts';

/** What was drawn for a member when its list was sealed, by the column that it fills. */
export type SettledFigures = (member: number, column: ErrorColumn) => number;

/**
 * What errors leave open of a list, as columns over the units of its file: drawn once, sealed beside the values.
 *
 * Shape: one column a heading of OUT-4, in their order; `members` gives the member at each position. Rule: SEAL-6. Errors: none.
 */
export function settledColumns(list: ListResult, members: Int32Array, period: string): readonly SealedColumn[] {
  return ERROR_COLUMNS.map((name) => ({
    kind: 'settled',
    indicator: '',
    name,
    period,
    content: Float64Array.from(members, (m) => errorFigure(list, m, name)),
  }));
}

/** The same out of a file, copied; none where the file has no such column, `fault` where it has some of them only. Rule: SEAL-6, SEAL-3. */
export function settledFigures(sealed: SealedFile, members: Int32Array): { readonly figures?: SettledFigures; readonly fault?: true } {
  const places = ERROR_COLUMNS.flatMap((name) => placeOf(sealed, 'settled', { indicator: '', name }) ?? []);
  if (places.length === 0) return {};
  if (places.length < ERROR_COLUMNS.length) return { fault: true };
  const columns = new Map(
    places.map((place, k) => {
      const content = sealed.floats(place);
      const byMember = new Float64Array(content.length);
      members.forEach((m, i) => {
        byMember[m] = content[i] as number;
      });
      return [ERROR_COLUMNS[k] as ErrorColumn, byMember];
    }),
  );
  return { figures: (member, column) => columns.get(column)?.[member] as number };
}
