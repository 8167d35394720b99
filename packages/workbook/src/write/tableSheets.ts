import { parseCsv } from '@kedu/model';
import type { WorkbookCell, WorkbookSheet } from '../workbookModel.ts';
import type { OwnFiles } from './ownFiles.ts';

/** A CSV table of the scheme as a sheet of its own. */
export interface TableSheet {
  readonly file: string;
  readonly name: string;
  /** Cells as they stand in the file, the headings first. */
  readonly rows: readonly (readonly string[])[];
}

/** One sheet for each table that the scheme itself names, called as its file. Rule: LAYOUT-3. */
export function tableSheets(own: OwnFiles): TableSheet[] {
  const taken = new Set<string>();
  return own.tables.map((file) => {
    const name = sheetName(file.split('/').at(-1) ?? file, taken);
    return { file, name, rows: parseCsv(own.texts.files.get(file) ?? '').rows.map(({ cells }) => cells.map(({ text }) => text)) };
  });
}

export function tableModel({ name, rows }: TableSheet): WorkbookSheet {
  const columns = Math.max(...rows.map((row) => row.length), 1);
  return {
    name,
    rows: rows.map((row, index) => row.map((text): WorkbookCell => ({ value: cellValue(text), style: index === 0 ? 'heading' : 'input' }))),
    widths: Array.from({ length: columns }, (_, column) =>
      Math.min(48, Math.max(8, ...rows.slice(0, 200).map((row) => width(row[column] ?? '')))),
    ),
    merges: [],
    frozen: { rows: 1, columns: 1 },
  };
}

/** A number where the text is one and nothing of it is lost; codes and whatever begins with 0 stay text. */
export function cellValue(text: string): string | number {
  if (!/^-?(0|[1-9]\d{0,14})(\.\d{1,9})?$/.test(text) || text.length > 16) return text;
  return Number(text);
}

/** A name that spreadsheets accept: at most 31 characters, none of []:*?/\, no other sheet of that name. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const plain = [...wanted.replaceAll(/[[\]:*?/\\]/g, '·').replace(/^'|'$/g, '·')].slice(0, 31).join('');
  let name = plain;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${[...plain].slice(0, 27).join('')}~${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Characters as wide as a column counts them: Chinese ones two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 2);
}
