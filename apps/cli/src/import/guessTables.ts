import {
  type Confidence,
  type Guess,
  type GuessedTable,
  guessMappings,
  type GuessRemark,
  type GuessSubject,
  type KnownNames,
  type TableMapping,
  type Whereabouts,
} from '@kedu/intake';
import { wordIssue } from '@kedu/messages';
import { hasErrors, inLocale, type Issue, type Locale } from '@kedu/model';
import { type MappingRemark, writeMappingFile } from '@kedu/runner';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { showIssues } from '../load.ts';
import type { Io } from '../terminal/io.ts';
import { showIssue } from '../terminal/issues.ts';
import { paintFor } from '../terminal/paint.ts';
import { visible } from '../terminal/width.ts';
import { mayWrite, openInputs, packNames, writeWhole } from './inputs.ts';
import { importWords } from './words.ts';

export interface GuessOptions {
  readonly pack?: string | undefined;
  readonly out?: string | undefined;
  readonly force: boolean;
}

/** Decisions that are likely right and shown in a line each; the others stand in the mapping file. */
const SHOWN = 30;

/**
 * `kedu import FILE… --guess`: one mapping for each file, and what in it is to be checked, in order of doubt.
 *
 * Everything that is wrong with any of the files is told in one run. Rule: GUESS-9, GUESS-11. Exit code: OUT-10.
 */
export function guessTables(paths: readonly string[], options: GuessOptions, io: Io, locale: Locale): ExitCode {
  const words = importWords(locale);
  const pack = options.pack === undefined ? undefined : packNames(options.pack, io, locale);
  if (pack && !pack.known) {
    io.out(showIssues(pack.issues, pack.folder, io, locale));
    return exitCodeOf(pack.issues);
  }
  const { inputs, unreadable } = openInputs(paths, io, locale);
  const guess = guessMappings(
    inputs.flatMap(({ opened }) => opened.files),
    pack?.known ?? { units: undefined, indicators: [] },
  );
  showTables(guess.tables, pack?.known, io, locale);
  // A file that could not be opened has said why: that it has no table either is no news.
  const issues = [...inputs.flatMap(({ opened }) => opened.issues), ...guess.issues];
  showDoubts(guess, hasErrors(issues) || unreadable > 0, io, locale);
  if (issues.length > 0) io.out(showIssues(issues, '.', io, locale));
  let unwritten = 0;
  for (const { path } of inputs) {
    const own = guess.tables.filter(({ file }) => file === path);
    if (own.length === 0) continue;
    const target = options.out ?? mappingPath(path);
    const text = writeMappingFile(
      own.map(({ mapping }) => mapping),
      own.flatMap(({ mapping, remarks }, table) => remarks.map((remark) => comment(remark, table, mapping, locale))),
    );
    if (mayWrite(target, paths, options.force, io, locale) && writeWhole(target, text, io, locale)) {
      io.out(`${words.mappingWritten(visible(target))}\n`);
      io.out(`${words.next(importCommand(path, target, options.pack))}\n`);
    } else unwritten += 1;
  }
  if (unreadable > 0 || unwritten > 0) return EXIT.unreadable;
  return hasErrors(issues) ? exitCodeOf(issues) : EXIT.ok;
}

/** `data/2023.xlsx` → `data/2023.mapping.yaml`. */
export function mappingPath(path: string): string {
  return `${path.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.mapping.yaml`;
}

function importCommand(path: string, mapping: string, pack: string | undefined): string {
  const quoted = (text: string): string => (/^[\w./\-\p{Script=Han}]+$/u.test(text) ? text : `"${text}"`);
  return ['kedu import', quoted(path), ...(pack === undefined ? [] : ['--pack', quoted(pack)]), '--mapping', quoted(mapping)].join(' ');
}

function showTables(tables: readonly GuessedTable[], known: KnownNames | undefined, io: Io, locale: Locale): void {
  const words = importWords(locale);
  for (const { file, mapping } of tables) {
    const place = [file, mapping.inside, mapping.sheet].filter((part) => part !== undefined).join(locale === 'en' ? ' / ' : ' ');
    const first = mapping.first ?? (mapping.headings.at(-1) ?? 0) + 1;
    const parts = (['unit', 'indicator', 'period'] as const).map((about) => whereText(about, mapping, known, locale));
    io.out(`${visible(words.table(place, first, mapping.last, parts.join(locale === 'en' ? '; ' : '；')))}\n`);
  }
}

