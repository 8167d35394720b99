import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasErrors, type Issue, type Locale } from '@kedu/model';
import { type AssessedRun, type FrozenReferences, type Pack, readReferences, recognisePack, writeRun } from '@kedu/runner';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { loadPack, runPack, showIssues } from '../load.ts';
import { showRun } from '../show/run.ts';
import type { Io } from '../terminal/io.ts';
import { Progress } from '../terminal/progress.ts';
import { wordsOf } from '../words.ts';

export interface AssessCommandOptions {
  readonly out: string;
  readonly period?: readonly string[] | undefined;
  readonly asOf?: string | undefined;
  readonly references?: string | undefined;
  readonly all: boolean;
  readonly bom: boolean;
}

/**
 * `kedu assess PACK --out DIR`: results of a pack as files, and ranks on the terminal.
 *
 * With an error anywhere nothing is written (OUT-3, RUN-6). Exit code: OUT-10.
 */
export function assess(asked: string, options: AssessCommandOptions, io: Io, locale: Locale): ExitCode {
  const words = wordsOf(locale);
  const { pack, issues: found, folder } = loadPack(asked, io, locale);
  const frozen = options.references === undefined ? { issues: [] } : readFrozen(options.references, io.cwd);
  const before = [...found, ...frozen.issues];
  if (!pack || hasErrors(before)) return refuse(before, folder, io, locale);
  if (pack.missingData.length > 0) {
    for (const { file, url } of pack.missingData) io.err(`${words.dataMissing(file, url)}\n`);
    return EXIT.unreadable;
  }
  const { assessments, issues: said } = runPack(
    pack,
    { periods: options.period, asOf: options.asOf, references: frozen.references },
    io,
    locale,
  );
  const issues = [...before, ...said];
  if (hasErrors(issues)) return refuse(issues, folder, io, locale);
  const refused = write(options, pack, assessments, io, locale);
  if (refused.length > 0) return refuse(refused, folder, io, locale);
  if (issues.length > 0) io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  io.out(assessments.map((run) => showRun(run, { io, locale, all: options.all })).join(''));
  if (pack.example) io.out(`${words.example}\n`);
  io.out(`${words.written(options.out)}\n`);
  if (assessments.some(({ assessment }) => assessment.lists.some(({ uncertainty }) => uncertainty !== undefined)))
    io.out(`${words.intervals}\n`);
  return EXIT.ok;
}

/** Says why nothing was written. */
export function refuse(issues: readonly Issue[], folder: string, io: Io, locale: Locale): ExitCode {
  io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  io.err(`${wordsOf(locale).nothingWritten}\n`);
  return exitCodeOf(issues);
}

/** Writes with Ctrl-C held back until the folder is whole: the signal is taken when this returns. */
function write(
  { out, bom }: Pick<AssessCommandOptions, 'out' | 'bom'>,
  pack: Pack,
  runs: readonly AssessedRun[],
  io: Io,
  locale: Locale,
): readonly Issue[] {
  const progress = new Progress(io);
  progress.show(wordsOf(locale).writing);
  const stop = (): void => process.exit(EXIT.interrupted);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return writeRun(resolve(io.cwd, out), pack, runs, { bom, recognitions: recognisePack(pack, runs) });
  } finally {
    progress.clear();
    setImmediate(() => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    });
  }
}

/** Frozen reference points out of a references.csv. */
export function readFrozen(path: string, cwd: string): { readonly references?: FrozenReferences; readonly issues: readonly Issue[] } {
  try {
    return readReferences(resolve(cwd, path), readFileSync(resolve(cwd, path)));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    return { issues: [{ code: 'PACK_FILE_UNREADABLE', severity: 'error', place: {}, args: { file: path, reason } }] };
  }
}
