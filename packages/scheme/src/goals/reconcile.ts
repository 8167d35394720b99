import { tidy } from '@kedu/model';
import { fromWhole, wholeNumbers } from './whole.ts';

/** A unit with its target and the unit above it. */
export interface TargetedUnit {
  readonly code: string;
  readonly target: number;
  readonly base?: number | undefined;
  readonly under?: string | undefined;
}

/** Children against their parent. */
export interface ReconciledFamily {
  /** Code of the parent; absent for the goal itself. */
  readonly parent?: string | undefined;
  /** Target of the parent. */
  readonly target: number;
  /** Sum or weighted mean of the children. */
  readonly together: number;
  /** What the children lack, in the sense of `better`: above 0 a shortfall, below 0 an excess. */
  readonly gap: number;
  readonly children: readonly { readonly code: string; readonly target: number }[];
}

/** The figure of a level against that of the level above. Excesses are shares; undefined towards a figure of 0. */
export interface ReconciledLevel {
  readonly figure: number;
  readonly difference: number;
  readonly excess: number | undefined;
}

/** A decomposition checked level by level (GOAL-4). */
export interface Reconciliation {
  /** That of the goal first, then those of units in the order of the table. */
  readonly families: readonly ReconciledFamily[];
  /** First level first. */
  readonly levels: readonly ReconciledLevel[];
  /** The lowest level against the goal. */
  readonly whole: ReconciledLevel;
}

/**
 * Children against parents, and levels against each other.
 *
 * Shape: every `under` is the code of a unit, without circles; weights of means are there and not all 0. Differences and excesses are above 0 where more
 * is asked than above. Rule: GOAL-4. Errors: none.
 * Example: goal 100; 990100 and 990200 with 60 and 45; under 990100 30 and 36 → excesses 5 %, 5.714… %, together 11 %.
 */
export function reconcile(
  { target, sum, better }: { readonly target: number; readonly sum: 'sum' | 'weighted_mean'; readonly better: 'higher' | 'lower' },
  units: readonly TargetedUnit[],
): Reconciliation {
  const sign = better === 'higher' ? 1 : -1;
  const below = childrenOf(units);
  const combine = (children: readonly { readonly base?: number | undefined; readonly target: number }[]): number =>
    sum === 'sum' ? sumOf(children) : meanOf(children);
  const family = (parent: string | undefined, asked: number): ReconciledFamily => {
    const children = below.get(parent) ?? [];
    const together = combine(children);
    return {
      parent,
      target: asked,
      together,
      gap: tidy(sign * (asked - together)) + 0,
      children: children.map(({ code, target: own }) => ({ code, target: own })),
    };
  };
  const rolled = (unit: TargetedUnit, levels: number): number => {
    const children = below.get(unit.code);
    return levels === 0 || !children
      ? unit.target
      : combine(children.map((child) => ({ base: child.base, target: rolled(child, levels - 1) })));
  };
  const top = below.get(undefined) ?? [];
  const depth = depthOf(undefined, below);
  const figures = [
    target,
    ...Array.from({ length: depth }, (_, level) => combine(top.map((unit) => ({ base: unit.base, target: rolled(unit, level) })))),
  ];
  const against = (figure: number, above: number): ReconciledLevel => {
    const difference = tidy(sign * (figure - above)) + 0;
    return { figure, difference, excess: above === 0 ? undefined : tidy(difference / Math.abs(above)) };
  };
  return {
    families: [family(undefined, target), ...units.filter(({ code }) => below.has(code)).map((unit) => family(unit.code, unit.target))],
    levels: figures.slice(1).map((figure, level) => against(figure, figures[level] as number)),
    whole: against(figures.at(-1) as number, target),
  };
}

function childrenOf(units: readonly TargetedUnit[]): ReadonlyMap<string | undefined, readonly TargetedUnit[]> {
  const below = new Map<string | undefined, TargetedUnit[]>();
  for (const unit of units) {
    const own = below.get(unit.under);
    if (own) own.push(unit);
    else below.set(unit.under, [unit]);
  }
  return below;
}

function depthOf(parent: string | undefined, below: ReadonlyMap<string | undefined, readonly TargetedUnit[]>): number {
  const children = below.get(parent) ?? [];
  return children.length === 0 ? 0 : 1 + Math.max(...children.map(({ code }) => depthOf(code, below)));
}

/** Exact sum of decimals. */
function sumOf(children: readonly { readonly target: number }[]): number {
  const { whole, exponent } = wholeNumbers(children.map(({ target }) => target));
  return fromWhole(
    whole.reduce((sum, x) => sum + x, 0n),
    exponent,
  );
}

/** Mean weighted by base: the sums are exact, the quotient has 15 digits. */
function meanOf(children: readonly { readonly base?: number | undefined; readonly target: number }[]): number {
  const bases = wholeNumbers(children.map(({ base = 0 }) => base));
  const targets = wholeNumbers(children.map(({ target }) => target));
  const weighed = targets.whole.reduce((sum, x, i) => sum + x * (bases.whole[i] as bigint), 0n);
  const weight = bases.whole.reduce((sum, x) => sum + x, 0n);
  return weight === 0n ? 0 : tidy(fromWhole(weighed, targets.exponent) / Number(weight));
}
