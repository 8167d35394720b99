import { gridOf, type Sheet, type SheetFile } from '@kedu/intake';
import { canonicalJson, type Issue, parseCsv, type Place } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import type { Change } from '../write/layout.ts';
import { MARK, SHEETS } from '../write/words.ts';
import { workbookLayout } from '../write/workbookFromScheme.ts';
import { carriedEnglish } from './carriedEnglish.ts';
import { carriedTexts } from './carriedTexts.ts';
import { exportIssue } from './codes.ts';
import { compareSheet, type Edit } from './compareSheet.ts';
import { editedTable, tableText } from './tableEdit.ts';
import { editYaml } from './yamlEdit.ts';

/** Where a value of the scheme was edited: its path in its file, or the whole of a table; and the cell. */
export interface EditedPlace {
  readonly file: string;
  readonly path: readonly (string | number)[] | undefined;
  readonly at: Place;
}

export interface ExportRead {
  /** All files that the workbook carries, with the edits made; empty where they cannot be read. */
  readonly files: ReadonlyMap<string, string>;
  /** Path of the scheme file among them. */
  readonly entry: string;
  /** How many values of the scheme were changed. */
  readonly changes: number;
  readonly issues: readonly Issue[];
  /** What the compiler says of the scheme as it was exported. */
  readonly known: readonly Issue[];
  /** Where it was edited. */
  readonly edited: readonly EditedPlace[];
}

/** Name of the hidden sheet that carries the texts of a scheme; that it is hidden is as it should be. Rule: LAYOUT-2. */
export const CARRIED_SHEET = SHEETS.source;

/** Whether a workbook was written by `workbookFromScheme`. Rule: LAYOUT-1. */
export function isExport(file: SheetFile): boolean {
  return aboutValue(file, MARK.label) === MARK.value;
}

/**
 * The files of a scheme out of the workbook that it was exported to, with what a person edited in it.
 *
 *   carried texts ─ 1 hash ─ 2 the workbook once more ─ 3 cell by cell against what came back ─ 4 edits of the texts
 *
 * What nobody edited comes back byte for byte. An edit that cannot be followed is an issue at its cell; the others are made all the same. Whether
 * the edited scheme holds together is for `faultsOfEdits` to say.
 * Rule: LAYOUT-1 to LAYOUT-7. Errors: EXPORT_CODES; nothing is thrown for what stands in a workbook.
 * Example: schemeFromExport(openSheets('北原.xlsx', bytes).files[0]).files.get('scheme/2023.yaml').
 */
export function schemeFromExport(file: SheetFile): ExportRead {
  const entry = aboutValue(file, '方案文件');
  const nothing = (issues: readonly Issue[]): ExportRead => ({ files: new Map(), entry, changes: 0, issues, known: [], edited: [] });
  const source = sheetNamed(file, SHEETS.source);
  if (!source) return nothing([exportIssue('EXPORT_SOURCE_MISSING', { file: file.file }, { sheet: SHEETS.source })]);
  const carried = carriedTexts(file.file, source);
  if (carried.issues.length > 0) return nothing(carried.issues);
  const { scheme, issues: found } = compileScheme({ files: carried.files, entry, english: carriedEnglish(carried.files) });
  if (!scheme) {
    const problems = found.filter(({ severity }) => severity === 'error').length;
    return nothing([exportIssue('EXPORT_SOURCE_BROKEN', { file: file.file, sheet: source.name }, { scheme: entry, problems }), ...found]);
  }

  const { sheets, tables } = workbookLayout({ files: carried.files, entry, scheme });
  const issues: Issue[] = [];
  const edits: Edit[] = [];
  const missing = (name: string): void => void issues.push(exportIssue('EXPORT_SHEET_MISSING', { file: file.file }, { sheet: name }));
  for (const layout of sheets) {
    const sheet = sheetNamed(file, layout.name);
    if (!sheet) {
      missing(layout.name);
      continue;
    }
    const compared = compareSheet(file.file, layout, sheet);
    edits.push(...compared.edits);
    issues.push(...compared.issues);
  }
  const files = new Map(carried.files);
  let changes = 0;
  const ofTables = new Map<string, string>();
  for (const table of tables) {
    const sheet = sheetNamed(file, table.name);
    if (!sheet) {
      missing(table.name);
      continue;
    }
    const rows = editedTable(table, sheet);
    if (rows === undefined) continue;
    changes += 1;
    ofTables.set(table.file, sheet.name);
    files.set(table.file, tableText(files.get(table.file) ?? '', rows));
  }
  const chosen = withoutConflicts(edits, carried.files, issues);
  apply(chosen, carried.files, files, ofTables, issues);
  const edited = [
    ...chosen.map(({ change, place }) => ({ file: change.file, path: change.kind === 'yaml' ? change.path : undefined, at: place })),
    ...[...ofTables].map(([table, sheet]) => ({ file: table, path: undefined, at: { file: file.file, sheet } })),
  ];
  return { files, entry, changes: changes + chosen.length, issues, known: found, edited };
}

