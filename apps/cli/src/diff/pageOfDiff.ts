import type { Issue, Locale } from '@kedu/model';
import { diffPage, type DiffView } from '@kedu/pages';
import type { DiffResult } from '@kedu/runner';

/** The page of a comparison: the same bytes whether it is written to a file or served, links aside. Rule: DIFF-6. */
export function pageOfDiff(value: DiffResult, issues: readonly Issue[], locale: Locale, links?: DiffView['links']): string {
  const side = ({ scheme, assessment }: DiffResult['before']) => ({ scheme, result: assessment.run.result });
  const { packTitle, example, period, diff, lists, onlyBefore, onlyAfter, proposals, withoutValues, determinations } = value;
  return diffPage({
    packTitle,
    example,
    period,
    before: side(value.before),
    after: side(value.after),
    diff,
    lists,
    proposals,
    withoutValues,
    determinations,
    onlyBefore,
    onlyAfter,
    issues,
    locale,
    ...(links ? { links } : {}),
  });
}
