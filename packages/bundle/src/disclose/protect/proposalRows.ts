import type { CompiledScheme } from '@kedu/scheme';
import type { FigureReach, Reach } from '../../figures/reach.ts';
import type { SeriesSet } from './seriesSet.ts';

/** What of a list bears on its proposals. */
export interface TouchedList {
  /** Groups in which a total is withheld. */
  readonly betrayed: { readonly size: number };
  /** Units of which a part is withheld. */
  readonly parts: { readonly has: (unit: string) => boolean };
}

/**
 * Proposals and items of a determination whose rules read what is withheld, or totals and ranks that are.
 *
 * By what is withheld, never by what a rule gave: who sees the bundle works the same out. Rules: DISCLOSE-8, DISCLOSE-11, DISCLOSE-14.
 */
export class ProposalRows {
  readonly #lists: ReadonlyMap<string, TouchedList>;
  readonly #series: SeriesSet;
  readonly #reaches: ReadonlyMap<string, { readonly reads: Reach; readonly isWhole: boolean }>;

  constructor(
    { scheme, reach, series }: { readonly scheme: CompiledScheme; readonly reach: FigureReach; readonly series: SeriesSet },
    lists: ReadonlyMap<string, TouchedList>,
  ) {
    this.#lists = lists;
    this.#series = series;
    this.#reaches = new Map(
      scheme.consequences.map((rule) => [rule.id, { reads: reach.rule(rule), isWhole: rule.forEach === 'field' || rule.unlessNoise }]),
    );
  }

  isWithheld(list: string, unit: string, rule: string, subject: string): boolean {
    const rows = this.#lists.get(list);
    if (rows && rows.betrayed.size > 0) return true;
    const known = this.#reaches.get(rule);
    if (known && this.#series.touches(known.reads)) return true;
    const tellsOfParts = known ? known.isWhole : subject !== '' || rule !== '';
    return tellsOfParts && this.#isAffected(list, unit);
  }

  /** Without a list a proposal comes from a light. */
  #isAffected(list: string, unit: string): boolean {
    const rows = list === '' ? [...this.#lists.values()] : [this.#lists.get(list)];
    return rows.some((one) => one?.parts.has(unit)) || [...this.#series.series.values()].some((units) => units.has(unit));
  }
}
