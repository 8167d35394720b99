import { countMarks, markedIndicator, readMarks, withMarks } from '@kedu/engine';
import type { Observations, Period, UnitRegister } from '@kedu/model';
import type { CompiledScheme, Indicator } from '@kedu/scheme';
import type { Case } from './caseFile.ts';

const COLUMNS = ['rater', 'group', 'own_unit', 'unit', 'indicator', 'mark'] as const;

/**
 * Observations with the marks of a case in place of all marks of its period, counted by the rules of the schemes as the marks of a pack are. A mark that
 * a pack would be refused for is a fault of the case and throws.
 */
export function withCaseMarks(
  base: Observations,
  register: UnitRegister,
  period: Period,
  schemes: readonly CompiledScheme[],
  marks: Case['marks'],
): Observations {
  if (!marks) return base;
  const rated = schemes.flatMap(({ indicators }) => indicators.filter(({ raters }) => raters !== undefined));
  const indicators = [...new Map(rated.map((indicator): [string, Indicator] => [indicator.id, indicator])).values()];
  const lines = marks.map((mark) => COLUMNS.map((column) => mark[column] ?? '').join(','));
  const read = readMarks([{ file: 'case', text: `${[COLUMNS.join(','), ...lines].join('\n')}\n` }], register, period, indicators);
  const faults = read.issues.filter(({ severity }) => severity === 'error');
  if (faults.length > 0)
    throw new Error(`marks: ${faults.map(({ code, place }) => `${code} of mark ${(place.line ?? 1) - 1}`).join(', ')}`);
  const counted = indicators.flatMap((indicator) => {
    const own = read.marks.get(indicator.id);
    return own && indicator.raters ? [{ indicator, period: period.id, file: 'case', counted: countMarks(own, indicator.raters) }] : [];
  });
  return withMarks(withoutMarks(base, period), counted, register);
}

function withoutMarks(base: Observations, period: Period): Observations {
  const isGone = (name: string, id: string): boolean => id === period.id && markedIndicator(name) !== undefined;
  return {
    ...base,
    column: (name, id) => (isGone(name, id) ? undefined : base.column(name, id)),
    origin: (name, id, unit) => (isGone(name, id) ? undefined : base.origin(name, id, unit)),
  };
}
