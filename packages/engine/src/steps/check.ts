import { type Column, constantColumn, missingColumn, type Period } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { AssessInput, CheckedData, Enrolment, SourceCell } from '../context.ts';
import { withRaters } from '../raters/rated.ts';
import { chainsByIndicator } from '../responsibility/joint.ts';
import { tidied } from '../values/tidied.ts';
import { calendarReason, isUnderEmbargo } from '../values/calendar.ts';
import { filled, hasBlanks, isBlank, lastDue, lastOf, sumOf, withReason } from '../values/combine.ts';
import { elsewhereOf } from '../values/elsewhere.ts';
import { existenceOf } from '../values/existence.ts';
import { reportedFaults } from '../values/faults.ts';
import { formulaScope, indicatorRead } from '../values/formulaScope.ts';
import { planOf, type ValuePlan, yearOf } from '../values/plan.ts';
import { reportedTable } from '../values/reported.ts';
import { withSurveys } from '../surveys/surveyed.ts';
import { sharedReports } from '../values/shared.ts';
import { type Measure, targetTable } from '../values/targets.ts';

/**
 * Checked data out of reported values: any indicator in any period, every gap with its reason, and all problems at once.
 *
 * 1 reported value of exactly that period (by the unit or one that shares it) → 2 combined from shorter periods by accrual → 3 derived by formula, from
 * the units below or from another scheme → 4 gaps by the
 * calendar → 5 embargo → 6 units that did not exist.
 * Shape: columns over the units of the run. They are made when they are first asked for, then shared: callers never write to
 * them. Missing: never zero, reason carried.
 * Rule: CHECK-1…9, ACCRUAL-1…7, DERIVED-1, TARGET-1 (docs/spec/values.md), FROM-1, FROM-2, FROM-5 (docs/spec/composed.md).
 * Errors: `issues` (VALUE_CODES); RangeError for an indicator that the scheme does not have and for a cycle of formulas.
 * Example: flow by month, 2023 with October unreported after its due day → `overdue`.
 */
