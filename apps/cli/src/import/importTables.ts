import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type KnownNames, markWorkbook, ObservationReader, statedNames, undecided } from '@kedu/intake';
import { cellName, hasErrors, inLocale, type Issue, type Locale, type Observations, type Origin } from '@kedu/model';
import { csvDocument, csvNumber, csvText, readMappingFile } from '@kedu/runner';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { showIssues } from '../load.ts';
import type { Io } from '../terminal/io.ts';
import { paintFor } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { visible } from '../terminal/width.ts';
import { cellNotes } from './cellNotes.ts';
import { attempt, type InputFile, mayWrite, openInputs, packNames, writeWhole } from './inputs.ts';
import { mappingMistakes, writtenAt } from './mappingMistakes.ts';
import { importWords } from './words.ts';

export interface ImportOptions {
  readonly mapping: string;
  readonly pack?: string | undefined;
  readonly marked?: string | undefined;
  readonly out?: string | undefined;
  readonly force: boolean;
}

/**
 * `kedu import FILE… --mapping M`: reads the values, says what was read sheet by sheet and indicator by indicator, and everything that is wrong.
 *
 * Shape of --out: CSV with unit, indicator, period, value, file, sheet, cell, example, sorted by indicator, period, unit (OUT-1). `--marked` writes a copy of
 * the workbook in which every issue of it is a comment at its cell, and those of an earlier copy are gone. Mistakes of the mapping are told all at once, at their
 * lines; with any nothing is read. Without a pack the units and indicators are those of the mapping. Rule: GUESS-10, GUESS-11, MAP-14. Exit code: OUT-10.
 */
export function importTables(paths: readonly string[], options: ImportOptions, io: Io, locale: Locale): ExitCode {
  const words = importWords(locale);
  const text = attempt(() => readFileSync(resolve(io.cwd, options.mapping)));
  if (typeof text === 'string') {
    io.err(`${words.unreadable(options.mapping, text)}\n`);
    return EXIT.unreadable;
  }
  const { mappings, issues: mapped, places } = readMappingFile(options.mapping, text.toString('utf8'));
  const pack = options.pack === undefined ? undefined : packNames(options.pack, io, locale);
  if (pack && !pack.known) {
    io.out(showIssues([...pack.issues, ...mapped], pack.folder, io, locale));
    return exitCodeOf(pack.issues);
  }
  const { inputs, unreadable } = openInputs(paths, io, locale);
  const open = undecided(mappings, options.mapping).map((issue) => writtenAt(issue, places));
  const readable = hasErrors([...mapped, ...open]) ? [] : mappings;
  const stated = statedNames(
    inputs.flatMap(({ opened }) => opened.files),
    pack ? [] : mappings,
  );
  const units = pack?.known?.units ?? stated.units;
  const indicators = pack?.specs ?? stated.indicators;
  const reader = new ObservationReader(units, indicators);
  const told = [...mapped, ...open];
  const found = inputs.flatMap(({ opened }) => {
    if (readable.length > 0) return reader.addOpened(opened, readable, places);
    return [...opened.issues, ...mappingMistakes(opened, mappings, places, units, indicators, told)];
  });
  const observations = reader.finish();
  const issues = [...told, ...found];
  io.out(summary(observations, pack?.known?.indicators ?? [], io, locale));
  io.out(showIssues(issues, '.', io, locale));
  const wrote = [
    options.out === undefined || writeValues(options.out, observations, paths, options.force, io, locale),
    options.marked === undefined || mark(options.marked, inputs, found, options.force, io, locale),
  ];
  if (unreadable > 0 || wrote.includes(false)) return EXIT.unreadable;
  return exitCodeOf(issues);
}

/** A cell that a table gave: a value, or a blank or reason. */
interface ReadCell {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly value: number;
  readonly origin: Origin;
}

/** Every cell that the tables gave, one series after the other: as many as a country has, so none is kept. */
function* cellsOf(observations: Observations): Generator<ReadCell> {
  for (const indicator of [...observations.indicators].sort()) {
    for (const period of [...observations.periods].sort()) {
      const column = observations.column(indicator, period);
      for (const [i, unit] of column ? observations.unitIds.entries() : []) {
        const origin = observations.origin(indicator, period, i);
        if (origin) yield { unit, indicator, period, value: column?.missing[i] === 0 ? (column.values[i] as number) : Number.NaN, origin };
      }
    }
  }
}

