import type { Column } from '@kedu/model';
import type { Indicator, Leaf } from '@kedu/scheme';
import type { CheckedData, RunContext } from '../context.ts';
import { type Elsewhere, elsewhereOf } from '../values/elsewhere.ts';
import { formulaScope, indicatorRead } from '../values/formulaScope.ts';
import { tidied } from '../values/tidied.ts';

/** What is added to the values of an indicator, over the units of the run; undefined where nothing is. */
export type Deviations = (indicator: string) => Float64Array | undefined;

/**
 * Indicators whose value in the period of the run moves with any of those given: they themselves, and what is computed from them in the
 * same period.
 *
 * Errors: none. Example: `gdp_per_head = gdp / people`, gdp moves → gdp and gdp_per_head.
 */
export function movedBy({ input }: Pick<RunContext, 'input'>, moving: ReadonlySet<string>): ReadonlySet<string> {
  const { scheme, period } = input;
  const known = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
  const moved = new Set(moving);
  const reads = ({ formula, fromChildren }: Indicator): readonly string[] => [
    ...(formula?.reads ?? []).flatMap((read) => {
      const asked = indicatorRead(read, period, known);
      return asked && asked[1].id === period.id ? [asked[0]] : [];
    }),
    ...(fromChildren ? [fromChildren.indicator, ...(fromChildren.weight === undefined ? [] : [fromChildren.weight])] : []),
  ];
  for (let before = -1; before !== moved.size; ) {
    before = moved.size;
    for (const indicator of scheme.indicators) if (reads(indicator).some((id) => moved.has(id))) moved.add(indicator.id);
  }
  return moved;
}

/** Whether the score of a leaf moves with these indicators: its value, what this is divided by, or a parameter of its method. */
export function leafMoves({ indicator, per, method }: Leaf, moved: ReadonlySet<string>): boolean {
  if (moved.has(indicator) || (per !== undefined && moved.has(per.indicator))) return true;
  return parametersMove({ method }, moved);
}

/** Whether a parameter of a method is computed from one of these indicators. */
export function parametersMove({ method }: Pick<Leaf, 'method'>, moved: ReadonlySet<string>): boolean {
  return Object.values(method.params).some(
    (param) =>
      typeof param === 'object' &&
      'reads' in param &&
      param.reads.some((read) => moved.has(read.kind === 'variable' ? read.name : read.argument)),
  );
}

/** Arrays of moved values by indicator, which the next draw overwrites. */
export type DrawnValues = Map<string, Float64Array>;

/**
 * Checked data with the values of the run’s period moved by deviations; whatever is computed from them follows, and values stay in the
 * range of their indicator.
 *
 * Shape: as the data of the run; other periods, targets and baselines are theirs. Missing: what is missing in the run stays so, with its
 * reason; what cannot be computed from moved values stays as it was.
 * `into` holds arrays of an earlier draw that may be overwritten. Rule: DRAW-2. Errors: none. Example: range [0, 100], value 99, deviation
 * 3 → 100.
 */
export function disturbedData(ctx: RunContext, moved: ReadonlySet<string>, deviations: Deviations, into?: DrawnValues): CheckedData {
  const { input, enrolment, data: base } = ctx;
  const { scheme, period: now } = input;
  const known = new Map<string, Column>();
  const value: CheckedData['value'] = (id, period) => {
    if (period.id !== now.id || !moved.has(id)) return base.value(id, period);
    const made = known.get(id) ?? drawn(id);
    known.set(id, made);
    return made;
  };
  const data: CheckedData = { ...base, value };
  let elsewhere: Elsewhere | undefined;
  const fromBelow = (indicator: Indicator): Column | undefined => {
    elsewhere ??= elsewhereOf(input, enrolment, data);
    return elsewhere.column(indicator, now);
  };
  const drawn = (id: string): Column => {
    const indicator = scheme.indicators.find((one) => one.id === id) as Indicator;
    const before = base.value(id, now);
    const computed = indicator.formula
      ? tidied(indicator.formula.evaluate(formulaScope({ scheme, enrolment, data }, indicator, now)))
      : (indicator.fromChildren && fromBelow(indicator)) || before;
    const values = into?.get(id) ?? new Float64Array(before.values.length);
    into?.set(id, values);
    return deviated(indicator, before, computed, deviations(id), values);
  };
  return data;
}

function deviated(
  { range }: Indicator,
  before: Column,
  computed: Column,
  deviation: Float64Array | undefined,
  values: Float64Array,
): Column {
  values.set(before.values);
  const { missing } = before;
  const lowest = range?.[0] ?? Number.NEGATIVE_INFINITY;
  const highest = range?.[1] ?? Number.POSITIVE_INFINITY;
  for (let unit = 0; unit < values.length; unit += 1) {
    if (missing[unit] !== 0) continue;
    if (computed.missing[unit] !== 0) continue;
    const own = deviation?.[unit] ?? 0;
    const x = computed.values[unit] as number;
    values[unit] = own === 0 ? x : Math.min(Math.max(x + own, lowest), highest);
  }
  return { values, missing };
}
