import type { Issue } from '@kedu/model';
import type { TableMapping } from '../observe/tableMapping.ts';
import { guessIssue } from './codes.ts';
import { UNDECIDED } from './tableContext.ts';

/**
 * What a guess left open in mappings and nobody filled in yet.
 *
 * Shape: one issue for each place of the mapping file. Rule: GUESS-9. Errors: GUESS_UNDECIDED.
 * Example: `period: { fixed: "?" }` in the first table → GUESS_UNDECIDED at tables[0].period.
 */
export function undecided(mappings: readonly TableMapping[], file: string): readonly Issue[] {
  return mappings.flatMap((mapping, table) => {
    const tell = (what: string, path: string): Issue => guessIssue('GUESS_UNDECIDED', { file, path: `tables[${table}].${path}` }, { what });
    const fixed = (['unit', 'indicator', 'period'] as const).filter((what) => {
      const where = mapping[what];
      return typeof where === 'object' && 'fixed' in where && where.fixed === UNDECIDED;
    });
    const columns = mapping.values.flatMap((value, i) =>
      (['unit', 'indicator', 'period'] as const)
        .filter((what) => value[what] === UNDECIDED)
        .map((what) => tell(what, `values[${i}].${what}`)),
    );
    const words = (
      [
        ['unit', mapping.unitWords],
        ['indicator', mapping.indicatorWords],
        ['period', mapping.periodWords],
      ] as const
    ).flatMap(([what, own]) => [...own].filter(([, id]) => id === UNDECIDED).map(([text]) => tell(what, `words.${what}s.${text}`)));
    return [...fixed.map((what) => tell(what, what)), ...columns, ...words];
  });
}
