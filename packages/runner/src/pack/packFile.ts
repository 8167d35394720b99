import { type Issue, type LocalizedText, type MissingReason, parsePeriod, type Period, type Place } from '@kedu/model';
import type { RegisterColumns } from '@kedu/intake';
import { packShape, type PackShape, readDocument, readShape, type Source } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';
import type { CarriedOut } from './carriedOut.ts';
import { dayExists } from './dayExists.ts';
import { type RecognitionEntry, recognitionEntries } from '../recognise/entries.ts';
import type { PlannedRun } from './pack.ts';

/** Where a public file is. */
export interface FileOrigin {
  readonly title: string;
  readonly url: string;
}

/** A register out of a published file: an entry of `units` in pack.yaml. */
export interface PublishedUnits {
  readonly file: string;
  readonly place: Place;
  readonly origin?: FileOrigin | undefined;
  readonly inside?: string | undefined;
  readonly sheet?: string | undefined;
  readonly columns: RegisterColumns;
}

/** An entry of `data` in pack.yaml. */
export interface DataEntry {
  readonly file: string;
  readonly place: Place;
  readonly origin?: FileOrigin | undefined;
  /** File of the mapping; the keys of the short form then say nothing. */
  readonly mapping?: NamedFile | undefined;
  readonly layout: 'long' | 'wide';
  readonly unit?: string | undefined;
  readonly unitBy: 'id' | 'code' | 'name';
  readonly period?: string | undefined;
  readonly fixedPeriod?: string | undefined;
  readonly columns?: Readonly<Record<string, string>> | undefined;
  readonly columnsTable?: string | undefined;
  readonly blank?: MissingReason | undefined;
  readonly source?: string | undefined;
}

/** An entry of `marks` in pack.yaml. */
export interface MarkEntry {
  readonly file: string;
  readonly place: Place;
  readonly period: Period;
}

/** An entry of `surveys` in pack.yaml. */
export interface SurveyEntry {
  readonly file: string;
  readonly place: Place;
  readonly period: Period;
  readonly indicator: string;
}

/** A file that pack.yaml names, or the usual name of it where it is not written. */
export interface NamedFile {
  readonly file: string;
  readonly place: Place;
  readonly written: boolean;
}

/** What pack.yaml says, with the places of what it names. */
export interface PackFile {
  readonly id: string;
  readonly title: LocalizedText;
  readonly about?: LocalizedText | undefined;
  readonly example: boolean;
  readonly units: readonly (NamedFile | PublishedUnits)[];
  readonly hierarchies: NamedFile;
  readonly successions: NamedFile;
  /** Tables of English texts, in the order written (PACK-13). */
  readonly english: readonly NamedFile[];
  readonly data: readonly DataEntry[];
  readonly marks: readonly MarkEntry[];
  readonly surveys: readonly SurveyEntry[];
  readonly clauses: CarriedOut;
  readonly recognition: readonly RecognitionEntry[];
  readonly runs: readonly PlannedRun[];
  readonly seed: number;
}

/** Prefix of the names of files under $KEDU_DATA/data. */
export const KEDU_DATA = 'kedu-data:';

/**
 * What a pack.yaml says. Rule: PACK-1, PACK-4 (docs/spec/pack.md).
 * Errors: those of the shape (SCHEME_…), PACK_PERIOD, PACK_PERIOD_TWICE, PACK_AS_OF_MISSING, PACK_AS_OF, PACK_ORIGIN_MISSING,
 * PACK_PERIOD_COLUMN, PACK_MAPPING_FIELD; PACK_AS_OF_EARLY warns.
 */
export function readPackFile(file: string, text: string): { readonly pack?: PackFile; readonly issues: readonly Issue[] } {
  const { source, issues: found } = readDocument(file, text);
  if (!source) return { issues: found };
  const { value, source: at, issues: shape } = readShape(packShape, source, { pack: 'unnamed', title: '?' });
  const issues = [...found, ...shape];
  const named = (key: 'hierarchies' | 'successions'): NamedFile => ({
    file: value[key] ?? `${key}.csv`,
    place: at.place([key]),
    written: value[key] !== undefined,
  });
  const data = value.data.map((entry, i): DataEntry => {
    const place = at.place(['data', i, 'file']);
    checkOrigin(entry, place, issues);
    if (entry.mapping !== undefined) issues.push(...besideMapping(at, i, entry.mapping));
    if (entry.period !== undefined && entry.fixed_period !== undefined)
      issues.push(runnerIssue('PACK_PERIOD_COLUMN', at.place(['data', i, 'fixed_period'], 'key'), { file: entry.file }));
    if (entry.fixed_period !== undefined && !parsePeriod(entry.fixed_period))
      issues.push(runnerIssue('PACK_PERIOD', at.place(['data', i, 'fixed_period']), { found: entry.fixed_period }));
    return {
      file: entry.file,
      place,
      origin: originOf(entry.origin),
      mapping: entry.mapping === undefined ? undefined : { file: entry.mapping, place: at.place(['data', i, 'mapping']), written: true },
      layout: entry.layout,
      unit: entry.unit,
      unitBy: entry.unit_by,
      period: entry.period,
      fixedPeriod: entry.fixed_period,
      columns: entry.columns,
      columnsTable: entry.columns_table,
      blank: entry.blank === 'by_calendar' ? undefined : entry.blank,
      source: entry.source,
    };
  });
  const pack = {
    id: value.pack,
    title: localized(value.title),
    about: value.about === undefined ? undefined : localized(value.about),
    example: value.example,
    units: unitsOf(value.units, at, issues),
    hierarchies: named('hierarchies'),
    successions: named('successions'),
    english: englishTables(value.english, at),
    data,
    marks: markEntries(value.marks, at, issues),
    surveys: surveyEntries(value.surveys, at, issues),
    clauses: carriedOut(value.clauses, at),
    recognition: recognitionEntries(value.recognition, at),
    runs: value.runs ? plannedRuns(value.runs.periods, value.runs.as_of, (path) => at.place(['runs', ...path]), issues) : [],
    seed: value.runs?.seed ?? 0,
  };
  return { pack, issues };
}

