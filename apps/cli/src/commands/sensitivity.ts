import { resolve } from 'node:path';
import { designHeading } from '@kedu/messages';
import { hasErrors, inLocale, type Issue, type Locale } from '@kedu/model';
import { sensitivityPage } from '@kedu/pages';
import { type Pack, runSensitivity } from '@kedu/runner';
import { writeWhole } from '../diff/writeWhole.ts';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { loadPack, runPack, showIssues } from '../load.ts';
import type { SensitiveRun } from '../sensitivity/sensitiveRun.ts';
import { showSensitivity } from '../sensitivity/showSensitivity.ts';
import { sensitivityJson } from '../sensitivity/sensitivityJson.ts';
import { sensitivityWords } from '../sensitivity/words.ts';
import type { Io } from '../terminal/io.ts';
import { paintFor } from '../terminal/paint.ts';
import { Progress } from '../terminal/progress.ts';
import { wordsOf } from '../words.ts';

export interface SensitivityOptions {
  readonly period?: string | undefined;
  readonly scheme?: string | undefined;
  readonly list?: string | undefined;
  readonly draws?: number | undefined;
  readonly seed?: number | undefined;
  readonly html?: string | undefined;
  readonly json: boolean;
}

/**
 * `kedu sensitivity PACK`: how far ranks would move had weights, methods and the rest of `design:` been decided otherwise. Nothing else reads it.
 *
 * Rule: DESIGN-1 to DESIGN-7 (docs/spec/uncertainty.md), OUT-23. Exit code: OUT-10. With an error nothing is written.
 */
export function sensitivity(asked: string, options: SensitivityOptions, io: Io, locale: Locale): ExitCode {
  const words = sensitivityWords(locale);
  const { pack, issues: found, folder } = loadPack(asked, io, locale);
  const show = (issues: readonly Issue[]): ExitCode => {
    io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
    return exitCodeOf(issues);
  };
  if (!pack || hasErrors(found)) return show(found);
  if (pack.missingData.length > 0) {
    for (const { file, url } of pack.missingData) io.err(`${wordsOf(locale).dataMissing(file, url)}\n`);
    return EXIT.unreadable;
  }
  const period = options.period ?? pack.runs.at(-1)?.period.id;
  const { assessments, issues } = runPack(pack, period === undefined ? {} : { periods: [period] }, io, locale);
  if (hasErrors(issues)) return show(issues);
  const progress = new Progress(io);
  const { scheme: wanted, list } = options;
  const runs = assessments.filter(
    ({ scheme }) =>
      (wanted === undefined || scheme.id === wanted || `${scheme.id}@${scheme.version}` === wanted) &&
      (list === undefined ||
        wanted !== undefined ||
        scheme.trees[list] !== undefined ||
        assessments.every((one) => !one.scheme.trees[list])),
  );
  const done = runs.map((run) => ({ run, ...runSensitivity(run, { ...options, onList: (id) => progress.show(words.drawing(id)) }) }));
  progress.clear();
  const own = done.flatMap((one) => one.issues);
  if (hasErrors(own)) return show(own.slice(0, 1));
  if (own.length > 0) show(own);
  if (done.every(({ lists }) => lists.length === 0)) {
    io.err(`${words.noRun}\n`);
    return EXIT.problems;
  }
  const reason = writePage(done, pack, options, io, locale);
  if (reason !== undefined) return reason;
  if (options.json) io.out(`${JSON.stringify(sensitivityJson(done, pack, locale), null, 2)}\n`);
  else {
    io.out(`${designHeading(locale)}\n\n${done.map((one) => showSensitivity(one, locale, paintFor(io))).join('')}`);
    if (pack.example) io.out(`${wordsOf(locale).example}\n`);
  }
  return EXIT.ok;
}

/** One page a scheme: the file that is named for the first, with the name of its scheme before the ending for the others. */
function writePage(
  done: readonly SensitiveRun[],
  pack: Pack,
  { html, json }: SensitivityOptions,
  io: Io,
  locale: Locale,
): ExitCode | undefined {
  if (html === undefined) return undefined;
  const words = sensitivityWords(locale);
  const told = done.filter(({ lists }) => lists.length > 0);
  for (const [k, { run, lists }] of told.entries()) {
    const file = k === 0 ? html : html.replace(/(\.[^./\\]*)?$/, `-${run.scheme.id}$1`);
    const text = sensitivityPage({
      packTitle: pack.title,
      example: run.assessment.units.some(({ example }) => example),
      scheme: run.scheme,
      assessment: run.assessment,
      lists,
      locale,
    });
    const reason = writeWhole(resolve(io.cwd, file), text);
    if (reason !== undefined) {
      io.err(`${words.unwritable(file, reason)}\n`);
      return EXIT.unreadable;
    }
    (json ? io.err : io.out)(`${words.written(file)} (${inLocale(run.scheme.title, locale)})\n`);
  }
  return undefined;
}
