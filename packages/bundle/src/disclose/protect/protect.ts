import type { Issue } from '@kedu/model';
import type { AssessedRun } from '@kedu/tables';
import { bundleIssue } from '../../codes.ts';
import { FigureReach } from '../../figures/reach.ts';
import type { Withhold } from '../../sealed/disclosure.ts';
import type { Primary, WithheldSeries } from '../primary.ts';
import { type KnownGroups, narrowScores, type NarrowScore } from './audit.ts';
import { Closure } from './closure.ts';
import { observedUnits } from './observed.ts';
import { protectedRows } from './rows.ts';
import { SeriesSet } from './seriesSet.ts';
import { PlaceSums } from './sums.ts';
import { type ListTree, treesOf } from './trees.ts';
import { listRows } from './withheldParts.ts';

export interface ProtectInput {
  readonly run: AssessedRun;
  readonly primary: Pick<Primary, 'series' | 'lists' | 'below'>;
}

/** What must go with what the rules withhold, so that it cannot be worked out. */
export interface Protected {
  /** All withheld series, those of the rules with them. */
  readonly series: WithheldSeries;
  /** Rows that go, with their reasons; undefined for those that only the rules withhold. */
  readonly withhold: Withhold;
  /** PUBLISH_DERIVABLE; with any of them nothing may be published. */
  readonly issues: readonly Issue[];
}

/**
 * What must be withheld beside what the rules of a scheme withhold, so that arithmetic does not give it away.
 *
 *   1 closure: shared values, sums over places, branches  2 audit: the attacker is played; a branch that tells too much goes one node up, then 1 again  3 rows
 *
 * Follows from the rules and from which series are withheld; from values only in sums over places and in the audit. Deterministic.
 * Rules: DISCLOSE-8 to DISCLOSE-12. Errors: PUBLISH_DERIVABLE where even the total of a list tells too much.
 */
export function protect({ run, primary }: ProtectInput): Protected {
  const series = new SeriesSet(primary.series);
  const reach = new FigureReach(run.scheme);
  const trees = treesOf(run, reach);
  const observed = observedUnits(run.trace.input.observations);
  const idOf = (unit: number): string => run.assessment.units[unit]?.id ?? '';
  const closure = new Closure({
    run,
    trees,
    series,
    observed,
    sums: new PlaceSums(run),
    below: primary.below,
    withheldLists: primary.lists,
  });
  const narrow = series.size === 0 ? [] : settle(run, trees, closure, series, primary.below);
  const rows = new Map(trees.map((tree) => [tree, listRows(tree, closure, series, idOf)]));
  const input = { run, reach, trees, rows, series, withheldLists: primary.lists };
  return {
    series: series.series,
    withhold: series.size === 0 ? () => undefined : protectedRows(input),
    issues: narrow.map((one) => derivable(run, one)),
  };
}

/** Closure and audit in turn, until no branch tells too much, or those that do are roots. */
function settle(
  run: AssessedRun,
  trees: readonly ListTree[],
  closure: Closure,
  series: SeriesSet,
  below: Primary['below'],
): readonly NarrowScore[] {
  const groups: KnownGroups = new Map();
  for (;;) {
    closure.extend();
    const narrow = narrowScores(run, trees, closure, series, below, groups);
    const stuck = narrow.filter(({ tree, unit, branch }) => !closure.raise(tree, unit, branch));
    if (stuck.length === narrow.length) return stuck;
  }
}

function derivable({ assessment, scheme }: AssessedRun, { tree, unit, indicator, interval }: NarrowScore): Issue {
  const { place } = scheme.indicators.find(({ id }) => id === indicator) ?? {};
  const text = (score: number): string => String(Math.round(score * 10) / 10);
  return bundleIssue(
    'PUBLISH_DERIVABLE',
    { ...place, unit: assessment.units[unit]?.id, indicator, period: assessment.period.id },
    { list: tree.list.list, low: text(interval.low), high: text(interval.high) },
  );
}