function englishTables(english: PackShape['english'], at: Source): NamedFile[] {
  if (english === undefined) return [];
  if (typeof english === 'string') return [{ file: english, place: at.place(['english']), written: true }];
  return english.map((file, i) => ({ file, place: at.place(['english', i]), written: true }));
}

function markEntries(entries: PackShape['marks'], at: Source, issues: Issue[]): MarkEntry[] {
  return entries.flatMap((entry, i) => {
    const period = parsePeriod(entry.period);
    if (period) return [{ file: entry.file, place: at.place(['marks', i, 'file']), period }];
    issues.push(runnerIssue('PACK_PERIOD', at.place(['marks', i, 'period']), { found: entry.period }));
    return [];
  });
}

function surveyEntries(entries: PackShape['surveys'], at: Source, issues: Issue[]): SurveyEntry[] {
  return entries.flatMap(({ file, period: asked, indicator }, i) => {
    const period = parsePeriod(asked);
    if (period) return [{ file, place: at.place(['surveys', i, 'file']), period, indicator }];
    issues.push(runnerIssue('PACK_PERIOD', at.place(['surveys', i, 'period']), { found: asked }));
    return [];
  });
}

/** Keys of the short form that a mapping leaves no room for. */
const SHORT_FORM = ['layout', 'unit', 'unit_by', 'period', 'fixed_period', 'columns', 'columns_table', 'blank', 'source'];

function besideMapping(at: Source, i: number, mapping: string): Issue[] {
  const entry = (at.value as { readonly data: readonly Readonly<Record<string, unknown>>[] }).data[i] ?? {};
  return SHORT_FORM.filter((field) => Object.hasOwn(entry, field)).map((field) =>
    runnerIssue('PACK_MAPPING_FIELD', at.place(['data', i, field], 'key'), { field, mapping }),
  );
}

function checkOrigin(
  { file, origin }: { readonly file: string; readonly origin?: { readonly url?: string | undefined } | undefined },
  place: Place,
  issues: Issue[],
): void {
  if (file.startsWith(KEDU_DATA) && !origin?.url) issues.push(runnerIssue('PACK_ORIGIN_MISSING', place, { file }));
}

function carriedOut(clauses: PackShape['clauses'], at: Source): CarriedOut {
  return new Map(
    Object.entries(clauses).map(([regulation, entries]) => [
      regulation,
      new Map(
        Object.entries(entries).map(([clause, text]) => [
          clause,
          { text: localized(text), place: at.place(['clauses', regulation, clause], 'key') },
        ]),
      ),
    ]),
  );
}

function originOf(origin: PackShape['data'][number]['origin']): FileOrigin | undefined {
  return origin && { title: localized(origin.title)['zh-CN'], url: origin.url ?? '' };
}

function unitsOf(units: PackShape['units'], at: Source, issues: Issue[]): (NamedFile | PublishedUnits)[] {
  const listed = Array.isArray(units);
  const written = Object.hasOwn(at.value as object, 'units');
  return (listed ? units : [units]).map((entry, i) => {
    const path = listed ? ['units', i] : ['units'];
    if (typeof entry === 'string') return { file: entry, place: at.place(path), written };
    const place = at.place([...path, 'file']);
    checkOrigin(entry, place, issues);
    const { file, inside, sheet, headings, columns, kind, blank } = entry;
    return {
      file,
      place,
      origin: originOf(entry.origin),
      inside,
      sheet,
      columns: { headings, columns: new Map(Object.entries(columns)), kind, blank },
    };
  });
}

function plannedRuns(
  periods: readonly string[],
  asOf: string | Readonly<Record<string, string>>,
  place: (path: (string | number)[]) => Place,
  issues: Issue[],
): PlannedRun[] {
  const runs: PlannedRun[] = [];
  if (typeof asOf === 'string' && !dayExists(asOf)) issues.push(runnerIssue('PACK_AS_OF', place(['as_of']), { found: asOf }));
  periods.forEach((id, i) => {
    const period = parsePeriod(id);
    if (!period) {
      issues.push(runnerIssue('PACK_PERIOD', place(['periods', i]), { found: id }));
      return;
    }
    if (periods.indexOf(id) < i) issues.push(runnerIssue('PACK_PERIOD_TWICE', place(['periods', i]), { period: id }));
    const day = typeof asOf === 'string' ? asOf : asOf[id];
    if (day === undefined) issues.push(runnerIssue('PACK_AS_OF_MISSING', place(['as_of']), { period: id }));
    else if (dayExists(day)) runs.push({ period, asOf: day });
    else if (typeof asOf !== 'string') issues.push(runnerIssue('PACK_AS_OF', place(['as_of', id]), { found: day }));
  });
  return runs;
}

function localized(text: string | { readonly 'zh-CN': string; readonly en?: string | undefined }): LocalizedText {
  if (typeof text === 'string') return { 'zh-CN': text };
  return text.en === undefined ? { 'zh-CN': text['zh-CN'] } : { 'zh-CN': text['zh-CN'], en: text.en };
}
