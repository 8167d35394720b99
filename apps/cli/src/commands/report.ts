import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Recognition } from '@kedu/engine';
import { periodName } from '@kedu/messages';
import { hasErrors, type Issue, type Locale } from '@kedu/model';
import { type AssessedRun, type Pack, recognisePack } from '@kedu/runner';
import { writeWhole } from '../diff/writeWhole.ts';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { loadPack, runPack, showIssues } from '../load.ts';
import { type AgainstVersion, againstVersion } from '../report/againstVersion.ts';
import { type Comparisons, comparisons } from '../report/comparisons.ts';
import { makeReport, reportName } from '../report/makeReport.ts';
import { printPdf } from '../report/printPdf.ts';
import { printWords } from '../report/printWords.ts';
import { reportScript } from '../report/reportScript.ts';
import { fileSize, reportWords } from '../report/words.ts';
import type { Io } from '../terminal/io.ts';
import { Progress } from '../terminal/progress.ts';
import { wordsOf } from '../words.ts';

export interface ReportCommandOptions {
  readonly period?: readonly string[] | undefined;
  readonly scheme?: string | undefined;
  readonly out?: string | undefined;
  readonly compare?: string | undefined;
  /** Another version of the scheme; a page that compares the two stands beside the report. */
  readonly against?: string | undefined;
  /** `none` leaves the pages of units out; `all`, or the code of one, is what --pdf prints of them. */
  readonly units?: string | undefined;
  readonly pdf: boolean;
}

/**
 * `kedu report PACK`: the report of a run as one HTML file, one file a run, and where asked as PDF.
 *
 * By default the runs of the pack's last period, each compared with the run before of the same scheme, in the current folder. With an error anywhere nothing is written (RUN-6).
 * Rule: COMPARE-6 to COMPARE-8, OUT-17. Exit code: OUT-10.
 */
export async function report(asked: string, options: ReportCommandOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = reportWords(locale);
  const { pack, issues: found, folder } = loadPack(asked, io, locale);
  const refuse = (issues: readonly Issue[]): ExitCode => {
    io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
    io.err(`${wordsOf(locale).nothingWritten}\n`);
    return exitCodeOf(issues);
  };
  const fail = (text: string, code: ExitCode): ExitCode => {
    io.err(`${text}\n`);
    return code;
  };
  if (!pack || hasErrors(found)) return refuse(found);
  if (pack.missingData.length > 0) {
    for (const { file, url } of pack.missingData) io.err(`${wordsOf(locale).dataMissing(file, url)}\n`);
    return EXIT.unreadable;
  }

  const periods = options.period ?? pack.runs.slice(-1).map(({ period }) => period.id);
  const { assessments, issues: said } = runPack(pack, { periods: periodsUpTo(pack, periods, options.compare) }, io, locale);
  if (assessments.length === 0) return refuse(said);
  const ofPeriods = assessments.filter(({ assessment }) => periods.includes(assessment.period.id));
  const runs = ofPeriods.filter(({ scheme }) => options.scheme === undefined || scheme.id === options.scheme);
  if (runs.length === 0)
    return fail(
      words.schemeUnknown(options.scheme ?? '', [...new Set(ofPeriods.map(({ scheme }) => scheme.id))].join(wordsOf(locale).listed)),
      EXIT.problems,
    );
  const one = options.units === 'all' || options.units === 'none' ? undefined : options.units;
  if (one !== undefined && !options.pdf) return fail(words.unitNeedsPdf(one), EXIT.usage);
  const chosen = one === undefined ? runs : runs.filter(({ assessment }) => holds(assessment, one));
  if (chosen.length === 0) return fail(words.unitUnknown(one ?? ''), EXIT.problems);

  const compare = comparisons(options.compare, pack, assessments, io.cwd);
  const recognitions = recognisePack(pack, assessments);
  const own = said.filter((issue) => runs.some(({ assessment }) => assessment.issues.some((other) => same(issue, other))));
  const issues = distinct([...found, ...own, ...chosen.flatMap((run) => compare(run).issues)]);
  if (hasErrors(issues)) return refuse(issues);

  const schemes = [...new Set(chosen.map(({ scheme }) => scheme.id))];
  if (options.against !== undefined && schemes.length > 1)
    return fail(words.againstSeveral(schemes.join(wordsOf(locale).listed)), EXIT.usage);
  const { against } = options;
  const versions = against === undefined ? [] : chosen.map((run) => againstVersion(pack, run, against, locale));
  const unlike = versions.flatMap((version) => version.issues);
  if (unlike.length > 0) return refuse(unlike);
  const targets = targetsOf(options.out, pack, chosen, io.cwd);
  if (targets === undefined) return fail(words.severalToOne(options.out ?? '', chosen.length), EXIT.usage);
  const script = options.units === 'none' ? undefined : await reportScript();
  if (issues.length > 0) io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  for (const [i, run] of chosen.entries()) {
    const path = targets[i] as string;
    const refused = write(path, { pack, run, compare, recognitions, found, script, against: versions[i]?.value }, io, locale);
    if (refused !== undefined) return fail(refused, EXIT.unreadable);
    if (!options.pdf) continue;
    const code = await print(path, options.units ?? 'none', io, locale);
    if (code !== EXIT.ok) return code;
  }
  if (pack.example) io.out(`${wordsOf(locale).example}\n`);
  return EXIT.ok;
}