const isValue = ({ value }: ReadCell): boolean => !Number.isNaN(value);

/** What was read of a sheet or of an indicator. */
class Tally {
  values = 0;
  blanks = 0;
  readonly units = new Set<string>();
  readonly periods = new Set<string>();

  add(cell: ReadCell): void {
    if (!isValue(cell)) this.blanks += 1;
    else {
      this.values += 1;
      this.units.add(cell.unit);
      this.periods.add(cell.period);
    }
  }
}

function summary(observations: Observations, known: KnownNames['indicators'], io: Io, locale: Locale): string {
  const titles = new Map(known.map(({ id, title }) => [id, inLocale(title, locale)]));
  const words = importWords(locale);
  const sheets = new Map<string, Tally>();
  const indicators = new Map<string, Tally>();
  for (const cell of cellsOf(observations)) {
    tally(sheets, [cell.origin.file, cell.origin.sheet].filter((part) => part !== undefined).join(locale === 'en' ? ' / ' : ' ')).add(cell);
    tally(indicators, cell.indicator).add(cell);
  }
  if (![...indicators.values()].some(({ values }) => values > 0)) return `${words.nothingRead}\n`;
  const lines = [...sheets].map(([place, { values, blanks }]) => `${visible(words.sheetRead(place, values, blanks))}\n`);
  const rows = [...indicators].map(([indicator, { values, blanks, units, periods }]) => [
    visible([titles.get(indicator), indicator].filter((part) => part !== undefined && part !== '').join(' ')),
    ...[values, blanks, units.size, periods.size].map(String),
  ]);
  const { columns } = words;
  const right = (heading: string) => ({ heading, align: 'right' as const });
  const headings = [
    { heading: columns.indicator },
    right(columns.values),
    right(columns.blanks),
    right(columns.units),
    right(columns.periods),
  ];
  return `${lines.join('')}\n${table(headings, rows, paintFor(io).strong)}\n`;
}

function tally(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key) ?? new Tally();
  tallies.set(key, known);
  return known;
}

function writeValues(path: string, observations: Observations, inputs: readonly string[], force: boolean, io: Io, locale: Locale): boolean {
  let count = 0;
  const text = csvDocument(['unit', 'indicator', 'period', 'value', 'file', 'sheet', 'cell', 'example'], (rows) => {
    for (const cell of cellsOf(observations)) {
      if (!isValue(cell)) continue;
      count += 1;
      const { unit, indicator, period, value, origin } = cell;
      const texts = [origin.file, origin.sheet ?? '', origin.column === undefined ? '' : cellName(origin.line, origin.column)];
      rows.row(
        [csvText(unit), csvText(indicator), csvText(period), csvNumber(value), ...texts.map(csvText), String(origin.example)].join(','),
      );
    }
  });
  const done = mayWrite(path, inputs, force, io, locale) && writeWhole(path, text, io, locale);
  if (done) io.out(`${importWords(locale).valuesWritten(visible(path), count)}\n`);
  return done;
}

/** The marked copy of the only workbook; false where it could not be made. */
function mark(path: string, inputs: readonly InputFile[], issues: readonly Issue[], force: boolean, io: Io, locale: Locale): boolean {
  const words = importWords(locale);
  const [input] = inputs;
  if (!input) return false;
  const [file] = input.opened.files;
  const notes = file ? cellNotes(file, issues, locale) : [];
  const copy = file ? markWorkbook(input.bytes, notes) : input.bytes;
  if (copy === input.bytes) {
    io.out(`${words.nothingToMark}\n`);
    return true;
  }
  if (!mayWrite(path, [input.path], force, io, locale)) return false;
  if (!(copy instanceof Uint8Array)) {
    io.out(showIssues([{ ...copy, place: { ...copy.place, file: input.path } }], '.', io, locale));
    return false;
  }
  const done = writeWhole(path, copy, io, locale);
  if (done) io.out(`${notes.length === 0 ? words.marksCleared(visible(path)) : words.markedWritten(visible(path), notes.length)}\n`);
  return done;
}
