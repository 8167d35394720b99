import {
  type Column,
  missingColumn,
  type Observations,
  type Origin,
  parsePeriod,
  type Period,
  periodContains,
  MISSING_REASONS,
  missingCode,
  type MissingReason,
  type UnitVersion,
} from '@kedu/model';
import type { Case } from './caseFile.ts';

/**
 * Observations with the cells that a case gives in place of those of the pack. Cells outside the period of the case, unknown
 * units, and names that do not match their code are faults of the case and throw.
 */
export function withGiven(base: Observations, units: readonly UnitVersion[], period: Period, given: Case['given']): Observations {
  if (!given) return base;
  const cells = new Map<string, Map<number, number | MissingReason>>();
  const extra = new Set<string>();
  for (const { unit, values } of given) {
    const index = base.unitIds.indexOf(unitOf(units, unit).id);
    if (index < 0) throw new Error(`${unit} reports nothing at all`);
    for (const [indicator, byPeriod] of Object.entries(values)) {
      for (const [id, value] of Object.entries(byPeriod)) {
        const within = parsePeriod(id);
        if (!within || !periodContains(period, within)) throw new Error(`${indicator}: ${id} lies outside ${period.id}`);
        const key = `${indicator}|${id}`;
        const column = cells.get(key) ?? new Map<number, number | MissingReason>();
        column.set(index, typeof value === 'number' ? value : reasonOf(value));
        cells.set(key, column);
        extra.add(id);
      }
    }
  }
  const known = new Set([...base.indicators, ...[...cells.keys()].map((key) => key.split('|')[0] as string)]);
  return {
    unitIds: base.unitIds,
    indicators: [...known].sort(),
    periods: [...new Set([...base.periods, ...extra])].sort(),
    column: (indicator, id) => {
      const own = base.column(indicator, id);
      const change = cells.get(`${indicator}|${id}`);
      return change ? changed(own ?? missingColumn(base.unitIds.length, 'overdue'), change) : own;
    },
    origin: (indicator, id, index): Origin | undefined => {
      const value = cells.get(`${indicator}|${id}`)?.get(index);
      return value === undefined ? base.origin(indicator, id, index) : { file: 'case', line: 1, text: String(value), example: true };
    },
  };
}

/** The unit that a case names by code and name. */
export function unitOf(units: readonly UnitVersion[], reference: string): UnitVersion {
  const [code] = reference.split(' ');
  const unit = units.find((one) => one.code === code);
  if (unit?.name['zh-CN'] !== reference.slice((code as string).length + 1)) throw new Error(`no unit ${reference}`);
  return unit;
}

function changed(column: Column, change: ReadonlyMap<number, number | MissingReason>): Column {
  const values = column.values.slice();
  const missing = column.missing.slice();
  for (const [index, value] of change) {
    values[index] = typeof value === 'number' ? value : Number.NaN;
    missing[index] = typeof value === 'number' ? 0 : missingCode(value);
  }
  return { values, missing };
}

function reasonOf(text: string): MissingReason {
  const reason = MISSING_REASONS.slice(1).find((one) => one === text);
  if (!reason) throw new Error(`no reason for a missing value: ${text}`);
  return reason as MissingReason;
}
