import { wordIssue } from '@kedu/messages';
import { hasErrors, type Issue, type Locale } from '@kedu/model';
import { weightCases } from '@kedu/scheme';
import { weightFindings, withoutConflicting } from '@kedu/weigh';
import { exitCodeOf, type ExitCode } from '../exitCode.ts';
import { loadPack, placedIssues, runPack, showIssues } from '../load.ts';
import type { Io } from '../terminal/io.ts';

/**
 * `kedu check PACK`: all problems of a pack at once: its files, its schemes, its data, and what the runs say of the values.
 *
 * Shape of --json: { kedu: { check: 1 }, pack, ok, errors, warnings, notices, issues: [{ code, severity, place, args, clause?, what, found?,
 * expected?, why?, remedy, link }] } (OUT-11). Exit code: OUT-10.
 */
export function check(asked: string, options: { readonly json: boolean }, io: Io, locale: Locale): ExitCode {
  const { pack, misweighed = [], issues: found, folder } = loadPack(asked, io, locale);
  const register = pack?.register;
  const findings = register ? misweighed.map((scheme) => weightFindings(weightCases(scheme, register), scheme)) : [];
  const conflicting = findings.flatMap((one) => one.conflicting);
  const runs = pack && pack.missingData.length === 0 && !hasErrors(found) ? runPack(pack, {}, io, locale).issues : [];
  const issues = distinct([...withoutConflicting(found, conflicting), ...findings.flatMap((one) => one.issues), ...runs]);
  io.out(options.json ? json(folder, placedIssues(issues, folder, io).issues, locale) : showIssues(issues, folder, io, locale));
  return exitCodeOf(issues);
}

/** Runs of several periods find the same fault; it is said once. */
function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

function json(pack: string, issues: readonly Issue[], locale: Locale): string {
  const count = (severity: Issue['severity']): number => issues.filter((issue) => issue.severity === severity).length;
  const shape = {
    kedu: { check: 1 },
    pack,
    ok: !hasErrors(issues),
    errors: count('error'),
    warnings: count('warning'),
    notices: count('notice'),
    issues: issues.map((issue) => ({ ...issue, ...wordIssue(issue, locale) })),
  };
  return `${JSON.stringify(shape, null, 2)}\n`;
}
