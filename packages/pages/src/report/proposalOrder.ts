import type { Proposal } from '@kedu/engine';
import type { Consequence } from '@kedu/scheme';
import type { ReportContext } from './context.ts';

/** What a rule reads of where a unit stands in its list. */
const STANDING: ReadonlySet<string> = new Set(['rank', 'total', 'last_place', 'grade']);

/**
 * Proposals of one rule as the page lists them: those of a rule that goes by rank, total, grade or last place in the order of its lists, within each
 * as the ranks are read; those of other rules in the order of the run, which is that of unit IDs.
 *
 * Shape: lines of one unit stay together, in their order. Rule: REPORT-22 (docs/spec/report.md). Errors: none.
 * Example: the first ten of the year stand from the first to the tenth, the money of a package from the most by score to the least.
 */
export function inReadingOrder(proposals: readonly Proposal[], { scheme, standings }: ReportContext): readonly Proposal[] {
  const rule = scheme.consequences.find(({ id }) => id === proposals[0]?.rule);
  if (rule === undefined || !goesByStanding(rule)) return proposals;
  const lists = [...new Set(proposals.map(({ list }) => list))];
  const places = new Map(
    standings.map(({ list, order }) => [list.list, new Map(order.map((k, place) => [list.members[k] as number, place]))] as const),
  );
  const placeOf = ({ list, unit }: Proposal): number => places.get(list)?.get(unit) ?? Number.MAX_SAFE_INTEGER;
  return [...proposals].sort((a, b) => lists.indexOf(a.list) - lists.indexOf(b.list) || placeOf(a) - placeOf(b));
}

function goesByStanding({ when, propose }: Consequence): boolean {
  if (propose.action === 'pay') return true;
  if ('top' in propose && propose.top !== undefined && propose.by === undefined) return true;
  return [when, ...Object.values(propose)].some(readsStanding);
}

function readsStanding(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('reads' in value) || !Array.isArray(value.reads)) return false;
  return value.reads.some((read: { readonly kind?: unknown; readonly name?: unknown }) => {
    return read.kind === 'variable' && STANDING.has(String(read.name));
  });
}
