import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSheets, type SheetFile } from '@kedu/intake';
import { writeWorkbook } from '@kedu/runner';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';
import { type WorkbookCell, workbookFromScheme, type WorkbookModel, type WorkbookSheet } from '@kedu/workbook';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

export interface SchemeFile {
  readonly files: ReadonlyMap<string, string>;
  readonly entry: string;
  readonly scheme: CompiledScheme;
}

/** Text files of a folder, by path in it, as a pack is read. */
export function textsOf(folder: string): Map<string, string> {
  const at = join(root, folder);
  return new Map(
    readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ya?ml|csv|md)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(at, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const),
  );
}

/** Every scheme of a folder that compiles; of a pack without its register, which the texts of a scheme do not depend on. */
export function schemesOf(files: ReadonlyMap<string, string>): SchemeFile[] {
  return [...files]
    .filter(([name, text]) => /\.ya?ml$/.test(name) && /^scheme:/m.test(text))
    .flatMap(([entry]) => {
      const { scheme } = compileScheme({ files, entry });
      return scheme ? [{ files, entry, scheme }] : [];
    });
}

/** A scheme of the example pack. */
export function exampleScheme(entry: string): SchemeFile {
  const found = schemesOf(textsOf('packs/after-liaoning')).find((one) => one.entry === entry);
  if (!found) throw new Error(`${entry} does not compile`);
  return found;
}

export function modelOf(given: SchemeFile): WorkbookModel {
  return workbookFromScheme({ ...given, example: true });
}

/** The workbook as one file, written and read again. */
export async function reopened(model: WorkbookModel): Promise<SheetFile> {
  const opened = openSheets('指标体系.xlsx', await writeWorkbook(model));
  const wrong = opened.issues.filter(({ severity }) => severity !== 'notice');
  if (wrong.length > 0 || !opened.files[0]) throw new Error(JSON.stringify(wrong));
  return opened.files[0];
}

const opened = new Map<string, SheetFile['sheets'][number]>();

/**
 * As `reopened`, but sheets that an earlier test has written and read are taken from there: many workbooks differ in one sheet, and writing is slow.
 * Each sheet that is new goes through a file of XLSX; whole workbooks do so in `unchanged.test.ts`.
 */
export async function reopenedSheets(model: WorkbookModel): Promise<SheetFile> {
  const keys = model.sheets.map((sheet) => JSON.stringify([sheet, [...(sheet.choices ?? [])]]));
  const fresh = model.sheets.filter((_, index) => !opened.has(keys[index] as string));
  if (fresh.length > 0) {
    const { sheets } = await reopened({ sheets: fresh });
    for (const [index, sheet] of model.sheets.entries())
      if (fresh.includes(sheet)) opened.set(keys[index] as string, sheets[fresh.indexOf(sheet)] as SheetFile['sheets'][number]);
  }
  return { file: '指标体系.xlsx', sheets: keys.map((key) => opened.get(key) as SheetFile['sheets'][number]) };
}

/** A model with the cell of one row, found by a text in it, and one column, found by its heading, replaced. */
export function withCell(model: WorkbookModel, sheet: string, row: string, heading: string, value: string | number): WorkbookModel {
  return withRows(model, sheet, (rows) => {
    const head = rows.findIndex((cells) => cells.some((cell) => cell?.value === heading));
    const column = rows[head]?.findIndex((cell) => cell?.value === heading) ?? -1;
    const line = rows.findIndex((cells, index) => index > head && cells.some((cell) => cell?.value === row));
    if (head < 0 || column < 0 || line < 0) throw new Error(`no cell ${sheet} ${row} ${heading}`);
    const cell: WorkbookCell = { value, style: 'input' };
    return rows.map((cells, index) => (index === line ? Object.assign([...cells], { [column]: cell }) : cells));
  });
}

export function withRows(
  model: WorkbookModel,
  sheet: string,
  change: (rows: WorkbookSheet['rows']) => WorkbookSheet['rows'],
): WorkbookModel {
  if (!model.sheets.some(({ name }) => name === sheet)) throw new Error(`no sheet ${sheet}`);
  return { sheets: model.sheets.map((one) => (one.name === sheet ? { ...one, rows: change(one.rows), merges: [] } : one)) };
}
