import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type CellNote, insideName, markWorkbook, openSheets } from '@kedu/intake';
import { wordIssue } from '@kedu/messages';
import { hasErrors, type Issue, type Locale } from '@kedu/model';
import { CARRIED_SHEET, type CellAccount, type CellFate, isExport, packFromAnswers, schemeFromWorkbook } from '@kedu/workbook';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { askForPack } from '../init/questions.ts';
import { type InitWords, initWords } from '../init/words.ts';
import type { Io } from '../terminal/io.ts';
import { paintFor } from '../terminal/paint.ts';
import { visible } from '../terminal/width.ts';
import { wordsOf } from '../words.ts';

export interface InitOptions {
  readonly from?: string | undefined;
  readonly name?: string | undefined;
  readonly out?: string | undefined;
  readonly marked?: string | undefined;
  readonly title?: string | undefined;
  readonly year?: number | undefined;
}

/**
 * `kedu init --from FILE.xlsx`: a pack out of an office's workbook, with everything that was not understood; `kedu init` alone asks and writes one.
 *
 * A folder that holds anything is never written to. Rule: WORKBOOK-10, WORKBOOK-11 (docs/spec/workbook.md). Exit code: OUT-10.
 */
export async function init(options: InitOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = initWords(locale);
  if (options.from !== undefined) return fromWorkbook(options.from, options, io, locale, words);
  if (options.marked !== undefined) {
    io.err(`${words.needsFrom}\n`);
    return EXIT.usage;
  }
  const answers = await askForPack(io, words, options, new Date().getFullYear());
  const folder = options.out ?? join('packs', answers.pack);
  return write(packFromAnswers(answers), folder, io, words, words.next(folder));
}

function fromWorkbook(from: string, options: InitOptions, io: Io, locale: Locale, words: InitWords): ExitCode {
  const bytes = readBytes(resolve(io.cwd, from));
  if (typeof bytes === 'string') {
    io.err(`${words.unreadable(from, bytes)}\n`);
    return EXIT.unreadable;
  }
  const opened = openSheets(basename(from), bytes);
  const [file] = opened.files;
  if (!file) {
    io.err(shownIssues(opened.issues, io, locale, words));
    io.err(`${words.nothing}\n`);
    return EXIT.problems;
  }
  if (opened.files.length > 1) io.err(`${words.several(opened.files.length, insideName(file.file, file.inside))}\n`);
  const pack = options.name ?? slugOf(from);
  const made = schemeFromWorkbook(file, { pack, title: options.title, year: options.year });
  const own = isExport(file);
  const seen = opened.issues.filter(({ code, place }) => !(own && code === 'SHEET_HIDDEN' && place.sheet === CARRIED_SHEET));
  const issues = [...seen, ...made.issues];
  io.out(shownIssues(issues, io, locale, words, basename(from)));
  if (options.marked !== undefined) {
    const code = writeMarked(bytes, issues, options.marked, io, locale, words);
    if (code !== EXIT.ok) return code;
  }
  if (made.files.size === 0) {
    io.err(`${words.nothing}\n`);
    return EXIT.problems;
  }
  io.out(`${counted(made.understood, words)}\n`);
  const folder = options.out ?? join('packs', pack);
  const next = own ? words.nextOfExport(folder, made.files.has('pack.yaml')) : words.next(folder);
  const code = write(made.files, folder, io, words, next);
  return code === EXIT.ok && hasErrors(issues) ? EXIT.problems : code;
}

function readBytes(path: string): Uint8Array | string {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    return reason;
  }
}

/** 指标体系2024.xlsx has no letters that a short name may have: then `scheme`. */
function slugOf(file: string): string {
  const letters = basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return /[a-z]/.test(letters) ? letters : 'my-assessment';
}

/** What was found and what is expected, on one line. */
function valuesOf(worded: ReturnType<typeof wordIssue>, locale: Locale): string {
  const { found, expected, between } = wordsOf(locale);
  return [worded.found && `${found}${worded.found}`, worded.expected && `${expected}${worded.expected}`].filter(Boolean).join(between);
}

