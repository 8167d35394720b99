import { type Issue, type LocalizedText, type MissingReason, parsePeriod, type Place } from '@kedu/model';
import { packShape, readDocument, readShape } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';
import { dayExists } from './dayExists.ts';
import type { PlannedRun } from './pack.ts';

/** An entry of `data` in pack.yaml. */
export interface DataEntry {
  readonly file: string;
  readonly place: Place;
  readonly origin?: { readonly title: string; readonly url: string } | undefined;
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
  readonly units: NamedFile;
  readonly hierarchies: NamedFile;
  readonly successions: NamedFile;
  readonly data: readonly DataEntry[];
  readonly runs: readonly PlannedRun[];
  readonly seed: number;
}

/** Prefix of the names of files under $KEDU_DATA/data. */
export const KEDU_DATA = 'kedu-data:';

/**
 * What a pack.yaml says. Rule: PACK-1, PACK-4 (docs/spec/pack.md).
 * Errors: those of the shape (SCHEME_…), PACK_PERIOD, PACK_PERIOD_TWICE, PACK_AS_OF_MISSING, PACK_AS_OF, PACK_ORIGIN_MISSING,
 * PACK_PERIOD_COLUMN; PACK_AS_OF_EARLY warns.
 */
export function readPackFile(file: string, text: string): { readonly pack?: PackFile; readonly issues: readonly Issue[] } {
  const { source, issues: found } = readDocument(file, text);
  if (!source) return { issues: found };
  const { value, source: at, issues: shape } = readShape(packShape, source, { pack: 'unnamed', title: '?' });
  const issues = [...found, ...shape];
  const named = (key: 'units' | 'hierarchies' | 'successions'): NamedFile => ({
    file: value[key] ?? `${key}.csv`,
    place: at.place([key]),
    written: value[key] !== undefined,
  });
  const data = value.data.map((entry, i): DataEntry => {
    const place = at.place(['data', i, 'file']);
    if (entry.file.startsWith(KEDU_DATA) && !entry.origin?.url)
      issues.push(runnerIssue('PACK_ORIGIN_MISSING', place, { file: entry.file }));
    if (entry.period !== undefined && entry.fixed_period !== undefined)
      issues.push(runnerIssue('PACK_PERIOD_COLUMN', at.place(['data', i, 'fixed_period'], 'key'), { file: entry.file }));
    if (entry.fixed_period !== undefined && !parsePeriod(entry.fixed_period))
      issues.push(runnerIssue('PACK_PERIOD', at.place(['data', i, 'fixed_period']), { found: entry.fixed_period }));
    return {
      file: entry.file,
      place,
      origin: entry.origin && { title: localized(entry.origin.title)['zh-CN'], url: entry.origin.url ?? '' },
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
    units: named('units'),
    hierarchies: named('hierarchies'),
    successions: named('successions'),
    data,
    runs: value.runs ? plannedRuns(value.runs.periods, value.runs.as_of, (path) => at.place(['runs', ...path]), issues) : [],
    seed: value.runs?.seed ?? 0,
  };
  return { pack, issues };
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
