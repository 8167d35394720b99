import { type Column, missingReason, type MissingReason, quantise, tidyScore } from '@kedu/model';
import type { CompiledExpression, MethodParam } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import type { MethodCase, MethodValue } from '../normalise/method.ts';
import { METHODS } from '../normalise/methods.ts';
import { NO_PEERS } from '../normalise/reference.ts';
import { comparesWithPeers } from '../steps/calibrate.ts';
import { referenceKey } from '../steps/referenceKey.ts';
import { rounded } from '../steps/scoreLeaf.ts';
import type { LeafScores } from '../steps/scoreTable.ts';
import { formulaScope } from '../values/formulaScope.ts';
import { tidied } from '../values/tidied.ts';
import { conversionArithmetic, convert } from './convert.ts';
import type { Conversion, Ruler, RulerCell, RulerUnit } from './recognition.ts';
import type { SideOfRun } from './side.ts';

/** A pair as one ruler measures by it. */
export interface RulerPair {
  /** Position among the pairs of the table. */
  readonly pair: number;
  readonly own: LeafScores;
  readonly other: LeafScores;
  /** Into the ruler's definition. */
  readonly conversion: Conversion;
  /** 0–100. */
  readonly weight: number;
}

/**
 * Units of both sides by the methods, references, targets and weights of one of them.
 *
 * Rule: RECOGNISE-2, RECOGNISE-4 (docs/spec/recognition.md). Shape: units by rank, then by ID; those without a total last.
 */
export function measure(own: SideOfRun, other: SideOfRun, pairs: readonly RulerPair[], covers: number): Ruler {
  const { total } = own.trace.input.scheme.rounding;
  const side = own.position;
  const ruled = pairs.map((pair) => ruledMethod(own.trace, pair));
  const places = new Map(own.trace.enrolment.units.map(({ id }, unit) => [id, unit]));
  const measured = [
    ...own.units.map((unit) =>
      unitOf(
        own,
        unit,
        ruled.map((pair) => ownCell(own, pair, unit)),
      ),
    ),
    ...other.units.map((unit) => {
      const here = places.get(other.trace.enrolment.units[unit]?.id ?? '') ?? -1;
      return unitOf(
        other,
        unit,
        ruled.map((pair) => convertedCell(own, other, pair, unit, here)),
      );
    }),
  ];
  const totals = measured.map(({ total: quanta }) => quanta ?? Number.NEGATIVE_INFINITY);
  const units = measured
    .map(
      (unit): RulerUnit => ({
        ...unit,
        rank: unit.total === undefined ? 0 : 1 + totals.filter((quanta) => quanta > (unit.total as number)).length,
      }),
    )
    .sort((a, b) => (a.rank || Number.MAX_SAFE_INTEGER) - (b.rank || Number.MAX_SAFE_INTEGER) || (a.id < b.id ? -1 : 1));
  return { side, places: total.places, covers, units };

  function unitOf(from: SideOfRun, index: number, cells: readonly RulerCell[]): RulerUnit {
    const unit = from.trace.assessment.units[index];
    if (!unit) throw new RangeError(`no unit ${index} in the run of ${from.trace.input.scheme.id}`);
    let weighed = 0;
    let weight = 0;
    cells.forEach(({ score }, i) => {
      if (score === undefined) return;
      const share = (pairs[i] as RulerPair).weight;
      weighed += share * score;
      weight += share;
    });
    const { id, code, name, example } = unit;
    const quanta = weight > 0 ? quantise(tidyScore(weighed / weight), total) : undefined;
    return { side: from.position, id, code, name, example, ...(quanta === undefined ? {} : { total: quanta }), rank: 0, cells };
  }
}

/** The ruler's own unit: its score as it stands. */
function ownCell({ list }: SideOfRun, { pair, own }: RulerPair, unit: number): RulerCell {
  const value = cellOf(own.prepared.filled, unit);
  const score = list.parts.get(own.leaf.path)?.score;
  const reason = score ? missingReason(score.missing[unit] ?? 0) : 'not_applicable';
  const head = { pair, ...(typeof value === 'number' ? { value, converted: value } : {}), arithmetic: '' };
  return reason ? { ...head, missing: reason } : { ...head, score: score?.values[unit] as number };
}

