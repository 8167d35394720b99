import type { Constraint } from '@kedu/scheme';
import type { Demand, Demands } from './demands.ts';
import { nearestPoint, type Row } from './program.ts';

/** A constraint of a smallest conflicting set. */
export interface ConflictMember {
  readonly constraint: Constraint;
  /** Points of 100 by which it would have to ask less, with the others of the set as they are. */
  readonly relax: number;
}

/** Up to this many constraints every set is tried, by size; beyond it constraints are left out one by one. */
const ALL_SETS = 12;
/** How little nearness counts against the relaxation of a constraint. */
const FAINT = 1e-6;

/**
 * The smallest set of constraints that contradict each other, each with what would resolve it; undefined where all can hold together.
 *
 * Shape: members in the order of the scheme; of several smallest sets the first by position. Only constraints that are linear in shares take part.
 * Beyond twelve constraints the set is one of which none can be left out, not always the smallest. Rule: WEIGH-16 (docs/spec/weigh.md). Errors: none.
 */
export function smallestConflict({ demands, always, target }: Demands): readonly ConflictMember[] | undefined {
  const linear = demands.filter((demand): demand is LinearDemand => demand.rows !== undefined);
  const feasible = (set: readonly LinearDemand[]): boolean =>
    nearestPoint(target, [...always, ...set.flatMap(({ rows }) => rows)]) !== undefined;
  if (feasible(linear)) return undefined;
  const set = linear.length <= ALL_SETS ? bySize(linear, feasible) : byLeavingOut(linear, feasible);
  return set.map((member) => ({
    constraint: member.constraint,
    relax: relaxation(
      member,
      set.filter((one) => one !== member),
      always,
      target,
    ),
  }));
}

type LinearDemand = Demand & { readonly rows: readonly Row[] };

function bySize(all: readonly LinearDemand[], feasible: (set: readonly LinearDemand[]) => boolean): readonly LinearDemand[] {
  for (let size = 1; size < all.length; size += 1) {
    for (const set of setsOf(all, size)) if (!feasible(set)) return set;
  }
  return all;
}

/** Sets of a size, in order of position. */
function* setsOf<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [at, first] of all.entries()) for (const rest of setsOf(all.slice(at + 1), size - 1)) yield [first, ...rest];
}

function byLeavingOut(all: readonly LinearDemand[], feasible: (set: readonly LinearDemand[]) => boolean): readonly LinearDemand[] {
  let kept = all;
  for (const one of all) {
    const without = kept.filter((other) => other !== one);
    if (!feasible(without)) kept = without;
  }
  return kept;
}

/** The least by which the rows of a member must give way for the others to hold; in points of 100. */
function relaxation(member: LinearDemand, others: readonly LinearDemand[], always: readonly Row[], target: readonly number[]): number {
  const wider = (row: Row, slack: number): Row => ({ ...row, coefficients: [...row.coefficients, slack] });
  const free = member.rows.flatMap((row) =>
    row.equal
      ? [
          { ...wider(row, 1), equal: false },
          { coefficients: [...row.coefficients.map((x) => -x), 1], bound: -row.bound, equal: false },
        ]
      : [wider(row, 1)],
  );
  const rows = [...always, ...others.flatMap(({ rows: own }) => own)].map((row) => wider(row, 0));
  const point = nearestPoint([...target, 0], [...rows, ...free], [...target.map(() => FAINT), 1]);
  return point === undefined ? Number.POSITIVE_INFINITY : Math.round((point.at(-1) as number) * 1e4) / 100;
}
