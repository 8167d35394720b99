import { resolve } from 'node:path';
import { formatQuanta, hasErrors, inLocale, type Issue, type Locale } from '@kedu/model';
import { type AssessedRun, findVersion, nativeHasher, type Pack, runnerIssue, runVersion, schemesInForce, writeReplay } from '@kedu/runner';
import { periodName } from '@kedu/messages';
import { diffWords } from '../diff/words.ts';
import { writeWhole } from '../diff/writeWhole.ts';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { loadPack, showIssues } from '../load.ts';
import { makeReport } from '../report/makeReport.ts';
import { showRun } from '../show/run.ts';
import type { Io } from '../terminal/io.ts';
import { wordsOf } from '../words.ts';

export interface ReplayOptions {
  readonly period: string;
  readonly scheme: string;
  readonly all: boolean;
  readonly json: boolean;
  readonly out?: string | undefined;
  readonly html?: string | undefined;
  readonly bom?: boolean | undefined;
}

/**
 * `kedu replay PACK --period P --scheme ID@VERSION`: a period under another version, in force then or not; marked as a replay wherever it is printed, without proposals.
 *
 * Shape of --json: { kedu: { replay: 1 }, result: false, pack, period, scheme, in_force, lists }. Rule: DIFF-5 (docs/spec/diff.md), OUT-22. Exit code: OUT-10.
 */
export function replay(asked: string, options: ReplayOptions, io: Io, locale: Locale): ExitCode {
  const words = diffWords(locale);
  const { pack, issues: found, folder } = loadPack(asked, io, locale);
  const refuse = (issues: readonly Issue[]): ExitCode => {
    io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
    return exitCodeOf(issues);
  };
  if (!pack || hasErrors(found)) return refuse(found);
  if (pack.missingData.length > 0) {
    for (const { file, url } of pack.missingData) io.err(`${wordsOf(locale).dataMissing(file, url)}\n`);
    return EXIT.unreadable;
  }
  const planned = pack.runs.find(({ period }) => period.id === options.period);
  const known = pack.runs.map(({ period }) => period.id).join(', ');
  if (!planned) return refuse([runnerIssue('PACK_PERIOD_NOT_LISTED', { period: options.period }, { period: options.period, known })]);
  const version = findVersion(pack.schemes, options.scheme, planned.period);
  if (!version.scheme) return refuse(version.issues);
  const { id } = version.scheme;
  const inForce = schemesInForce(pack.schemes, planned.period).filter((one) => one.id === id);
  const lenders = [...inForce, ...pack.schemes.filter((one) => one.id === id && !inForce.includes(one))];
  const { run: replayed, issues } = runVersion(pack, version.scheme, planned.period, lenders, nativeHasher);
  if (!replayed || hasErrors(issues)) return refuse(issues);
  const run: AssessedRun = { ...replayed, assessment: { ...replayed.assessment, proposals: [] } };
  const own = issues.filter(({ code }) => code.startsWith('DIFF_'));
  if (own.length > 0) io.err(showIssues(own, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  const then = inForce.map((one) => `${one.id}@${one.version}`).join(', ');
  const written: string[] = [];
  if (options.out !== undefined) {
    const refused = writeReplay(resolve(io.cwd, options.out), { pack, run, inForce: then }, { bom: options.bom ?? false });
    if (refused.length > 0) return refuse(refused);
    written.push(options.out);
  }
  if (options.html !== undefined) {
    const page = makeReport({ pack, run, issues: [...found, ...own], locale, replay: { inForce: then } });
    const reason = writeWhole(resolve(io.cwd, options.html), page);
    if (reason !== undefined) {
      io.err(`${words.unwritable(options.html, reason)}\n`);
      return EXIT.unreadable;
    }
    written.push(options.html);
  }
  for (const file of written) (options.json ? io.err : io.out)(`${words.written(file)}\n`);
  if (options.json) {
    io.out(`${JSON.stringify(replayJson(run, pack, then, locale), null, 2)}\n`);
    return EXIT.ok;
  }
  const called = `${run.scheme.id}@${run.scheme.version}`;
  const marked = words.replayed(called, periodName(options.period, locale), then);
  io.out(`${marked}\n\n`);
  io.out(showRun(run, { io, locale, all: options.all }));
  io.out(`${marked}\n`);
  if (pack.example) io.out(`${wordsOf(locale).example}\n`);
  return EXIT.ok;
}

function replayJson({ scheme, assessment }: AssessedRun, pack: Pack, inForce: string, locale: Locale): unknown {
  const { places } = scheme.rounding.total;
  return {
    kedu: { replay: 1 },
    result: false,
    note: locale === 'en' ? 'a replay, not a result' : '回放，不作结果',
    pack: pack.id,
    example: pack.example,
    period: assessment.period.id,
    scheme: `${scheme.id}@${scheme.version}`,
    in_force: inForce,
    lists: assessment.lists.map(({ list, members, score, rank, grades }) => ({
      list,
      units: [...members].map((index, k) => {
        const unit = assessment.units[index];
        const quanta = score[k] as number;
        return {
          unit: unit?.id ?? '',
          code: unit?.code ?? '',
          name: unit ? inLocale(unit.name, locale) : '',
          score: Number.isNaN(quanta) ? null : formatQuanta(quanta, places),
          rank: rank[k] || null,
          grade: grades[k] ?? '',
        };
      }),
    })),
  };
}