/** Where a problem is; what is wrong in a file that was written for a sheet of the workbook names both. */
function placeOf({ place }: Issue, words: InitWords, workbook: string | undefined): string {
  const { file = '', sheet, cell, line } = place;
  const written = sheet !== undefined && line !== undefined && workbook !== undefined && /\.(?:ya?ml|csv)$/.test(file) && file !== workbook;
  if (written) return `${words.place(workbook, sheet, cell)} ${words.line(file, line)}`;
  return sheet === undefined && line !== undefined ? words.line(file, line) : words.place(file, sheet, cell);
}

function shownIssues(issues: readonly Issue[], io: Io, locale: Locale, words: InitWords, workbook?: string): string {
  const { severity, remedy } = wordsOf(locale);
  const paint = paintFor(io);
  return issues
    .map((issue) => {
      const worded = wordIssue(issue, locale);
      const shown = valuesOf(worded, locale);
      const place = placeOf(issue, words, workbook);
      const lines = [
        `${paint.severity(issue.severity, `${severity[issue.severity]} ${issue.code}`)}  ${paint.strong(visible(place))}`,
        worded.what,
        shown,
        worded.why ?? '',
        `${remedy}${worded.remedy}`,
      ];
      return `${lines
        .filter(Boolean)
        .map((line, i) => (i === 0 ? line : `  ${visible(line)}`))
        .join('\n')}\n\n`;
    })
    .join('');
}

function counted({ total, counts, criteria }: CellAccount, words: InitWords): string {
  const shown = (Object.keys(words.fates) as CellFate[])
    .map((fate) => `${words.fates[fate]} ${counts[fate]}`)
    .join(words.cells(0, '').includes('：') ? '，' : ', ');
  return [words.cells(total, shown), ...(criteria.total > 0 ? [words.criteria(criteria.understood, criteria.total)] : [])].join('\n');
}

function writeMarked(bytes: Uint8Array, issues: readonly Issue[], marked: string, io: Io, locale: Locale, words: InitWords): ExitCode {
  const path = resolve(io.cwd, marked);
  if (existsSync(path)) {
    io.err(`${words.exists(marked)}\n`);
    return EXIT.unreadable;
  }
  const notes = issues.flatMap((issue): CellNote[] => {
    const { sheet, cell } = issue.place;
    if (sheet === undefined || cell === undefined || issue.severity === 'notice') return [];
    const worded = wordIssue(issue, locale);
    const values = valuesOf(worded, locale);
    return [{ sheet, cell, text: [worded.what, values, worded.why ?? '', worded.remedy].filter(Boolean).join('\n') }];
  });
  const copy = markWorkbook(bytes, notes);
  if (!(copy instanceof Uint8Array)) {
    io.err(shownIssues([copy], io, locale, words));
    return EXIT.problems;
  }
  return put(path, copy, marked, io, words) ? said(io, words.markedCopy(marked, notes.length)) : EXIT.unreadable;
}

function said(io: Io, text: string): ExitCode {
  io.out(`${text}\n`);
  return EXIT.ok;
}

function write(files: ReadonlyMap<string, string>, folder: string, io: Io, words: InitWords, next: string): ExitCode {
  const path = resolve(io.cwd, folder);
  if (existsSync(path) && (!statSync(path).isDirectory() || readdirSync(path).length > 0)) {
    io.err(`${words.notEmpty(folder)}\n`);
    return EXIT.unreadable;
  }
  for (const [name, text] of files) if (!put(join(path, name), text, folder, io, words)) return EXIT.unreadable;
  io.out(`${words.written(folder)}\n${[...files.keys()].map((name) => `  ${name}\n`).join('')}${next}\n`);
  return EXIT.ok;
}

function put(path: string, content: string | Uint8Array, shown: string, io: Io, words: InitWords): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    io.err(`${words.unwritable(shown, reason)}\n`);
    return false;
  }
}
