import type { Issue } from '@kedu/model';
import type { Context } from '../context.ts';
import { isLate, lateIssue, lateOfCapture, mayCapture, notAsked } from '../collection/decideValue.ts';
import type { Day } from '../instant.ts';
import type { BulkColumn } from '../ports.ts';
import type { Round } from '../rounds/round.ts';

/** A column of a file: every figure of one indicator, period and source. */
export interface FileColumn {
  readonly indicator: string;
  readonly period: string;
  readonly source: string;
}

/**
 * What holds for the columns of a large file, or every reason why one of them cannot
 * be taken; the store then holds each figure to it, set by set.
 *
 * Rules: COLLECT-3, COLLECT-5, COLLECT-9, STORE-11. Errors: RIGHT_SEAT, RIGHT_DENIED, COLLECT_OWNER, COLLECT_NOT_ASKED, COLLECT_LATE.
 * Example: 100 indicators of 3,000 units → 100 columns, each with its units, range and last day for objections.
 */
export function decideColumns(
  round: Round,
  columns: readonly FileColumn[],
  context: Context & { readonly round: string; readonly objectUntil: Day; readonly late?: string | undefined },
): { readonly value: readonly BulkColumn[] } | { readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const taken: BulkColumn[] = [];
  for (const column of columns) {
    const ask = round.asks.find(
      ({ indicator, period, source }) => indicator === column.indicator && period === column.period && source === column.source,
    );
    const asked =
      ask && round.plan
        ? { way: ask.way, round: context.round, isOpen: round.standing === 'open', closesOn: round.plan.closesOn }
        : undefined;
    const cell = { ...column, unit: '' };
    const given = { ...context, objectUntil: { value: context.objectUntil }, cell, asked, isOfficial: ask?.isOfficial ?? false };
    const late = lateOfCapture(context, context.late);
    const found = [notAsked(given), asked && mayCapture(given), lateIssue(given, late)].filter((issue) => issue !== undefined);
    issues.push(...found.map((issue) => ({ ...issue, place: { indicator: column.indicator, period: column.period } })));
    if (ask === undefined || found.length > 0) continue;
    const { units, range } = ask;
    taken.push({
      ...column,
      units,
      objectUntil: context.objectUntil,
      ...(range === undefined ? {} : { range }),
      ...(isLate(given) ? { late } : {}),
    });
  }
  return issues.length > 0 ? { issues } : { value: taken };
}
