import { type UnitsBelow, unitsBelow } from '@kedu/engine';
import { type Column, missingCode, type UnitRegister } from '@kedu/model';
import type { FromChildren, Indicator } from '@kedu/scheme';
import type { ReportContext } from './context.ts';
import { leavesBelow } from './leavesBelow.ts';

/** One step down: a unit with its value in an indicator. */
export interface ChainStep {
  readonly unit: number;
  readonly indicator: string;
  readonly value: number;
}

/** A unit at the top, how many below it count, and the way down to the worst. */
export interface LevelChain {
  readonly unit: number;
  /** Undefined where missing. */
  readonly value: number | undefined;
  readonly counted: number;
  readonly of: number;
  /** At each level the unit with the worst value, from the level below the top to the lowest. */
  readonly worst: readonly ChainStep[];
}

/** No hierarchy of a government is deeper. */
const DEEPEST = 12;

/**
 * For an indicator that is made of the units below: each unit at the top with the chain city → county → village down to the worst.
 *
 * Shape: tops from the worst to the best, those without a value last. Of an indicator that reaches over a level (`kind`) the units between stand in the chain
 * with their own value of it, and the last is one of those that count: of that kind. Rule: FROM-7. Errors: none.
 * Example: 示例市 75 → 西县医院 65 → 西一村卫生室 60.
 */
export function levelChains(
  ctx: ReportContext,
  indicator: Indicator & { readonly fromChildren: FromChildren },
  register: UnitRegister,
): readonly LevelChain[] {
  const { assessment, scheme } = ctx;
  const { hierarchy, kind } = indicator.fromChildren;
  const values = (id: string): Column | undefined => assessment.values.get(id);
  const kept = new Map<string, UnitsBelow>();
  const below = (of: string, kindOf: string | undefined): UnitsBelow => {
    const key = `${of}/${kindOf ?? ''}`;
    const own = kept.get(key) ?? unitsBelow(assessment.units, register, { hierarchy: of, kind: kindOf }, assessment.period);
    kept.set(key, own);
    return own;
  };
  const ground: Ground = { known: new Map(scheme.indicators.map((one) => [one.id, one])), below, values };
  const counted = below(hierarchy, kind);
  const child = values(indicator.fromChildren.indicator);
  return topsOf(ctx, indicator, counted)
    .map((unit): LevelChain => {
      const asked = (counted.get(unit) ?? []).filter((one) => !isNotApplicable(child, one));
      return {
        unit,
        value: present(values(indicator.id), unit),
        counted: asked.filter((one) => present(child, one) !== undefined).length,
        of: asked.length,
        worst: chainBelow(unit, indicator, ground),
      };
    })
    .sort((a, b) => worseFirst(indicator, a.value, b.value) || a.unit - b.unit);
}

/** Units of the lists that score the indicator; where none does, those below which it is made and above which it is not. */
function topsOf({ assessment, scheme }: ReportContext, { id }: Indicator, counted: UnitsBelow): readonly number[] {
  const scoring = assessment.lists.filter(({ list }) => {
    const tree = scheme.trees[list];
    return tree !== undefined && leavesBelow(tree).some((leaf) => leaf.indicator === id);
  });
  const tops = new Set(scoring.flatMap(({ members }) => [...members]));
  if (scoring.length > 0) return [...tops].sort((a, b) => a - b);
  const inner = new Set([...counted.values()].flat());
  return [...counted.keys()].filter((unit) => !inner.has(unit)).sort((a, b) => a - b);
}

/** What a chain is read from. */
interface Ground {
  readonly known: ReadonlyMap<string, Indicator>;
  /** Units below each unit: directly, or all of a kind. */
  readonly below: (hierarchy: string, kind: string | undefined) => UnitsBelow;
  readonly values: (id: string) => Column | undefined;
}

function chainBelow(top: number, from: Indicator, ground: Ground): readonly ChainStep[] {
  const chain: ChainStep[] = [];
  let [unit, indicator] = [top, from as Indicator | undefined];
  while (indicator?.fromChildren && chain.length < DEEPEST) {
    const { hierarchy, kind, indicator: childId }: FromChildren = indicator.fromChildren;
    const child: Indicator | undefined = ground.known.get(childId);
    const counted: UnitsBelow = ground.below(hierarchy, kind);
    const lowest = (one: number): ChainStep | undefined => child && worstOf(counted.get(one) ?? [], child, ground);
    const between: ChainStep | undefined = worstOf(ground.below(hierarchy, undefined).get(unit) ?? [], indicator, ground, lowest);
    const next: ChainStep | undefined = between ?? lowest(unit);
    if (!next) break;
    chain.push(next);
    [unit, indicator] = [next.unit, between ? indicator : child];
  }
  return chain;
}

/** The worst of some units; of equal ones that above the worst of those that count, then the first. */
function worstOf(
  units: readonly number[],
  indicator: Indicator,
  { known, values }: Ground,
  lowest?: (unit: number) => ChainStep | undefined,
): ChainStep | undefined {
  const column = values(indicator.id);
  const steps = units.flatMap((unit) => {
    const value = present(column, unit);
    return value === undefined ? [] : [{ unit, indicator: indicator.id, value, lowest: lowest?.(unit) }];
  });
  const [first] = steps.sort(
    (a, b) =>
      worseFirst(indicator, a.value, b.value) ||
      worseFirst(known.get(a.lowest?.indicator ?? '') ?? indicator, a.lowest?.value, b.lowest?.value) ||
      a.unit - b.unit,
  );
  return first && { unit: first.unit, indicator: first.indicator, value: first.value };
}

function worseFirst({ better }: Indicator, a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return better === 'higher' ? a - b : b - a;
}

function present(column: Column | undefined, unit: number): number | undefined {
  return column && column.missing[unit] === 0 ? column.values[unit] : undefined;
}

const NOT_APPLICABLE = missingCode('not_applicable');

function isNotApplicable(column: Column | undefined, unit: number): boolean {
  return column?.missing[unit] === NOT_APPLICABLE;
}
