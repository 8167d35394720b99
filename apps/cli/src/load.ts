import { resolve } from 'node:path';
import { periodName } from '@kedu/messages';
import { inLocale, type Issue, type Locale } from '@kedu/model';
import {
  type AssessedRun,
  type AssessOptions,
  assessPack,
  nativeHasher,
  openPack,
  type OpenedPack,
  type Pack,
  type SourceLines,
  sourceLines,
} from '@kedu/runner';
import { inCharacters } from './characterColumns.ts';
import { findPack } from './findPack.ts';
import { kernelAsked } from './kernelAsked.ts';
import type { Io } from './terminal/io.ts';
import { showIssue } from './terminal/issues.ts';
import { paintFor } from './terminal/paint.ts';
import { Progress } from './terminal/progress.ts';
import { wordsOf } from './words.ts';

/** A pack as the command line names it, read and checked. */
export interface LoadedPack extends OpenedPack {
  /** As shown to the user. */
  readonly folder: string;
}

/** Opens a pack with a line of progress. */
export function loadPack(asked: string, io: Io, locale: Locale): LoadedPack {
  const folder = findPack(asked, io.cwd);
  const progress = new Progress(io);
  const path = resolve(io.cwd, folder);
  const {
    pack,
    misweighed = [],
    issues,
  } = openPack(path, {
    keduData: io.env.KEDU_DATA,
    onProgress: ({ file }) => progress.show(wordsOf(locale).reading(file)),
  });
  progress.clear();
  const named = issues.map((issue) => (issue.args.folder === path ? { ...issue, args: { ...issue.args, folder } } : issue));
  return { ...(pack && { pack }), misweighed, issues: named, folder };
}

/** Assesses a pack with a line of progress. */
export function runPack(
  pack: Pack,
  options: Omit<AssessOptions, 'onProgress'>,
  io: Io,
  locale: Locale,
): { readonly assessments: readonly AssessedRun[]; readonly issues: readonly Issue[] } {
  const progress = new Progress(io);
  const done = assessPack(pack, {
    newHasher: nativeHasher,
    draws: kernelAsked({}, io),
    ...options,
    onProgress: (_, __, period, scheme) =>
      progress.show(wordsOf(locale).assessing(periodName(period.id, locale), inLocale(scheme.title, locale))),
  });
  progress.clear();
  return done;
}

/** Issues with their columns in characters, and the lines that they speak of. */
export function placedIssues(
  issues: readonly Issue[],
  folder: string,
  io: Io,
): { readonly issues: readonly Issue[]; readonly lineOf: SourceLines } {
  const lineOf = sourceLines(resolve(io.cwd, folder), io.env.KEDU_DATA, issues);
  return { issues: inCharacters(issues, lineOf), lineOf };
}

/** All issues for the terminal, each in its line, and how many there are. */
export function showIssues(found: readonly Issue[], folder: string, io: Io, locale: Locale): string {
  const { issues, lineOf } = placedIssues(found, folder, io);
  const options = { locale, paint: paintFor(io), width: io.columns, prefix: `${folder}/`, lineOf };
  const words = wordsOf(locale);
  if (issues.length === 0) return `${words.clean}\n`;
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { severity } of issues) counts[severity] += 1;
  return `${issues.map((issue) => `${showIssue(issue, options)}\n`).join('')}${words.summary(counts)}\n`;
}
