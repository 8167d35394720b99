import { hasErrors, type Issue, type Locale } from '@kedu/model';
import type { ReportLinks } from '@kedu/pages';
import { type AssessedRun, diffPack, findPair, nativeHasher, type Pack } from '@kedu/runner';
import { pageOfDiff } from '../diff/pageOfDiff.ts';

/** The page that compares a run's scheme with another version, and the way to it from the report beside which it stands. */
export interface AgainstVersion {
  readonly html: string;
  /** Name of its file, `…-against-north-2023.html`: the end of the report's own name gives way to it. */
  readonly fileOf: (report: string) => string;
  readonly linkFrom: (report: string) => NonNullable<ReportLinks['comparison']>;
}

/**
 * What the change from another version to that of a run does, on the data of the run's period, as `kedu diff --html` writes it.
 *
 * Rule: DIFF-6, OUT-17. Errors: in `issues`, those of DIFF-7 and of the two runs.
 * Example: against 2023, after-liaoning-north-2024.html → after-liaoning-north-2024-against-north-2023.html.
 */
export function againstVersion(
  pack: Pack,
  { scheme, assessment }: AssessedRun,
  against: string,
  locale: Locale,
): { readonly value?: AgainstVersion; readonly issues: readonly Issue[] } {
  const own = pack.schemes.find(({ id, version }) => id === scheme.id && version === scheme.version) ?? scheme;
  const named = `${own.id}@${own.version}`;
  const [found] = findPair(pack.schemes, against, named);
  if (!found.scheme) return { issues: found.issues };
  const before = found.scheme;
  const { value, issues } = diffPack({ pack, before, after: own, period: assessment.period.id, newHasher: nativeHasher });
  if (!value || hasErrors(issues)) return { issues };
  const notices = issues.filter(({ code }) => code.startsWith('DIFF_'));
  const fileOf = (report: string): string => report.replace(/(\.html?)$/i, `-against-${before.id}-${before.version}$1`);
  return {
    value: {
      html: pageOfDiff(value, notices, locale),
      fileOf,
      linkFrom: (report) => ({ href: encodeURIComponent(fileOf(report)), before: `${before.id}@${before.version}`, after: named }),
    },
    issues: [],
  };
}
