import {
  type DataMapping,
  gridOf,
  guessMappings,
  isCertain,
  ObservationReader,
  type OpenedSheets,
  openSheets,
  readCell,
  SHEET_LIMITS,
  type Sheet,
  type SheetLimits,
  type TableMapping,
} from '@kedu/intake';
import { hasErrors, type Issue, type MissingReason, missingReason, type Place, placeOfOrigin } from '@kedu/model';
import { type Cell, type Figure, type Round, workflowIssue } from '@kedu/workflow';
import type { HeldScheme } from '../knowledge/schemeLibrary.ts';
import { titlesOfScheme } from '../rounds/schemeOfRound.ts';
import { importIssue } from './codes.ts';
import { figureHeading, noteHeading, TEMPLATE_HEADINGS, TEMPLATE_SHEET, type TemplateColumn, UNIT_HEADING } from './templateHeadings.ts';

/** How much of an upload is inflated. Rule: IMPORT-7. */
export const UPLOAD_LIMITS: SheetLimits = {
  ...SHEET_LIMITS,
  inflated: 512 * 1024 * 1024,
  ratio: 200,
  parts: 2_000,
  tables: 256 * 1024 * 1024,
};

/** How a file is read: as a template of the round, by a guess, or by a mapping. */
export type HowRead = 'template' | 'guess' | readonly TableMapping[] | DataMapping;

/** A figure of a file, with the place that it stands at. */
export interface FileFigure {
  readonly cell: Cell;
  readonly figure: Figure;
  readonly note?: string | undefined;
  readonly place: Place;
  /** Whether it is another than what stands, and what that is; known once the file was decided on. */
  readonly differs?: boolean | undefined;
  readonly stands?: Figure | undefined;
}

/**
 * What a file says of the figures that a round asks for.
 *
 * Shape: figures in the order of the asks and their units; issues are those of the file and of figures that nobody asked for, in this
 * order, by IDs. With errors among them nothing may be recorded. Rules: IMPORT-2 to IMPORT-4, IMPORT-7.
 * Errors: those of openSheets and ObservationReader, IMPORT_COLUMNS, IMPORT_MAPPING, COLLECT_NOT_ASKED, IMPORT_NOT_ASKED, IMPORT_REASON,
 * IMPORT_UNFILLED, IMPORT_UNIT.
 */
export function readFigures(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  round: Round,
  scheme: Pick<HeldScheme, 'scheme' | 'pack'>,
  how: HowRead,
  limits: SheetLimits = UPLOAD_LIMITS,
): { readonly figures: readonly FileFigure[]; readonly issues: readonly Issue[] } {
  const opened = openSheets(name, bytes, limits);
  if (opened.files.length === 0) return { figures: [], issues: opened.issues };
  const titles = titlesOfScheme(scheme);
  const columns = round.asks.map((ask): TemplateColumn => ({ ask, title: titles(ask.indicator) }));
  const chosen =
    how === 'template' ? templateMapping(opened, columns) : how === 'guess' ? guessedMappings(opened, scheme) : { mappings: how };
  const isTold = (issue: Issue): boolean => how !== 'template' || !isOfTemplate(issue);
  if ('issues' in chosen) return { figures: [], issues: [...opened.issues.filter(isTold), ...chosen.issues] };
  const asked = new Set(round.asks.map(({ indicator }) => indicator));
  const specs = scheme.scheme.indicators
    .filter(({ id }) => asked.has(id))
    .map(({ id, unit }) => (unit === undefined ? { id } : { id, unit }));
  const reader = new ObservationReader(scheme.pack.register, specs);
  const issues = reader
    .addOpened(opened, chosen.mappings)
    .filter(isTold)
    .map(notAskedOf(scheme.scheme, chosen.mappings))
    .map((issue) => (how === 'template' ? unitOfTemplate(issue) : issue));
  const texts = how === 'template' ? textsOf(opened, columns) : NO_TEXTS;
  const { figures, issues: ofCells } = figuresOf(reader.finish(), round, texts);
  const all = [...issues, ...ofCells];
  if (figures.length === 0 && !hasErrors(all)) all.push(importIssue('IMPORT_UNFILLED', { file: opened.files[0]?.file }));
  return { figures, issues: all };
}

/** What is so in every template: its hidden column of IDs, and the row that is left blank above the headings. */
function isOfTemplate({ code }: Issue): boolean {
  return code === 'SHEET_HIDDEN_COLUMNS' || code === 'SHEET_BLANK_ROWS' || code === 'SHEET_HIDDEN';
}

/** What the reader says of a unit, in words for whoever fills in a template: he has neither register nor pack. Rule: IMPORT-2. */
function unitOfTemplate(issue: Issue): Issue {
  if (!issue.code.startsWith('INTAKE_UNIT_')) return issue;
  return importIssue('IMPORT_UNIT', issue.place, { found: issue.args['found'] ?? '', count: issue.args['count'] ?? 1 });
}

