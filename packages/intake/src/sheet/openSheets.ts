import type { Issue } from '@kedu/model';
import { intakeIssue } from '../codes.ts';
import { csvSheet } from '../csv/table.ts';
import { checkFileSize } from '../decode/decode.ts';
import { foreignKind, startsWith } from '../decode/signature.ts';
import { compoundKind } from './compoundFile.ts';
import type { TableBudget } from './csvBuffer.ts';
import { SheetFault } from './fault.ts';
import { SHEET_LIMITS, type SheetLimits } from './limits.ts';
import { openWorkbook } from './openWorkbook.ts';
import type { OpenedSheets, SheetFile } from './sheet.ts';
import { Archive, type InflateBudget } from './zip/archive.ts';
import { entryKind, packageKind } from './zip/kinds.ts';

interface Budgets {
  readonly inflate: InflateBudget;
  readonly tables: TableBudget;
}

/**
 * Every table of a file: a CSV, a workbook (XLSX, XLSM), or a zip archive of these, one level deep.
 *
 * Shape: `files` holds the file itself, or those of an archive that could be read, each with its sheets in the order of their tabs, hidden ones
 * included. Issues of a file in an archive carry `archive.zip/path` as their file.
 * Memory: the tables as text and the shared strings; the XML of a sheet is inflated, read and forgotten piece by piece.
 * Rule: SHEET-1 … SHEET-9 (docs/spec/sheets.md).
 * Errors: SHEET_PASSWORD, SHEET_FORMAT, SHEET_DAMAGED, SHEET_PART_DAMAGED, SHEET_PART_MISSING, SHEET_DTD, SHEET_NONE, SHEET_TOO_LARGE, SHEET_ZIP_…,
 * SHEET_FORMULA_EMPTY, SHEET_ERROR_VALUE, those of decodeBytes. Nothing is thrown for bytes of any kind.
 * Example: a workbook with the sheet 一季度 → files [{ file, sheets: [{ name: '一季度', form: 'sheet', bytes: `单位,得分\n北川市,83.2%` … }] }].
 */
export function openSheets(file: string, bytes: Uint8Array, limits: SheetLimits = SHEET_LIMITS): OpenedSheets {
  const tooLarge = checkFileSize(file, bytes.length);
  if (tooLarge) return { files: [], issues: [tooLarge] };
  const budgets = { inflate: { spent: 0 }, tables: { spent: 0, limit: limits.tables } };
  return guarded(file, () => {
    if (!isZip(bytes)) return openSingle(file, undefined, bytes, budgets);
    const archive = new Archive(bytes, limits, budgets.inflate);
    const kind = packageKind(archive);
    if (kind === 'archive') return openArchive(file, archive, limits, budgets);
    if (kind !== 'workbook') throw new SheetFault('SHEET_FORMAT', { found: kind });
    return openBook(file, undefined, archive, budgets);
  });
}

function openArchive(file: string, archive: Archive, limits: SheetLimits, budgets: Budgets): OpenedSheets {
  const issues: Issue[] = [];
  const files: SheetFile[] = [];
  const passed: string[] = [];
  for (const entry of archive.entries) {
    const kind = entryKind(entry.name);
    if (kind === 'junk') continue;
    if (kind === 'other') {
      passed.push(entry.name);
      continue;
    }
    const named = insideName(file, entry.name);
    const opened = guarded(named, () => {
      if (kind === 'format') throw new SheetFault('SHEET_FORMAT', { found: extension(entry.name) });
      if (kind === 'archive') throw new SheetFault('SHEET_ZIP_NESTED');
      const bytes = archive.read(entry);
      if (!isZip(bytes)) return openSingle(file, entry.name, bytes, budgets);
      const inner = new Archive(bytes, limits, budgets.inflate);
      const packed = packageKind(inner);
      if (packed === 'archive') throw new SheetFault('SHEET_ZIP_NESTED');
      if (packed !== 'workbook') throw new SheetFault('SHEET_FORMAT', { found: packed });
      return openBook(file, entry.name, inner, budgets);
    });
    files.push(...opened.files);
    issues.push(...opened.issues);
  }
  if (passed.length > 0)
    issues.push(
      intakeIssue(
        'SHEET_PASSED_OVER',
        { file },
        { found: `${passed.slice(0, 10).join(', ')}${passed.length > 10 ? ' …' : ''}`, count: passed.length },
      ),
    );
  if (files.length === 0 && issues.every(({ severity }) => severity !== 'error')) issues.push(intakeIssue('SHEET_ZIP_EMPTY', { file }));
  return { files, issues };
}

function openBook(file: string, inside: string | undefined, archive: Archive, { tables }: Budgets): OpenedSheets {
  const { sheets, issues } = openWorkbook(archive, insideName(file, inside), tables);
  return { files: [{ file, ...(inside === undefined ? {} : { inside }), sheets }], issues };
}

/** A file that is no archive: a CSV, or something that a remedy can be given for. */
function openSingle(file: string, inside: string | undefined, bytes: Uint8Array, { tables }: Budgets): OpenedSheets {
  const named = insideName(file, inside);
  if (foreignKind(bytes) === 'xls') {
    const kind = compoundKind(bytes);
    if (kind === 'encrypted') throw new SheetFault('SHEET_PASSWORD');
    const known = extension(named);
    // The container of old programs under a new ending, with nothing in it that anybody wrote there.
    if (kind === 'other' && (known === '.xlsx' || known === '.xlsm')) throw new SheetFault('SHEET_DAMAGED');
    throw new SheetFault('SHEET_FORMAT', { found: kind === 'document' ? '.doc' : known === '.et' || known === '.wps' ? known : '.xls' });
  }
  if (/\.(?:xlsx|xlsm|zip)$/i.test(named) && (looksBinary(bytes) || (bytes.length > 0 && bytes.length < 4)))
    throw new SheetFault('SHEET_DAMAGED');
  const { sheet, issues } = csvSheet(bytes, named);
  if (!sheet) return { files: [], issues };
  tables.spent += sheet.bytes.length;
  if (tables.spent > tables.limit) throw new SheetFault('SHEET_TOO_LARGE', { bytes: tables.spent, limit: tables.limit });
  return { files: [{ file, ...(inside === undefined ? {} : { inside }), sheets: [sheet] }], issues };
}

/** Runs a step for one file; a fault becomes its issue. */
function guarded(file: string, open: () => OpenedSheets): OpenedSheets {
  try {
    return open();
  } catch (fault) {
    if (!(fault instanceof SheetFault)) throw fault;
    return { files: [], issues: [intakeIssue(fault.code, { file }, fault.args)] };
  }
}

/** How issues and origins name a file in an archive: `数据.zip/2023/一季度.xlsx`. */
export function insideName(file: string, inside: string | undefined): string {
  return inside === undefined ? file : `${file}/${inside}`;
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).includes(0);
}

function extension(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? '';
}