function whereText(about: 'unit' | 'indicator' | 'period', mapping: TableMapping, known: KnownNames | undefined, locale: Locale): string {
  const words = importWords(locale);
  const where: Whereabouts = mapping[about];
  if (where === 'values') return words.where(about, 'headings', '');
  if ('at' in where) return words.where(about, 'column', where.at.heading ?? where.at.column ?? '');
  const title = about === 'indicator' ? known?.indicators.find(({ id }) => id === where.fixed)?.title : undefined;
  return words.where(about, 'fixed', words.indicator(where.fixed, title === undefined ? undefined : inLocale(title, locale)));
}

/** What is to be checked: the unsure in full, then the likely in a line each; sure decisions are only counted. Beside a refusal nothing is called certain. */
function showDoubts({ tables, leftOut }: Guess, refused: boolean, io: Io, locale: Locale): void {
  const words = importWords(locale);
  const remarks = [...tables.flatMap((table) => table.remarks), ...leftOut];
  const by = (confidence: Confidence): readonly GuessRemark[] => remarks.filter((remark) => remark.confidence === confidence);
  const unsure = by('unsure');
  const likely = by('likely');
  const options = { locale, paint: paintFor(io), width: io.columns, prefix: '', lineOf: () => undefined };
  const none = unsure.length + likely.length === 0;
  if (!none || !refused) io.out(`\n${none ? words.nothingToCheck : words.toCheck(unsure.length, likely.length)}\n\n`);
  for (const { issue } of unsure) io.out(`${showIssue(issue, options)}\n`);
  const inLine = [...likely, ...leftOut.filter(({ confidence }) => confidence === 'sure')];
  for (const remark of inLine.slice(0, SHOWN)) io.out(`${visible(line(remark, locale))}\n`);
  if (inLine.length > SHOWN) io.out(`${words.more(inLine.length - SHOWN)}\n`);
  const sure = remarks.length - unsure.length - inLine.length;
  if (sure > 0) io.out(`${words.sure(sure)}\n`);
  if (remarks.length > 0) io.out('\n');
}

function line({ confidence, issue }: GuessRemark, locale: Locale): string {
  const { file, sheet, cell } = issue.place;
  const place = [file, sheet, cell].filter((part) => part !== undefined).join(' ');
  return `${importWords(locale).confidence[confidence]}  ${place}  ${sentence(issue, locale)}`;
}

/** What an issue says, with what was found where the sentence does not show it. */
function sentence(issue: Issue, locale: Locale): string {
  const { what, found } = wordIssue(issue, locale);
  if (found === undefined || what.includes(found)) return what;
  return locale === 'en' ? `${what} Found: ${found}.` : `${what}现为：${found}。`;
}

/** A remark as the mapping file carries it, at the key that it is about: how sure, where, what, and what to do where it is unsure. */
function comment({ about, confidence, issue }: GuessRemark, table: number, mapping: TableMapping, locale: Locale): MappingRemark {
  const words = importWords(locale);
  const english = locale === 'en';
  const place = issue.place.cell === undefined ? '' : `${issue.place.cell} `;
  const doubt = confidence === 'unsure' ? `${english ? ' ' : ''}${wordIssue(issue, locale).remedy}` : '';
  const text = `${words.confidence[confidence]}${english ? ': ' : '：'}${place}${sentence(issue, locale)}${doubt}`;
  return { table, about: keyOf(about, mapping), text };
}

/** The key of a mapping file under which a remark stands: its own, or one that is written in any case. */
function keyOf(about: GuessSubject, mapping: TableMapping): string {
  if (about === 'rows') return mapping.first === undefined && mapping.last === undefined ? 'headings' : 'rows';
  if (about === 'skip') return mapping.skip.length === 0 ? 'headings' : 'skip';
  if (about === 'measure') return mapping.measure === undefined ? 'values' : 'measure';
  if (about === 'sheet') return mapping.sheet === undefined ? 'headings' : 'sheet';
  return about;
}
