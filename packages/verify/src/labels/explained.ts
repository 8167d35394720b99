import { indicatorOfSeries, inputsOf, type Primary, type BundleLevel, SeriesSet } from '@kedu/bundle';
import type { AssessedRun } from '@kedu/tables';
import type { Hidden } from './hidden.ts';
import { type PlacedLeaf, placedLeaves, type PublishedParts } from './publishedParts.ts';
import { addsUpOverPlaces, placedBeside } from './reachOfRules.ts';

export interface ExplainInput {
  readonly run: AssessedRun;
  readonly primary: Primary;
  readonly level: BundleLevel;
  readonly hidden: Pick<Hidden, 'reach' | 'series' | 'marked'>;
  readonly parts: PublishedParts;
}

/**
 * Of the series that are withheld those that can be told to hide something: what rules, small cells or few marks withhold, what shares or
 * adds up with these, and what stands below the same branch.
 *
 * Shape: a branch is the lowest node above a withheld leaf whose score is shown; with each leaf below it that rests on an explained series,
 * all series below it are explained. Branches that went up and
 * down again (DISCLOSE-12) may leave series withheld that are not: nobody is accused of them. Rules: DISCLOSE-9, DISCLOSE-10, DISCLOSE-14.
 * Errors: none.
 * Example: petitions of 990100 are withheld below `order` → its other series below `order`, not those below `growth`.
 */
export function explainedSeries({ run, primary, level, hidden, parts }: ExplainInput): SeriesSet {
  const { scheme, assessment } = run;
  const series = new SeriesSet(primary.series);
  const add = (indicator: string, unit: string): void => {
    if (hidden.series.has(indicator, unit)) series.add(indicator, unit, 'protected');
  };
  const everywhere = (indicator: string): void => {
    for (const unit of hidden.series.unitsOf(indicator).keys()) add(indicator, unit);
  };
  const small = level === 'internal' ? [] : (scheme.disclosure?.smallCells ?? []).flatMap(({ indicators }) => indicators);
  const named = new Set(small);
  for (const id of small) for (const input of inputsOf(scheme, id, named)) everywhere(input);
  for (const { indicator, unit } of hidden.marked) series.add(indicatorOfSeries(indicator), unit, 'protected');
  const beside = placedBeside(run);
  const trees = assessment.lists.flatMap(({ list, members }) => {
    const tree = scheme.trees[list];
    if (!tree || primary.lists.has(list)) return [];
    return [{ list, leaves: placedLeaves(tree), units: [...members].map((unit) => assessment.units[unit]?.id ?? '') }];
  });
  for (let before = -1; before < series.size; ) {
    before = series.size;
    for (const indicator of scheme.indicators) {
      const { id, sharedBy } = indicator;
      const own = [...series.unitsOf(id).keys()];
      if (sharedBy !== undefined && own.length > 0) everywhere(id);
      else if (addsUpOverPlaces(indicator)) for (const unit of beside(id, own)) add(id, unit);
    }
    for (const { list, leaves, units } of trees) for (const unit of units) extend(list, unit, leaves);
  }
  return series;

  function extend(list: string, unit: string, leaves: readonly PlacedLeaf[]): void {
    const branches = new Set<string>();
    for (const placed of leaves) {
      if (!series.isBehind(hidden.reach.leaf(placed.leaf), unit)) continue;
      const branch = parts.branchOf(list, unit, placed);
      if (branch !== undefined) branches.add(branch);
    }
    for (const { leaf, above } of leaves)
      if (above.some((path) => branches.has(path)))
        for (const [indicator, isWide] of hidden.reach.value(leaf.indicator)) if (!isWide) add(indicator, unit);
  }
}