/** A unit of the other side, `here` in the ruler's run: value → converted → clipped to the peers of the ruler → method → bounds → rounding. */
function convertedCell(own: SideOfRun, other: SideOfRun, ruled: RuledMethod, theirUnit: number, here: number): RulerCell {
  const { pair, own: leaf, other: theirs, conversion } = ruled;
  const value = cellOf(theirs.prepared.filled, theirUnit);
  if (typeof value !== 'number') return { pair, arithmetic: '', missing: value };
  const converted = convert(value, conversion);
  const head = { pair, value, converted, arithmetic: conversionArithmetic(value, conversion) };
  const isCompared = comparesWithPeers(leaf.leaf);
  const reference = isCompared ? own.trace.references.get(referenceKey(own.list.list, leaf.leaf.path, '')) : NO_PEERS;
  if (!reference) return { ...head, missing: 'no_reference' };
  const x = isCompared ? Math.min(reference.max, Math.max(reference.min, converted)) : converted;
  const clipped = x === converted ? {} : { clippedTo: x };
  const { params, missing } = parametersFor(ruled, here, (name) => {
    const asked = cellOf(other.trace.data[name](theirs.indicator.id, other.trace.input.period), theirUnit);
    return typeof asked === 'number' ? convert(asked, conversion) : asked;
  });
  if (missing) return { ...head, ...clipped, missing };
  const method = METHODS[leaf.leaf.method.name];
  const input: MethodCase = { x, better: leaf.indicator.better, params, reference, cap: leaf.cap };
  const raw = method.score(input);
  if (!Number.isFinite(raw)) return { ...head, ...clipped, missing: Number.isNaN(raw) ? method.why(input) : 'undefined' };
  const bounded = raw < leaf.floor ? leaf.floor : raw > leaf.cap ? leaf.cap : raw;
  return { ...head, ...clipped, score: rounded(bounded, own.trace.input.scheme.rounding.indicator) };
}

/** The ruler's method over all units of its run: parameters alike for all, columns of those that differ. */
interface RuledMethod extends RulerPair {
  readonly fixed: Readonly<Record<string, MethodValue>>;
  readonly varying: readonly (readonly [name: string, column: Column])[];
  /** Those that stand for the indicator's own target and baseline. */
  readonly taken: readonly (readonly [name: 'target' | 'baseline', column: Column])[];
}

function ruledMethod({ input, enrolment, data }: Trace, pair: RulerPair): RuledMethod {
  const { leaf, indicator } = pair.own;
  const scope = formulaScope({ scheme: input.scheme, enrolment, data }, indicator, input.period);
  const fixed: Record<string, MethodValue> = {};
  const varying: [string, Column][] = [];
  for (const [name, param] of Object.entries(leaf.method.params)) {
    if (isExpression(param)) varying.push([name, tidied(param.evaluate(scope))]);
    else if (param !== undefined) fixed[name] = param;
  }
  const taken = METHODS[leaf.method.name].takes
    .filter((name) => leaf.method.params[name] === undefined)
    .map((name) => [name, data[name](indicator.id, input.period)] as const);
  return { ...pair, fixed, varying, taken };
}

/** Parameters for a unit that is not of the ruler's list; where the ruler gives no target or baseline, the unit's own. */
function parametersFor(
  { fixed, varying, taken }: RuledMethod,
  unit: number,
  ownOf: (name: 'target' | 'baseline') => number | MissingReason,
): { readonly params: Readonly<Record<string, MethodValue>>; readonly missing?: MissingReason } {
  const params: Record<string, MethodValue> = { ...fixed };
  let missing: MissingReason | undefined;
  const take = (name: string, cell: number | MissingReason): void => {
    if (typeof cell === 'number') params[name] = cell;
    else missing ??= cell === 'division_by_zero' || cell === 'undefined' ? cell : 'no_reference';
  };
  for (const [name, column] of varying) take(name, cellOf(column, unit));
  for (const [name, column] of taken) {
    const ruled = cellOf(column, unit);
    take(name, typeof ruled === 'number' ? ruled : ownOf(name));
  }
  return missing === undefined ? { params } : { params, missing };
}

function isExpression(param: MethodParam | undefined): param is CompiledExpression {
  return typeof param === 'object' && !Array.isArray(param);
}

function cellOf({ values, missing }: Column, unit: number): number | MissingReason {
  return unit < 0 ? 'not_applicable' : (missingReason(missing[unit] ?? 0) ?? (values[unit] as number));
}
