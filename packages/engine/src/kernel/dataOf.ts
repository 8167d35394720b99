import type { Column } from '@kedu/model';
import type { CompiledExpression, Leaf } from '@kedu/scheme';
import type { EnrolledList, RunContext } from '../context.ts';
import { leavesOf } from '../steps/leavesOf.ts';
import { prepare } from '../steps/prepare.ts';
import { formulaScope } from '../values/formulaScope.ts';
import { tidied } from '../values/tidied.ts';
import type { SweepColumn, SweepData, SweepPlan } from './plan.ts';
import type { SweepOrder } from './profiles.ts';

/**
 * The columns of a plan out of a run's checked data, in the order of its units; for tests and small runs. A country reads a sealed file instead.
 *
 * Shape: one column for each of `plan.columns`; reasons are kept for all values. `prepared` columns are taken where the plan asks for them.
 * Rule: KERNEL-1, KERNEL-3. Errors: RangeError for a plan of another scheme.
 */
export function dataOf(ctx: RunContext, enrolled: EnrolledList, plan: SweepPlan, order: SweepOrder): SweepData {
  const tree = ctx.input.scheme.trees[enrolled.list.id];
  const leaves = new Map((tree ? leavesOf(tree) : []).map((leaf) => [leaf.path, leaf]));
  const needsPrepared = plan.columns.some(({ kind, path }) => kind === 'value' && path !== undefined);
  const prepared = needsPrepared ? prepare(ctx).get(enrolled.list.id)?.leaves : undefined;
  const columns = plan.columns.map((column): Column => {
    const { kind, path, indicator } = column;
    if (kind === 'target' || kind === 'baseline') return ctx.data[kind](indicator, ctx.input.period);
    if (path === undefined) return ctx.data.value(indicator, ctx.input.period);
    const leaf = leaves.get(path);
    if (!leaf) throw new RangeError(`no leaf ${path} in list ${enrolled.list.id}`);
    return kind === 'parameter' ? parameterOf(ctx, leaf, column) : (prepared?.get(path)?.treated as Column);
  });
  const { units, starts, profiles, byId } = order;
  return {
    units: units.length,
    starts,
    values: columns.map(({ values, missing }) =>
      Float64Array.from(units, (unit) => (missing[unit] === 0 ? (values[unit] as number) : Number.NaN)),
    ),
    gaps: columns.map(({ missing }, k) =>
      plan.columns[k]?.kind === 'value' ? Uint8Array.from(units, (unit) => missing[unit] as number) : undefined,
    ),
    ...(profiles.length > 1 ? { byId } : {}),
  };
}

function parameterOf({ input, enrolment, data }: RunContext, { method }: Leaf, { indicator, name = '' }: SweepColumn): Column {
  const own = input.scheme.indicators.find(({ id }) => id === indicator);
  if (!own) throw new RangeError(`no indicator ${indicator} in scheme ${input.scheme.id}`);
  const scope = formulaScope({ scheme: input.scheme, enrolment, data }, own, input.period);
  return tidied((method.params[name] as CompiledExpression).evaluate(scope));
}
