import { contentHash } from '@kedu/model';
import type { WorkbookCell, WorkbookSheet } from '../workbookModel.ts';
import { SHEETS } from './words.ts';

/** Characters of one cell: spreadsheets hold 32,767, and an escape takes six. */
const CHUNK = 5_000;
/** What a spreadsheet may alter: blanks at an end or in a row, tabs, characters that XML or a table cannot hold, lone surrogates. */
const DELICATE = /^\s|\s$|\s{2}|[^\S ]|[\u0000-\u001f\u007f-\u009f\ufeff\ufffe\uffff\ud800-\udfff]|_x[0-9a-f]{4}_/iu;

export const SOURCE_COLUMNS = ['文件', '行', '内容', '写法'] as const;
export const CHECKSUM = '内容校验';
export const PLAIN = '原样';
export const JSON_TEXT = 'JSON';
export const CONTINUED = '续';

/** The texts that a scheme was read from, line by line, so that what nobody edited comes back byte for byte. Rule: LAYOUT-2. */
export function sourceSheet(files: ReadonlyMap<string, string>): WorkbookSheet {
  const rows = [...files].flatMap(([file, text]) => [
    [file, CHECKSUM, contentHash(text), PLAIN],
    ...text.split('\n').flatMap((line, index) => lineRows(file, index + 1, line)),
  ]);
  const cell = (value: string | number, style: WorkbookCell['style']): WorkbookCell => ({ value, style });
  return {
    name: SHEETS.source,
    rows: [SOURCE_COLUMNS.map((name) => cell(name, 'heading')), ...rows.map((row) => row.map((value) => cell(value, 'muted')))],
    widths: [28, 10, 120, 8],
    merges: [],
    frozen: { rows: 1, columns: 0 },
    hidden: true,
  };
}

function lineRows(file: string, number: number, line: string): (string | number)[][] {
  const characters = [...line];
  const indent = /^ +/.exec(line)?.[0].length ?? 0;
  if (characters.length <= CHUNK && !DELICATE.test(line)) return [[file, number, line, PLAIN]];
  // Indentation is counted, so that most lines of a scheme stay readable.
  if (characters.length <= CHUNK && indent > 0 && !DELICATE.test(line.slice(indent)))
    return [[file, number, line.slice(indent), `缩进${indent}`]];
  return Array.from({ length: Math.max(1, Math.ceil(characters.length / CHUNK)) }, (_, chunk) => [
    file,
    number,
    JSON.stringify(characters.slice(chunk * CHUNK, (chunk + 1) * CHUNK).join('')).replaceAll(
      /[^\u0020-\u007e\u3000-\u9fff\uff00-\uffef]/g,
      escaped,
    ),
    chunk === 0 ? JSON_TEXT : CONTINUED,
  ]).map(([name, at, text, how]) => [name as string, at as number, joinedBlanks(String(text)), how as string]);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Blanks in a row are written as escapes: some readers make one of them. */
function joinedBlanks(json: string): string {
  return json.replaceAll(/ (?= )|(?<=") | (?=")/g, '\\u0020').replaceAll('_x', '\\u005fx');
}
