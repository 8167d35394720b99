import type { Period } from '@kedu/model';
import type { Addition, Composite, CompiledScheme, Part } from '../compiled.ts';
import { eventsWithin, isOfPeriod } from './ofPeriod.ts';

/** A scheme with the tables of a year that it was not written for. */
export interface LentScheme {
  readonly scheme: CompiledScheme;
  /** IDs of the indicators whose targets of the period come from elsewhere, sorted. */
  readonly targets: readonly string[];
  /** `list/path` of bonuses and deductions whose events of the period come from elsewhere, sorted. */
  readonly events: readonly string[];
}

/**
 * A version as it runs in a period that its tables do not know: targets dated to the period, and events that happened in it, are facts of the year and no rule, so
 * they are lent by versions that have them, the first named first. What a version has itself for the period stays.
 *
 * Rule: DIFF-2 (docs/spec/diff.md). Errors: none. What nobody can lend is left as it is, and missing.
 * Example: north@2023 in 2024, lent by north@2024 → targets of 2024 for what both assess.
 */
export function lendTables(scheme: CompiledScheme, lenders: readonly CompiledScheme[], period: Period): LentScheme {
  const targets: string[] = [];
  const events: string[] = [];
  const rows = scheme.indicators.flatMap(({ id, target }) => {
    const own = scheme.targets.filter((row) => row.indicator === id);
    if (own.some((row) => isOfPeriod(row, period)) || target !== undefined) return own;
    const lent = lenders.map((other) => datedRows(other, id, period)).find((found) => found.length > 0);
    if (!lent) return own;
    targets.push(id);
    return [...own, ...lent];
  });
  const lend = (list: string, part: Part): Part => {
    if (part.type === 'leaf') return part;
    if (part.type === 'composite') return { ...part, parts: part.parts.map((one) => lend(list, one)) };
    if (eventsWithin(part, period).length > 0) return part;
    const lent = lenders
      .map((other) => additionAt(other.trees[list], part.path))
      .map((other) => (other ? eventsWithin({ ...other, within: 'period' }, period) : []))
      .find((found) => found.length > 0);
    if (!lent) return part;
    events.push(`${list}/${part.path}`);
    return { ...part, events: [...part.events, ...lent] };
  };
  const trees = Object.fromEntries(Object.entries(scheme.trees).map(([list, tree]) => [list, lend(list, tree) as Composite]));
  return {
    scheme: { ...scheme, targets: targets.length === 0 ? scheme.targets : rows, trees },
    targets: targets.sort(),
    events: events.sort(),
  };
}

function datedRows(scheme: CompiledScheme, indicator: string, period: Period): CompiledScheme['targets'] {
  return scheme.targets.filter((row) => row.indicator === indicator && row.period !== undefined && isOfPeriod(row, period));
}

function additionAt(part: Part | undefined, path: string): Addition | undefined {
  if (!part || part.type === 'leaf') return undefined;
  if (part.type === 'addition') return part.path === path ? part : undefined;
  return part.parts.map((one) => additionAt(one, path)).find((found) => found !== undefined);
}