interface Written {
  readonly pack: Pack;
  readonly run: AssessedRun;
  readonly compare: Comparisons;
  readonly recognitions: readonly Recognition[];
  readonly found: readonly Issue[];
  readonly script: string | undefined;
  readonly against: AgainstVersion | undefined;
}

/** Writes one report beside its place and moves it there; what refused it, or undefined. */
function write(
  path: string,
  { pack, run, compare, recognitions, found, script, against: versions }: Written,
  io: Io,
  locale: Locale,
): string | undefined {
  const words = reportWords(locale);
  const progress = new Progress(io);
  progress.show(words.making(basename(path)));
  const { changes } = compare(run);
  const bytes = Buffer.from(
    makeReport({ pack, run, changes, recognitions, issues: found, locale, script, comparison: versions?.linkFrom(basename(path)) }),
    'utf8',
  );
  progress.clear();
  const partial = join(dirname(path), `.${basename(path)}.kedu-${process.pid}.partial`);
  const shown = shownPath(path, io.cwd);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(partial, bytes);
    renameSync(partial, path);
  } catch (error) {
    if (existsSync(partial)) rmSync(partial);
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    return words.fileUnwritable(shown, reason);
  }
  const against = changes === undefined ? '' : ` · ${words.comparedWith(periodName(changes.before.period.id, locale))}`;
  io.out(`${words.written(shown, fileSize(bytes.length))}${against}\n`);
  if (!versions) return undefined;
  const beside = join(dirname(path), versions.fileOf(basename(path)));
  const reason = writeWhole(beside, versions.html);
  if (reason !== undefined) return words.fileUnwritable(shownPath(beside, io.cwd), reason);
  io.out(`${words.written(shownPath(beside, io.cwd), fileSize(Buffer.byteLength(versions.html)))}\n`);
  return undefined;
}

/** Prints a report that was written, beside it; of one unit the name of the file has its code. */
async function print(path: string, units: string, io: Io, locale: Locale): Promise<ExitCode> {
  const words = reportWords(locale);
  const stem = path.replace(/\.html?$/i, '');
  const target = `${stem}${units === 'all' || units === 'none' ? '' : `-${units}`}.pdf`;
  const progress = new Progress(io);
  progress.show(words.making(basename(target)));
  const printed = await printPdf(path, target, { units });
  progress.clear();
  const refused = printWords(printed, locale);
  if (refused !== undefined) {
    io.err(`${refused}\n`);
    return printed.outcome === 'no_unit' ? EXIT.problems : EXIT.unreadable;
  }
  io.out(`${words.written(shownPath(target, io.cwd), fileSize(statSync(target).size))}\n`);
  return EXIT.ok;
}

const shownPath = (path: string, cwd: string): string => (path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path);

/** All periods of the pack up to the last that is reported or compared with; those asked for where the pack has one of them not, so that it is said. */
function periodsUpTo(pack: Pack, reported: readonly string[], compared: string | undefined): readonly string[] {
  const ids = pack.runs.map(({ period }) => period.id);
  if (reported.some((id) => !ids.includes(id))) return reported;
  return ids.slice(0, Math.max(...[...reported, compared ?? ''].map((id) => ids.indexOf(id))) + 1);
}

/** Where each report goes; undefined where several would go into one file. */
function targetsOf(out: string | undefined, pack: Pack, runs: readonly AssessedRun[], cwd: string): readonly string[] | undefined {
  const asked = resolve(cwd, out ?? '.');
  const isFile = out !== undefined && /^\.html?$/i.test(extname(out)) && !(existsSync(asked) && statSync(asked).isDirectory());
  if (isFile) return runs.length === 1 ? [asked] : undefined;
  return runs.map((run) => join(asked, reportName(pack.id, run)));
}

function holds({ units, lists }: AssessedRun['assessment'], code: string): boolean {
  return lists.some(({ members }) => members.some((index) => units[index]?.code === code));
}

const keyOf = ({ code, place, args }: Issue): string => JSON.stringify([code, place, args]);
const same = (a: Issue, b: Issue): boolean => a === b || (a.code === b.code && keyOf(a) === keyOf(b));
const distinct = (issues: readonly Issue[]): readonly Issue[] => [...new Map(issues.map((issue) => [keyOf(issue), issue])).values()];