/** Codes of an indicator that the reader was not told of, with the argument that names it. */
const UNTOLD: Readonly<Record<string, string>> = {
  INTAKE_INDICATOR_UNKNOWN: 'found',
  MAP_INDICATOR_UNKNOWN: 'found',
  INTAKE_COLUMN_INDICATOR: 'indicator',
};

/** The reader knows the indicators of the round alone: one that the scheme has, by ID or by word, is not unknown. Rule: IMPORT-4. */
function notAskedOf(
  { indicators }: Pick<HeldScheme['scheme'], 'indicators'>,
  mappings: readonly TableMapping[] | DataMapping,
): (issue: Issue) => Issue {
  const ids = new Set(indicators.map(({ id }) => id));
  const words =
    'layout' in mappings
      ? [...(mappings.columns ?? [])].map(([id, word]) => [word, id] as const)
      : mappings.flatMap(({ indicatorWords }) => [...indicatorWords]);
  const known = new Map([...words, ...[...ids].map((id) => [id, id] as const)]);
  return (issue) => {
    const found = String(issue.args[UNTOLD[issue.code] ?? ''] ?? '');
    const indicator = known.get(found);
    if (indicator === undefined || !ids.has(indicator)) return issue;
    return importIssue('IMPORT_NOT_ASKED', issue.place, { indicator, found, count: issue.args['count'] ?? 1 });
  };
}

function templateSheet({ files }: OpenedSheets): Sheet | undefined {
  return files.flatMap(({ sheets }) => sheets).find((sheet) => sheet.name === TEMPLATE_SHEET || sheet.form === 'csv');
}

/** Where the headings of the round stand in a filled template. Rule: IMPORT-2. */
function templateMapping(
  opened: OpenedSheets,
  columns: readonly TemplateColumn[],
): { readonly mappings: readonly TableMapping[] } | { readonly issues: readonly Issue[] } {
  const sheet = templateSheet(opened);
  const place = { file: opened.files[0]?.file, ...(sheet?.form === 'sheet' ? { sheet: sheet.name } : {}) };
  if (sheet === undefined) {
    const found = opened.files.flatMap(({ sheets }) => sheets.map(({ name }) => name)).join(', ');
    return { issues: [importIssue('IMPORT_COLUMNS', place, { reason: 'sheet', found, expected: TEMPLATE_SHEET })] };
  }
  const { rows } = gridOf(sheet, TEMPLATE_HEADINGS + 20);
  const at = rows.findIndex((row, i) => row.includes(UNIT_HEADING) && (i > 0 || row.length > 2));
  const headings = rows[at] ?? [];
  if (at < 0) return { issues: [importIssue('IMPORT_COLUMNS', place, { reason: 'unit', found: '', expected: UNIT_HEADING })] };
  const wanted = columns.map((column) => ({ column, heading: figureHeading(column) }));
  const twice = [UNIT_HEADING, ...wanted.map(({ heading }) => heading)].find(
    (heading) => headings.indexOf(heading) !== headings.lastIndexOf(heading),
  );
  if (twice !== undefined)
    return { issues: [importIssue('IMPORT_COLUMNS', { ...place, line: at + 1 }, { reason: 'twice', found: twice, expected: twice })] };
  const values = wanted
    .filter(({ heading }) => headings.includes(heading))
    .map(({ column: { ask }, heading }) => ({ at: { heading }, indicator: ask.indicator, period: ask.period }));
  if (values.length === 0) {
    const args = { reason: 'none', found: headings.slice(0, 6).join(', '), expected: nearest(wanted, headings)?.heading ?? '' };
    return { issues: [importIssue('IMPORT_COLUMNS', { ...place, line: at + 1 }, args)] };
  }
  const mapping: TableMapping = {
    ...(sheet.form === 'sheet' ? { sheet: sheet.name } : {}),
    headings: [at + 1],
    skip: [],
    unit: { at: { heading: UNIT_HEADING } },
    unitBy: 'id',
    indicator: 'values',
    period: 'values',
    values,
    indicatorWords: new Map(),
    unitWords: new Map(),
    periodWords: new Map(),
  };
  return { mappings: [mapping] };
}

/** Of the headings that the round has, one of an indicator that the file has too, for another period; else the first. */
function nearest<T extends { readonly column: TemplateColumn }>(wanted: readonly T[], headings: readonly string[]): T | undefined {
  return wanted.find(({ column: { title } }) => headings.some((heading) => heading.startsWith(title.title['zh-CN']))) ?? wanted[0];
}

