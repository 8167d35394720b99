import type { DeterminationRow } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { keptColumns, type Withhold } from '../sealed/disclosure.ts';

/**
 * Which items of a determination are not shown: those on proposals that are withheld, and grades that are blank.
 *
 * Shape: by the row as the scheme has it. Rules: DISCLOSE-6, DISCLOSE-7, DISCLOSE-11.
 */
export function droppedItems({ assessment, trace }: AssessedRun, withhold: Withhold): (row: DeterminationRow) => boolean {
  const idOf = new Map(trace.input.register.versions.map(({ id, code }) => [code, id]));
  return ({ list, unitCode, period, item, rule, subject }) => {
    const unit = idOf.get(unitCode) ?? unitCode;
    if (item === 'proposal') return withhold('determination', { list, unit, period, item, rule, subject }) !== undefined;
    const own = assessment.lists.find((one) => one.list === list);
    const member = own ? [...own.members].findIndex((index) => assessment.units[index]?.id === unit) : -1;
    const reason = withhold('results', { list, unit, period, group: own?.groups[member] ?? '' });
    return reason !== undefined && !keptColumns('results', reason).includes('grade');
  };
}
