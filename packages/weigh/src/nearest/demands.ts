import {
  type CompiledScheme,
  type Constraint,
  leavesOf,
  partsNamed,
  type SharedPart,
  shares,
  type WeightCase,
  weightScope,
} from '@kedu/scheme';
import type { Row } from './program.ts';

/** What a strict comparison is kept by: a hundredth of a point of 100. */
const STRICT = 1e-4;
/** The least share of a leaf that weighs something: a part is not abolished by weighing. */
const LEAST = 1e-4;

/** A constraint over the shares of the leaves of one case. */
export interface Demand {
  readonly constraint: Constraint;
  /** None where the constraint is not linear in shares: then it is only tested. */
  readonly rows: readonly DemandRow[] | undefined;
}

/** A row with leaves' coefficients of 1 at most; `strict` rows carry their margin in the bound. */
export type DemandRow = Row;

/** Everything that finding weights for a case needs, worked out once. */
export interface Demands {
  readonly leaves: readonly SharedPart[];
  /** Shares of the leaves now. */
  readonly target: readonly number[];
  readonly demands: readonly Demand[];
  /** What holds for shares of any scheme: all together 1, none below 0, and what weighs something keeps a hundredth of a point. */
  readonly always: readonly Row[];
}

/**
 * The constraints of a case as rows over the shares of its leaves.
 *
 * Units: shares 0–1; rows are brought to a largest coefficient of 1, so that a slack of 0.01 is a point of 100.
 * Rule: WEIGH-15 (docs/spec/weigh.md). Errors: none; what is not linear has no rows.
 */
export function demandsOf({ tree, profile, constraints }: WeightCase, { indicators }: CompiledScheme): Demands {
  const parts = shares(tree, profile);
  const leaves = parts.filter(({ part }) => part.type === 'leaf');
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const of = (read: Constraint['where']['reads'][number]): readonly number[] => {
    const argument = read.kind === 'lookup' ? read.argument : '';
    if (read.name === 'share') {
      const named = new Set(leavesOf(parts, argument, byId));
      return leaves.map((leaf) => (named.has(leaf) ? 1 : 0));
    }
    const paths = partsNamed(parts, argument).map(({ part }) => part.path);
    return leaves.map(({ part }) => 100 * paths.filter((path) => part.path === path || part.path.startsWith(`${path}.`)).length);
  };
  const demands = constraints.map((constraint) => {
    const linear = constraint.where.linear();
    const reads = constraint.where.reads.map(of);
    const rows = linear?.map(({ coefficients, constant, holds }) =>
      sized(
        leaves.map((_, leaf) => coefficients.reduce((sum, x, k) => sum + x * (reads[k]?.[leaf] as number), 0)),
        -constant,
        holds,
      ),
    );
    return { constraint, rows };
  });
  const one = leaves.map(() => 1);
  const always: Row[] = [
    { coefficients: one, bound: 1, equal: true },
    ...leaves.map(({ share }, i) => ({
      coefficients: leaves.map((_, k) => (i === k ? 1 : 0)),
      bound: Math.min(LEAST, share),
      equal: false,
    })),
  ];
  return { leaves, target: leaves.map(({ share }) => share), demands, always };
}

/** Whether a constraint holds for these shares, by the constraint itself. */
export function holds({ where }: Constraint, parts: readonly SharedPart[], { indicators }: CompiledScheme): boolean {
  const { values, missing } = where.evaluate(weightScope(parts, new Map(indicators.map((indicator) => [indicator.id, indicator]))));
  return missing[0] === 0 && values[0] === 1;
}

function sized(coefficients: readonly number[], bound: number, holds: 'at_least' | 'above' | 'equal'): DemandRow {
  const size = coefficients.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
  const margin = holds === 'above' ? STRICT : 0;
  return { coefficients: coefficients.map((x) => x / size), bound: bound / size + margin, equal: holds === 'equal' };
}
