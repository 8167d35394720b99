import {
  type DataMapping,
  gridOf,
  guessMappings,
  isCertain,
  ObservationReader,
  type OpenedSheets,
  openSheets,
  SHEET_LIMITS,
  type Sheet,
  type SheetLimits,
  type TableMapping,
} from '@kedu/intake';
import { hasErrors, type Issue, missingReason, type Place, placeOfOrigin } from '@kedu/model';
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
}

/**
 * What a file says of the figures that a round asks for.
 *
 * Shape: figures in the order of the asks and their units; issues are those of the file and of figures that nobody asked for, in this
 * order. With errors among them nothing may be recorded. Rules: IMPORT-2 to IMPORT-4, IMPORT-7.
 * Errors: those of openSheets and ObservationReader, IMPORT_COLUMNS, IMPORT_MAPPING, COLLECT_NOT_ASKED.
 */
export function readFigures(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  round: Round,
  scheme: Pick<HeldScheme, 'scheme' | 'pack'>,
  how: HowRead,
): { readonly figures: readonly FileFigure[]; readonly issues: readonly Issue[] } {
  const opened = openSheets(name, bytes, UPLOAD_LIMITS);
  if (opened.files.length === 0) return { figures: [], issues: opened.issues };
  const titles = titlesOfScheme(scheme);
  const columns = round.asks.map((ask): TemplateColumn => ({ ask, title: titles(ask.indicator) }));
  const chosen =
    how === 'template' ? templateMapping(opened, columns) : how === 'guess' ? guessedMappings(opened, scheme) : { mappings: how };
  if ('issues' in chosen) return { figures: [], issues: [...opened.issues, ...chosen.issues] };
  const asked = new Set(round.asks.map(({ indicator }) => indicator));
  const specs = scheme.scheme.indicators
    .filter(({ id }) => asked.has(id))
    .map(({ id, unit }) => (unit === undefined ? { id } : { id, unit }));
  const reader = new ObservationReader(scheme.pack.register, specs);
  const issues = reader.addOpened(opened, chosen.mappings).filter((issue) => how !== 'template' || !isOfTemplate(issue));
  const notes = how === 'template' ? notesOf(opened, columns) : new Map<string, string>();
  const { figures, issues: unasked } = figuresOf(reader.finish(), round, notes);
  return { figures, issues: [...issues, ...unasked] };
}

/** What is so in every template: its hidden column of IDs, and the row that is left blank above the headings. */
function isOfTemplate({ code }: Issue): boolean {
  return code === 'SHEET_HIDDEN_COLUMNS' || code === 'SHEET_BLANK_ROWS' || code === 'SHEET_HIDDEN';
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
    const args = { reason: 'none', found: headings.slice(0, 6).join(', '), expected: wanted[0]?.heading ?? '' };
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

/** Explanations of a template: `indicator/period/unit` → text. */
function notesOf(opened: OpenedSheets, columns: readonly TemplateColumn[]): ReadonlyMap<string, string> {
  const sheet = templateSheet(opened);
  const notes = new Map<string, string>();
  if (sheet === undefined) return notes;
  const { rows } = gridOf(sheet, Number.POSITIVE_INFINITY);
  const at = rows.findIndex((row) => row.includes(UNIT_HEADING) && row.length > 2);
  const headings = rows[at] ?? [];
  const unitAt = headings.indexOf(UNIT_HEADING);
  const places = columns.flatMap((column) => {
    const index = headings.indexOf(noteHeading(column));
    return index < 0 ? [] : [{ ask: column.ask, index }];
  });
  for (const row of rows.slice(at + 1))
    for (const { ask, index } of places) {
      const text = row[index] ?? '';
      if (text !== '') notes.set(`${ask.indicator}/${ask.period}/${row[unitAt] ?? ''}`, text);
    }
  return notes;
}

type Read = ReturnType<ObservationReader['finish']>;

/** Figures that the round asks for; those that it does not are issues at their cells. */
function figuresOf(
  observations: Read,
  round: Round,
  notes: ReadonlyMap<string, string>,
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
        if (origin === undefined || figure === undefined) return;
        const place = { ...placeOfOrigin(origin), indicator, period, unit };
        const ask = asks.find(({ units }) => units.includes(unit));
        if (ask === undefined) {
          issues.push(workflowIssue('COLLECT_NOT_ASKED', place, { indicator, period, unit }));
          return;
        }
        const note = notes.get(`${indicator}/${period}/${unit}`);
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
  return reason === 'source_late' || reason === 'not_applicable' || reason === 'withheld' ? { missing: reason } : undefined;
}

/** Whether a file may be recorded. */
export function isRefused({ figures, issues }: ReturnType<typeof readFigures>): boolean {
  return figures.length === 0 || hasErrors(issues);
}
