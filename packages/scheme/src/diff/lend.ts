import { lastDay, type Period } from '@kedu/model';
import type { Addition, Composite, CompiledScheme, Part } from '../compiled.ts';
import { sameness } from './bare.ts';
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
 * A version as it runs in a period that its tables do not know: targets dated to the period, and events that happened in it, are facts of the year and no rule.
 *
 * Both are those of the version in force in the period where it has the indicator's targets, or the addition; else of the first that has rows, its own before those
 * of `lenders`, whose order counts (where it is among them, its place there). A version in force keeps its own targets. Points of a lent event are those of the
 * version's own levels, which are a rule.
 * Rule: DIFF-2 (docs/spec/diff.md). Errors: none. What nobody can lend is left as it is, and missing.
 * Example: north@2023 in 2024, lent by north@2024 → targets and events of 2024, a stray row of 2024 in its own table of events notwithstanding.
 */
export function lendTables(scheme: CompiledScheme, lenders: readonly CompiledScheme[], period: Period): LentScheme {
  const targets: string[] = [];
  const events: string[] = [];
  const isIn = (one: CompiledScheme): boolean => isInForce(one, period);
  const ordered = lenders.includes(scheme) ? lenders : [scheme, ...lenders];
  const inForce = ordered.filter(isIn);
  const rows = scheme.indicators.flatMap(({ id, target }) => {
    const own = scheme.targets.filter((row) => row.indicator === id);
    const dated = datedRows(scheme, id, period);
    if (target !== undefined || own.some((row) => row.period === undefined) || (isIn(scheme) && dated.length > 0)) return own;
    const lent = [...inForce, scheme, ...lenders].map((other) => datedRows(other, id, period)).find((found) => found.length > 0);
    if (!lent || sameness(lent, 'dropped') === sameness(dated, 'dropped')) return own;
    targets.push(id);
    return [...own.filter((row) => !dated.includes(row)), ...lent];
  });
  const lend = (list: string, part: Part): Part => {
    if (part.type === 'leaf') return part;
    if (part.type === 'composite') return { ...part, parts: part.parts.map((one) => lend(list, one)) };
    const found = (some: readonly CompiledScheme[]): readonly Addition[] =>
      some.flatMap((one) => additionAt(one.trees[list], part.path) ?? []);
    const readBy = (other: Addition): Addition['events'] => eventsWithin({ ...other, within: part.within }, period);
    const holder = found(inForce)[0] ?? found(ordered).find((other) => readBy(other).length > 0);
    if (!holder) return part;
    const own = eventsWithin(part, period);
    const lent = readBy(holder).map((event) => ({
      ...event,
      points: part.levels?.find(({ id, title }) => id === event.level || title === event.level)?.points ?? event.points,
    }));
    if (sameness(lent, 'kept') === sameness(own, 'kept')) return part;
    events.push(`${list}/${part.path}`);
    return { ...part, events: [...part.events.filter((event) => !own.includes(event)), ...lent] };
  };
  const trees = Object.fromEntries(Object.entries(scheme.trees).map(([list, tree]) => [list, lend(list, tree) as Composite]));
  return {
    scheme: { ...scheme, targets: targets.length === 0 ? scheme.targets : rows, trees },
    targets: targets.sort(),
    events: events.sort(),
  };
}

function isInForce({ inForce: { from, until } }: CompiledScheme, period: Period): boolean {
  const day = lastDay(period);
  return from <= day && (until === undefined || day <= until);
}

function datedRows(scheme: CompiledScheme, indicator: string, period: Period): CompiledScheme['targets'] {
  return scheme.targets.filter((row) => row.indicator === indicator && row.period !== undefined && isOfPeriod(row, period));
}

function additionAt(part: Part | undefined, path: string): Addition | undefined {
  if (!part || part.type === 'leaf') return undefined;
  if (part.type === 'addition') return part.path === path ? part : undefined;
  return part.parts.map((one) => additionAt(one, path)).find((found) => found !== undefined);
}
