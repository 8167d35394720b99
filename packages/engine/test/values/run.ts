import {
  type Column,
  cellOf,
  columnOf,
  type MissingReason,
  type Observations,
  type Period,
  periodOf,
  type UnitRegister,
  type UnitVersion,
} from '@kedu/model';
import type { Indicator, TargetRow } from '@kedu/scheme';
import type { AssessInput, CheckedData, Enrolment, RunContext } from '../../src/context.ts';
import { check } from '../../src/steps/check.ts';
import { fixture, type FixtureTables } from '../fixture.ts';

export type Cell = number | MissingReason;

/** Reported cells by indicator and period, in the order of the units. */
export type Reported = Readonly<Record<string, Readonly<Record<string, readonly Cell[]>>>>;

export interface RunTables extends Omit<FixtureTables, 'values' | 'indicators' | 'units'> {
  readonly units?: FixtureTables['units'];
  readonly indicators: Readonly<Record<string, Partial<Indicator>>>;
  readonly reported: Reported;
  readonly targetRows?: readonly Partial<TargetRow>[];
  readonly versions?: readonly Partial<UnitVersion>[];
  readonly observedUnits?: readonly string[];
}

/** A run whose data went through the real `check`; everything else is the shared fixture. */
export function run(tables: RunTables): RunContext {
  const { reported, targetRows = [], versions, observedUnits, ...rest } = tables;
  const width = Math.max(1, ...Object.values(reported).flatMap((byPeriod) => Object.values(byPeriod).map((cells) => cells.length)));
  const units = tables.units ?? Array.from({ length: width }, (_, i) => `9901${String(i).padStart(2, '0')}`);
  const base = fixture({ ...rest, units });
  const ids = base.enrolment.units.map((unit) => unit.id);
  const targets = targetRows.map((row, i): TargetRow => ({ indicator: 'x', place: { file: 'targets.csv', line: i + 2 }, ...row }));
  const scheme = { ...base.input.scheme, targets };
  const register: UnitRegister = versions
    ? {
        versions: versions.map((version, i) => ({ ...(base.enrolment.units[i % ids.length] as UnitVersion), ...version })),
        memberships: [],
        successions: [],
      }
    : base.input.register;
  const input: AssessInput = { ...base.input, scheme, register, observations: observationsOf(reported, observedUnits ?? ids) };
  return { input, enrolment: base.enrolment, data: check(input, base.enrolment) };
}

export function observationsOf(reported: Reported, unitIds: readonly string[]): Observations {
  const columns = new Map(
    Object.entries(reported).flatMap(([id, byPeriod]) =>
      Object.entries(byPeriod).map(([period, cells]) => [`${id} ${period}`, columnOf(cells)] as const),
    ),
  );
  return {
    unitIds,
    indicators: Object.keys(reported),
    periods: [...new Set(Object.values(reported).flatMap((byPeriod) => Object.keys(byPeriod)))].sort(),
    column: (indicator, period) => columns.get(`${indicator} ${period}`),
    origin: (indicator, period, row) =>
      columns.has(`${indicator} ${period}`)
        ? { file: `${indicator}.csv`, line: row + 2, column: 4, text: 'as written', example: true }
        : undefined,
  };
}

export function cells(column: Column): Cell[] {
  return Array.from(column.values, (_, i) => cellOf(column, i));
}

/** Cells of one indicator in a period. */
export function cellsIn(data: CheckedData, indicator: string, period: string | Period): Cell[] {
  return cells(data.value(indicator, typeof period === 'string' ? periodOf(period) : period));
}

export type { Enrolment };