/** Several cells may stand for one place of the scheme: they must agree, but that the exact form of a method counts before its words. */
function withoutConflicts(edits: readonly Edit[], before: ReadonlyMap<string, string>, issues: Issue[]): Edit[] {
  const byPlace = new Map<string, Edit>();
  for (const edit of edits) {
    const key = placeOf(edit.change);
    const first = byPlace.get(key);
    if (first === undefined) byPlace.set(key, edit);
    else if (canonicalJson(newValue(first.change)) === canonicalJson(newValue(edit.change))) continue;
    else if (isWeak(first.change) !== isWeak(edit.change)) {
      const [exact, words] = isWeak(first.change) ? [edit, first] : [first, edit];
      byPlace.set(key, exact);
      issues.push(exportIssue('EXPORT_EXACT_COUNTS', words.place, { path: pathText(exact.change), other: cellText(exact.place) }));
    } else {
      const other = cellText(first.place);
      issues.push(exportIssue('EXPORT_CONFLICT', edit.place, { path: pathText(edit.change), found: edit.text, first: first.text, other }));
      byPlace.delete(key);
    }
  }
  const chosen = [...byPlace.values()];
  // What is taken out goes last and from the end, so that positions in a list stay what they were.
  const out = ({ change }: Edit): boolean => change.kind === 'yaml' && change.value === undefined;
  const absent = ({ change }: Edit): boolean => change.kind === 'yaml' && change.ifAbsent === true;
  return [...chosen.filter(absent), ...chosen.filter((edit) => !absent(edit) && !out(edit)), ...chosen.filter(out).reverse()].filter(
    ({ change }) => change.kind === 'cell' || before.has(change.file),
  );
}

function apply(
  edits: readonly Edit[],
  before: ReadonlyMap<string, string>,
  files: Map<string, string>,
  ofTables: ReadonlyMap<string, string>,
  issues: Issue[],
): void {
  for (const { change, place, text } of edits) {
    const now = files.get(change.file) ?? '';
    if (change.kind === 'yaml') {
      files.set(change.file, editYaml(now, change.path, change.value));
      continue;
    }
    const edited = editCell(now, change);
    const table = ofTables.get(change.file);
    if (edited !== undefined && (table === undefined || cellIn(before.get(change.file) ?? '', change) === cellIn(now, change)))
      files.set(change.file, edited);
    else if (cellIn(now, change) !== change.value)
      issues.push(
        exportIssue('EXPORT_CONFLICT', place, {
          path: pathText(change),
          found: text,
          first: cellIn(now, change) ?? '',
          other: table ?? change.file,
        }),
      );
  }
}

type CellChange = Extract<Change, { kind: 'cell' }>;

/** Row and column of a cell of a table: by number of the row, or by the indicator that it names. */
function located(text: string, { key, column }: CellChange): { readonly rows: string[][]; readonly row: number; readonly at: number } {
  const rows = parseCsv(text).rows.map(({ cells }) => cells.map((cell) => cell.text));
  const heading = (rows[0] ?? []).map((name) => name.trim());
  const id = heading.indexOf('indicator');
  const row = key.startsWith('#') ? Number(key.slice(1)) : rows.findIndex((cells) => cells[id]?.trim() === key);
  return { rows, row, at: heading.indexOf(column) };
}

function cellIn(text: string, change: CellChange): string | undefined {
  const { rows, row, at } = located(text, change);
  return rows[row]?.[at];
}

function editCell(text: string, change: CellChange): string | undefined {
  const { rows, row, at } = located(text, change);
  const cells = rows[row];
  if (cells === undefined || at < 0) return undefined;
  cells[at] = change.value;
  return tableText(text, rows);
}

function sheetNamed(file: SheetFile, name: string): Sheet | undefined {
  return file.sheets.find((sheet) => sheet.name.trim() === name);
}

function aboutValue(file: SheetFile, label: string): string {
  const sheet = sheetNamed(file, SHEETS.about);
  const row = sheet && gridOf(sheet, 500).rows.find(([first]) => first === label);
  return row?.[1] ?? '';
}

function placeOf(change: Change): string {
  return change.kind === 'yaml'
    ? JSON.stringify([change.file, change.path, change.ifAbsent === true])
    : JSON.stringify([change.file, change.key, change.column]);
}

function newValue(change: Change): unknown {
  return change.value ?? null;
}

function isWeak(change: Change): boolean {
  return change.kind === 'yaml' && change.weak === true;
}

function pathText(change: Change): string {
  return change.kind === 'yaml' ? change.path.join('.') : `${change.file} ${change.key} ${change.column}`;
}

function cellText({ sheet, cell }: Place): string {
  return [sheet, cell].filter(Boolean).join(' ');
}