function guessedMappings(
  opened: OpenedSheets,
  { scheme, pack }: Pick<HeldScheme, 'scheme' | 'pack'>,
): { readonly mappings: readonly TableMapping[] } | { readonly issues: readonly Issue[] } {
  const guess = guessMappings(opened.files, { units: pack.register, indicators: scheme.indicators });
  if (isCertain(guess)) return { mappings: guess.tables.map(({ mapping }) => mapping) };
  const unsure = guess.tables.flatMap(({ remarks }) =>
    remarks.filter(({ confidence }) => confidence === 'unsure').map(({ issue }) => issue),
  );
  return {
    issues: [importIssue('IMPORT_MAPPING', { file: opened.files[0]?.file }, { reason: 'unsure', found: '' }), ...guess.issues, ...unsure],
  };
}

/** What stands in a template beside its figures, and in place of them: `indicator/period/unit` → text. */
interface TemplateTexts {
  readonly notes: ReadonlyMap<string, string>;
  /** Reasons that nobody reports, because the calendar says them. Rule: IMPORT-4. */
  readonly unreported: ReadonlyMap<string, string>;
}

const NO_TEXTS: TemplateTexts = { notes: new Map(), unreported: new Map() };

function textsOf(opened: OpenedSheets, columns: readonly TemplateColumn[]): TemplateTexts {
  const sheet = templateSheet(opened);
  const notes = new Map<string, string>();
  const unreported = new Map<string, string>();
  if (sheet === undefined) return NO_TEXTS;
  const { rows } = gridOf(sheet, Number.POSITIVE_INFINITY);
  const at = rows.findIndex((row) => row.includes(UNIT_HEADING) && row.length > 2);
  const headings = rows[at] ?? [];
  const unitAt = headings.indexOf(UNIT_HEADING);
  const places = columns.map((column) => ({
    ask: column.ask,
    figureAt: headings.indexOf(figureHeading(column)),
    noteAt: headings.indexOf(noteHeading(column)),
  }));
  for (const row of rows.slice(at + 1))
    for (const { ask, figureAt, noteAt } of places) {
      const key = `${ask.indicator}/${ask.period}/${row[unitAt] ?? ''}`;
      const note = row[noteAt] ?? '';
      if (note !== '') notes.set(key, note);
      const text = row[figureAt] ?? '';
      const reading = readCell(text, undefined);
      if (reading.kind === 'reason' && !isReported(reading.reason)) unreported.set(key, text);
    }
  return { notes, unreported };
}

type Read = ReturnType<ObservationReader['finish']>;

/** Figures that the round asks for; those that it does not, and reasons that nobody reports, are issues at their cells. */
function figuresOf(
  observations: Read,
  round: Round,
  { notes, unreported }: TemplateTexts,
): { readonly figures: readonly FileFigure[]; readonly issues: readonly Issue[] } {
  const figures: FileFigure[] = [];
  const issues: Issue[] = [];
  for (const indicator of observations.indicators)
    for (const period of observations.periods) {
      const column = observations.column(indicator, period);
      if (column === undefined) continue;
      const asks = round.asks.filter((ask) => ask.indicator === indicator && ask.period === period);
      observations.unitIds.forEach((unit, i) => {
        const origin = observations.origin(indicator, period, i);
        const figure = figureOf(column, i);
        const key = `${indicator}/${period}/${unit}`;
        const found = unreported.get(key);
        if (origin === undefined || (figure === undefined && found === undefined)) return;
        const place = { ...placeOfOrigin(origin), indicator, period, unit };
        if (figure === undefined) {
          issues.push(importIssue('IMPORT_REASON', place, { found: found ?? '' }));
          return;
        }
        const ask = asks.find(({ units }) => units.includes(unit));
        if (ask === undefined) {
          issues.push(workflowIssue('COLLECT_NOT_ASKED', place, { indicator, period, unit }));
          return;
        }
        const note = notes.get(key);
        const cell = { indicator, period, unit, source: ask.source };
        figures.push({ cell, figure, place, ...(note === undefined ? {} : { note }) });
      });
    }
  return { figures, issues };
}

/** Undefined for a blank cell, and for reasons that nobody reports. */
function figureOf({ values, missing }: { readonly values: Float64Array; readonly missing: Uint8Array }, i: number): Figure | undefined {
  const reason = missingReason(missing[i] ?? 0);
  if (reason === undefined) return { value: values[i] as number };
  return isReported(reason) ? { missing: reason } : undefined;
}

/** Whether somebody reports a reason (COLLECT-1); whether a figure is due the calendar says. */
function isReported(reason: MissingReason): reason is Extract<Figure, { readonly missing: unknown }>['missing'] {
  return reason === 'source_late' || reason === 'not_applicable' || reason === 'withheld';
}

/** Whether a file may be recorded. */
export function isRefused({ figures, issues }: ReturnType<typeof readFigures>): boolean {
  return figures.length === 0 || hasErrors(issues);
}
