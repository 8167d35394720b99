import { type Column, constantColumn, missingColumn, type Period, samePeriodLastYear } from '@kedu/model';
import type { CompiledScheme, Indicator, Read, Scope, TextColumn } from '@kedu/scheme';
import type { CheckedData, Enrolment } from '../context.ts';
import { periodBefore, spanOf } from './plan.ts';

/** What formulas, targets and method parameters are evaluated over. */
export interface FormulaContext {
  readonly scheme: Pick<CompiledScheme, 'indicators'>;
  readonly enrolment: Pick<Enrolment, 'units' | 'attribute'>;
  readonly data: Pick<CheckedData, 'value' | 'target' | 'baseline'>;
}

/**
 * Columns for an expression that stands at an indicator, in one period: bare IDs and `value('id')`, `previous('id')` (the
 * period of the same kind before), `last_year('id')` (the same period of last year), `target`, `baseline`, `param.*`, `unit.*`.
 *
 * Shape: columns over the units of the run, shared, not copied. A parameter that the indicator does not have is `no_reference`.
 * Rule: DERIVED-1 (docs/spec/values.md).
 * Errors: RangeError for a name outside the vocabulary (the scheme was compiled against it).
 */
export function formulaScope(ctx: FormulaContext, indicator: Indicator, period: Period): Scope {
  const size = ctx.enrolment.units.length;
  return {
    size,
    variable(name): Column | TextColumn {
      if (name === 'target') return ctx.data.target(indicator.id, period);
      if (name === 'baseline') return ctx.data.baseline(indicator.id, period);
      if (name.startsWith('param.')) return parameter(indicator, name, size);
      if (name.startsWith('unit.')) return ctx.enrolment.attribute(name.slice('unit.'.length));
      if (name === 'better') return { texts: Array.from({ length: size }, () => indicator.better) };
      return ctx.data.value(name, period);
    },
    lookup(name, argument) {
      const asked = askedPeriod(name, period);
      if (!asked) throw new RangeError(`no look-up ${name} at an indicator`);
      return ctx.data.value(argument, asked);
    },
  };
}

/** A constant of the indicator over all units; `no_reference` where it has none of that name. */
export function parameter(indicator: Pick<Indicator, 'params'>, name: string, size: number): Column {
  const value = indicator.params[name.slice('param.'.length)];
  return value === undefined ? missingColumn(size, 'no_reference') : constantColumn(size, value);
}

/** The indicator and period that a read of a formula means; undefined where it reads no indicator. */
export function indicatorRead(
  read: Read,
  period: Period,
  known: ReadonlyMap<string, Indicator>,
): readonly [indicator: string, period: Period] | undefined {
  if (read.kind === 'variable') return known.has(read.name) && !OWN_NAMES.includes(read.name) ? [read.name, period] : undefined;
  const asked = askedPeriod(read.name, period);
  return asked && [read.argument, asked];
}

/** Names of the language, which stand before an indicator of the same ID. */
const OWN_NAMES: readonly string[] = ['target', 'baseline', 'better'];

function askedPeriod(lookup: string, period: Period): Period | undefined {
  switch (lookup) {
    case 'value':
      return period;
    case 'previous':
      return periodBefore(period);
    case 'last_year':
      return period.kind === 'range' ? spanOf(period.first - 12, period.last - 12) : samePeriodLastYear(period);
    default:
      return undefined;
  }
}
