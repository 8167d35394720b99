import { readdirSync, readFileSync } from 'node:fs';
import { openSheets, type SheetFile } from '@kedu/intake';
import exceljs from 'exceljs';
import { parse } from 'yaml';

/** A workbook as vectors/workbooks describes it: rows of cells, null for a blank one, and merged ranges by name. */
export interface WorkbookDescription {
  readonly title: string;
  readonly habit: string;
  readonly rule: string;
  readonly why: string;
  readonly sheets: readonly {
    readonly name: string;
    readonly merges?: readonly string[];
    readonly rows: readonly (readonly (string | number | null)[])[];
  }[];
}

const FOLDER = new URL('../../../../vectors/workbooks/', import.meta.url);

export function descriptions(): readonly (readonly [file: string, workbook: WorkbookDescription])[] {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  if (files.length < 10) throw new Error('the ten workbooks are gone');
  return files.map(
    (name) => [name.replace(/\.yaml$/, '.xlsx'), parse(readFileSync(new URL(name, FOLDER), 'utf8')) as WorkbookDescription] as const,
  );
}

/** The description as a real XLSX, written by exceljs. */
export async function bytesOf({ sheets }: Pick<WorkbookDescription, 'sheets'>): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  for (const { name, rows, merges } of sheets) {
    const sheet = book.addWorksheet(name);
    rows.forEach((cells, i) => {
      cells.forEach((value, j) => {
        if (value !== null) sheet.getCell(i + 1, j + 1).value = value;
      });
    });
    for (const range of merges ?? []) sheet.mergeCells(range);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export async function openDescribed(file: string, description: Pick<WorkbookDescription, 'sheets'>): Promise<SheetFile> {
  const { files, issues } = openSheets(file, await bytesOf(description));
  const [opened] = files;
  if (!opened) throw new Error(`${file}: ${issues.map(({ code }) => code).join()}`);
  return opened;
}
