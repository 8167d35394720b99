import { resolve } from 'node:path';
import { hasErrors, inLocale, type Issue, type Locale } from '@kedu/model';
import { diffPack, type DiffResult, findPair, findVersion, nativeHasher, type Pack } from '@kedu/runner';
import type { CompiledScheme } from '@kedu/scheme';
import { pageOfDiff } from '../diff/pageOfDiff.ts';
import { diffCsv, diffJson } from '../diff/diffTables.ts';
import { showDiff, showUnit } from '../diff/showDiff.ts';
import { diffWords } from '../diff/words.ts';
import { writeWhole } from '../diff/writeWhole.ts';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { loadPack, showIssues } from '../load.ts';
import { nearestName } from '../nearestName.ts';
import type { Io } from '../terminal/io.ts';
import { paintFor } from '../terminal/paint.ts';
import { Progress } from '../terminal/progress.ts';
import { wordsOf } from '../words.ts';

export interface DiffCommandOptions {
  readonly period?: string | undefined;
  readonly scheme?: string | undefined;
  readonly unit?: string | undefined;
  readonly html?: string | undefined;
  readonly csv?: string | undefined;
  readonly json: boolean;
}

/**
 * `kedu diff PACK A B`: two versions of a pack's schemes on the same data; `kedu diff FOLDER OTHER_FOLDER`: the same scheme of two packs, on the data of the later.
 *
 * Rule: DIFF-1 to DIFF-4, DIFF-6, DIFF-7 (docs/spec/diff.md), OUT-21. With an error nothing is written. Exit code: OUT-10.
 */
export function diff(
  asked: string,
  first: string,
  second: string | undefined,
  options: DiffCommandOptions,
  io: Io,
  locale: Locale,
): ExitCode {
  const words = diffWords(locale);
  const earlier = loadPack(asked, io, locale);
  const refuse = (issues: readonly Issue[], folder: string): ExitCode => {
    io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
    return exitCodeOf(issues);
  };
  const fail = (text: string, code: ExitCode = EXIT.problems): ExitCode => {
    io.err(`${text}\n`);
    return code;
  };
  // A version where another pack is due: the other version was forgotten.
  const called = second === undefined && earlier.pack ? findVersion(earlier.pack.schemes, first) : undefined;
  if (earlier.pack && (called?.scheme || called?.issues.some(({ code }) => code === 'DIFF_VERSION_WHICH')))
    return fail(words.oneVersion(first, earlier.pack.schemes.map((one) => `${one.id}@${one.version}`).join(', ')), EXIT.usage);
  const later = second === undefined ? loadPack(first, io, locale) : earlier;
  for (const { pack, issues, folder } of [earlier, later]) {
    if (!pack || hasErrors(issues)) return refuse(issues, folder);
    if (pack.missingData.length > 0) {
      for (const { file, url } of pack.missingData) io.err(`${wordsOf(locale).dataMissing(file, url)}\n`);
      return EXIT.unreadable;
    }
  }
  const { pack: from } = earlier;
  const { pack, folder } = later;
  if (!from || !pack) return EXIT.problems;
  const versions = second === undefined ? twoPacks(from, pack, options.scheme) : findPair(pack.schemes, first, second);
  if (!versions) return fail(words.commonScheme(schemesOf(from), schemesOf(pack)));
  const unknown = versions.flatMap(({ issues }) => issues);
  const [before, after] = versions.map(({ scheme }) => scheme);
  if (!before || !after) return refuse(unknown, folder);

  const progress = new Progress(io);
  const { value, issues } = diffPack({
    pack,
    before,
    after,
    period: options.period,
    newHasher: nativeHasher,
    onRun: (list, done) => progress.show(`${list} ${done}`),
  });
  progress.clear();
  const own = issues.filter(({ code, severity }) => severity === 'error' || code.startsWith('DIFF_'));
  if (!value) return refuse(own, folder);
  if (own.length > 0) io.err(showIssues(own, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  const refused = writeFiles(value, own, options, io, locale);
  if (refused !== undefined) return refused;
  if (options.json) io.out(`${JSON.stringify(diffJson(value, pack.id, locale), null, 2)}\n`);
  else if (options.unit !== undefined) {
    const found = unitIn(value, options.unit);
    if (found.length === 0) return fail(words.unitUnknown(options.unit, nearestUnit(value, options.unit, locale)));
    io.out(showUnit(value, found, locale));
  } else io.out(showDiff(value, locale, paintFor(io)));
  if (pack.example && !options.json) io.out(`${wordsOf(locale).example}\n`);
  return EXIT.ok;
}

const schemesOf = ({ id, schemes }: Pack): string => `${id}: ${[...new Set(schemes.map((one) => one.id))].join(', ')}`;

/** The scheme that is asked for, or the one that both packs have; of several versions the last. */
function twoPacks(from: Pack, to: Pack, asked: string | undefined): readonly ReturnType<typeof findVersion>[] | undefined {
  const both = [...new Set(to.schemes.map(({ id }) => id))].filter((id) => from.schemes.some((one) => one.id === id));
  if (asked !== undefined) return [lastOr(from.schemes, asked), lastOr(to.schemes, asked)];
  const [only] = both;
  return only === undefined ? undefined : [lastOr(from.schemes, only), lastOr(to.schemes, only)];
}

function lastOr(schemes: readonly CompiledScheme[], called: string): ReturnType<typeof findVersion> {
  const latest = schemes
    .filter(({ id }) => id === called)
    .reduce<CompiledScheme | undefined>(
      (last, one) => (last === undefined || one.inForce.from > last.inForce.from ? one : last),
      undefined,
    );
  return latest ? { scheme: latest, issues: [] } : findVersion(schemes, called);
}

function writeFiles(
  value: DiffResult,
  issues: readonly Issue[],
  { html, csv, json }: DiffCommandOptions,
  io: Io,
  locale: Locale,
): ExitCode | undefined {
  const words = diffWords(locale);
  const files = [
    ...(html === undefined ? [] : [[html, pageOfDiff(value, issues, locale)] as const]),
    ...(csv === undefined ? [] : [[csv, diffCsv(value, locale)] as const]),
  ];
  for (const [file, text] of files) {
    const reason = writeWhole(resolve(io.cwd, file), text);
    if (reason !== undefined) {
      io.err(`${words.unwritable(file, reason)}\n`);
      return EXIT.unreadable;
    }
    (json ? io.err : io.out)(`${words.written(file)}\n`);
  }
  return undefined;
}

function unitIn({ lists }: DiffResult, called: string) {
  return lists.flatMap((list) =>
    list.units
      .filter(
        ({ unitId, code, name }) =>
          [unitId, code, name['zh-CN'], name.en?.toLowerCase()].includes(called) || name.en?.toLowerCase() === called.toLowerCase(),
      )
      .map((unit) => ({ list, unit })),
  );
}

function nearestUnit({ lists }: DiffResult, called: string, locale: Locale): string {
  return nearestName(
    called,
    lists.flatMap(({ units }) => units.flatMap(({ name, code }) => [inLocale(name, locale), code])),
  );
}
