import { bilingual, joined } from '@kedu/model';
import type { Findings } from '../findings.ts';
import type { LoggedEntry } from './loggedEntries.ts';

/**
 * Says where beside a publication others stand of the same scheme, period and level: of those one counts, and nobody knows which.
 *
 * Shape: `entries` are all that are shown; what another publication is of say its run and the scheme of that, and where they are not shown the number of the run alone.
 * Rule: WITHDRAW-4. Errors, as findings: VERIFY_PUBLICATIONS, with the indexes of all that stand.
 */
export function checkStanding(publication: LoggedEntry, entries: readonly LoggedEntry[], findings: Findings): void {
  const byIndex = new Map(entries.map((entry) => [entry.index, entry]));
  const withdrawn = new Set(entries.flatMap(({ kind, about }) => (kind === 'withdrawal' ? [about['publication']] : [])));
  const own = subjectOf(publication, byIndex);
  const standing = entries.filter((one) => one.kind === 'publication' && !withdrawn.has(one.index) && isSame(own, subjectOf(one, byIndex)));
  if (standing.length < 2) return;
  const { scheme = '', period = '', level } = own;
  const indexes = joined(standing.map(({ index }) => ({ 'zh-CN': String(index) })));
  findings.add('VERIFY_PUBLICATIONS', { file: publication.file }, { scheme, period, level, ...bilingual('indexes', indexes) });
}

/** What a publication is of. */
interface Subject {
  readonly run: unknown;
  readonly scheme?: string | undefined;
  readonly period?: string | undefined;
  readonly level: string;
}

function subjectOf({ about }: LoggedEntry, byIndex: ReadonlyMap<unknown, LoggedEntry>): Subject {
  const run = byIndex.get(about['run']);
  const scheme = run && byIndex.get(run.about['scheme']);
  const level = String(about['level']);
  if (run?.kind !== 'run' || scheme?.kind !== 'scheme') return { run: about['run'], level };
  // Another version of a scheme is a correction of the same assessment.
  return { run: about['run'], scheme: String(scheme.about['scheme']).split('@')[0], period: String(run.about['period']), level };
}

function isSame(one: Subject, other: Subject): boolean {
  if (one.level !== other.level) return false;
  return one.run === other.run || (one.scheme !== undefined && one.scheme === other.scheme && one.period === other.period);
}