export function check(input: AssessInput, enrolment: Enrolment): CheckedData {
  const { scheme, asOf } = input;
  const size = enrolment.units.length;
  const known = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
  const reports = withSurveys(withRaters(reportedTable(input.observations, enrolment), scheme), scheme, asOf);
  const { table, issues: sharing } = sharedReports(reports, scheme.indicators, enrolment, chainsByIndicator(scheme, enrolment));
  const targets = targetTable(scheme, enrolment);
  const existence = existenceOf(input.register, enrolment);
  const begin = Math.min(earliest(known, table), input.period.first, yearOf(input.period).first);
  const allAlive = !enrolment.alive.includes(0);
  const plans = new Map<string, ValuePlan>();

  const named = (id: string): Indicator => {
    const indicator = known.get(id);
    if (!indicator) throw new RangeError(`no indicator ${id} in scheme ${scheme.id}`);
    return indicator;
  };

  const plan = (indicator: Indicator, period: Period): ValuePlan => {
    const key = `${indicator.id} ${period.id}`;
    const result = plans.get(key) ?? planOf(indicator, period, table.periods(indicator.id));
    plans.set(key, result);
    return result;
  };

  const value = memoised((id, period) => {
    const indicator = named(id);
    const column = isDerived(indicator) ? derived(indicator, period) : observed(indicator, period);
    return settled(indicator, period, column);
  });

  const observed = (indicator: Indicator, period: Period): Column => {
    const { reported, tiles, combine, never } = plan(indicator, period);
    let column: Column | undefined;
    for (const one of reported) {
      if (column && !hasBlanks(column)) break;
      const next = table.column(indicator.id, one.id);
      if (next) column = filled(column, next);
    }
    if (tiles.length > 0 && (!column || hasBlanks(column))) {
      const parts = tiles.map((tile) => value(indicator.id, tile));
      column = filled(column, combine === 'sum' ? sumOf(parts, size) : lastOf(parts, size));
    }
    const reason = never ? 'not_due' : calendarReason(indicator, period, asOf);
    return column ? withReason(column, reason, isBlank) : missingColumn(size, reason);
  };

  const derived = (indicator: Indicator, period: Period): Column => {
    if (period.last < begin) return missingColumn(size, calendarReason(indicator, period, asOf));
    if (indicator.formula) return tidied(indicator.formula.evaluate(formulaScope({ scheme, enrolment, data }, indicator, period)));
    return elsewhere.column(indicator, period) ?? missingColumn(size, 'undefined');
  };

  const settled = (indicator: Indicator, period: Period, column: Column): Column => {
    const shown = isUnderEmbargo(indicator, period, asOf) ? withReason(column, 'withheld', (code) => code === 0) : column;
    const absent = existence.absent(period);
    if (allAlive && !absent) return shown;
    return withReason(shown, 'not_applicable', (_, unit) => enrolment.alive[unit] === 0 || absent?.[unit] === 1);
  };

  const measured = (measure: Measure) =>
    memoised((id, period) => {
      const indicator = named(id);
      const own = ownMeasure(indicator[measure], indicator, period);
      const rows = targets.column(id, measure, period);
      if (!rows || !own) return rows ?? own ?? missingColumn(size, 'not_applicable');
      return merged(rows, own);
    });

  const ownMeasure = (quantity: Indicator['target'], indicator: Indicator, period: Period): Column | undefined => {
    if (quantity === undefined) return undefined;
    if (typeof quantity === 'number') return constantColumn(size, quantity);
    return tidied(quantity.evaluate(formulaScope({ scheme, enrolment, data }, indicator, period)));
  };

  const sources = (id: string, period: Period, unit: number): readonly SourceCell[] => {
    const indicator = named(id);
    if (indicator.formula) {
      if (period.last < begin) return [];
      const reads = indicator.formula.reads.flatMap((read) => {
        const asked = indicatorRead(read, period, known);
        return asked ? [asked] : [];
      });
      return distinct(reads.flatMap(([other, at]) => sources(other, at, unit)));
    }
    if (indicator.resultOf) return [];
    if (indicator.fromChildren) {
      const family = period.last < begin ? undefined : elsewhere.family(indicator, period, unit);
      return (family?.counted ?? []).flatMap((child) =>
        sources(indicator.fromChildren?.indicator ?? '', period, child).map((cell) => ({ unit: child, ...cell })),
      );
    }
    const { reported, tiles, combine } = plan(indicator, period);
    for (const one of reported) {
      const column = table.column(id, one.id);
      if (!column || isBlank(column.missing[unit] as number)) continue;
      if (column.missing[unit] !== 0) return [];
      const by = table.reporter(id, one.id, unit);
      const cell = { indicator: id, period: one.id, value: column.values[unit] as number, origin: table.origin(id, one.id, unit) };
      return [by === unit ? cell : { ...cell, unit: by }];
    }
    if (combine === 'sum') return tiles.flatMap((tile) => sources(id, tile, unit));
    const last =
      tiles[
        lastDue(
          tiles.map((tile) => value(id, tile)),
          unit,
        )
      ];
    return last ? sources(id, last, unit) : [];
  };

  const data: CheckedData = {
    value,
    sources,
    family: (id, period, unit) => (period.last < begin ? undefined : elsewhere.family(named(id), period, unit)),
    results: (id, period, unit) => elsewhere.results(named(id), period, unit),
    target: measured('target'),
    baseline: measured('baseline'),
    issues: [...reportedFaults(input, enrolment, reports, existence), ...sharing],
  };
  const elsewhere = elsewhereOf(input, enrolment, data);
  return data;
}

/** Whether a value is computed: nobody reports it. */
function isDerived({ formula, fromChildren, resultOf }: Indicator): boolean {
  return (formula ?? fromChildren ?? resultOf) !== undefined;
}

/** Columns by indicator and period, each made once. */
function memoised(make: (indicator: string, period: Period) => Column): (indicator: string, period: Period) => Column {
  const made = new Map<string, Map<string, Column | 'under way'>>();
  return (indicator, period) => {
    const own = made.get(indicator) ?? new Map<string, Column | 'under way'>();
    made.set(indicator, own);
    const found = own.get(period.id);
    if (found === 'under way') throw new RangeError(`formula of ${indicator} in ${period.id} asks for itself`);
    if (found) return found;
    own.set(period.id, 'under way');
    const column = make(indicator, period);
    own.set(period.id, column);
    return column;
  };
}

/** First month of which anything was reported. */
function earliest(known: ReadonlyMap<string, Indicator>, table: ReturnType<typeof reportedTable>): number {
  let first = Number.POSITIVE_INFINITY;
  for (const id of known.keys()) for (const period of table.periods(id)) first = Math.min(first, period.first);
  return first;
}

/** Rows of the table where they reach a unit, the indicator's own measure elsewhere. */
function merged(rows: Column, own: Column): Column {
  if (!rows.missing.some((code) => code !== 0)) return rows;
  const values = rows.values.slice();
  const missing = rows.missing.slice();
  missing.forEach((code, unit) => {
    if (code === 0) return;
    values[unit] = own.values[unit] as number;
    missing[unit] = own.missing[unit] as number;
  });
  return { values, missing };
}

function distinct(cells: readonly SourceCell[]): SourceCell[] {
  return [...new Map(cells.map((cell) => [`${cell.indicator} ${cell.period} ${cell.unit ?? ''}`, cell])).values()];
}
