import type { NamedUnit } from '@kedu/api';
import type { Locale } from '@kedu/model';
import { inLocale } from '@kedu/model';
import { type Ask, type Figure, valueStream } from '@kedu/workflow';
import type ExcelJS from 'exceljs';
import { figureHeading, noteHeading, TEMPLATE_HEADINGS, TEMPLATE_SHEET, type TemplateColumn, UNIT_HEADING } from './templateHeadings.ts';

/** What a template is made of, as a message can say it. */
export interface TemplateContent {
  readonly title: string;
  readonly columns: readonly TemplateColumn[];
  readonly units: readonly NamedUnit[];
  /** Figures that stand, by their streams. */
  readonly figures: ReadonlyMap<string, { readonly figure: Figure; readonly note?: string | undefined }>;
}

const WORDS = {
  'zh-CN': {
    how: '只填白色单元格。没有数据时填：来源延迟、不适用 或 保密。超出常见范围的数据请在右侧“说明”列写明原因。',
    unit: '单位',
    range: '数据超出常见范围。确实如此时选择“是”，并在说明列写明原因。',
  },
  en: {
    how: 'Fill in the white cells alone. Where there is no figure write 来源延迟 (source late), 不适用 (not applicable) or 保密 (withheld). Explain what lies outside the usual range in the column beside it.',
    unit: '单位 Unit',
    range: 'Outside the usual range. If it is so, go on and explain it in the column beside.',
  },
} as const;

const REASONS = { source_late: '来源延迟', not_applicable: '不适用', withheld: '保密' } as const;

/**
 * The sheet that is filled in for a round.
 *
 * Shape: row 1 the title, row 2 how to fill in, row 4 headings, from row 5 a unit a row; column A its ID (hidden), B its name, then figures
 * and explanations in turn. Cells of figures that nobody is asked for are locked and grey. Rule: IMPORT-1.
 */
export async function templateWorkbook({ title, columns, units, figures }: TemplateContent, locale: Locale): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(TEMPLATE_SHEET, { views: [{ state: 'frozen', xSplit: 2, ySplit: TEMPLATE_HEADINGS }] });
  sheet.getCell(1, 1).value = UNIT_HEADING;
  sheet.getCell(1, 2).value = title;
  sheet.getCell(1, 2).font = { bold: true, size: 14 };
  sheet.getCell(2, 2).value = WORDS[locale].how;
  const headings = sheet.getRow(TEMPLATE_HEADINGS);
  headings.getCell(1).value = UNIT_HEADING;
  headings.getCell(2).value = WORDS[locale].unit;
  sheet.getColumn(1).hidden = true;
  sheet.getColumn(2).width = 24;
  columns.forEach((column, i) => {
    headings.getCell(3 + 2 * i).value = figureHeading(column);
    headings.getCell(4 + 2 * i).value = noteHeading(column);
    sheet.getColumn(3 + 2 * i).width = 20;
    sheet.getColumn(4 + 2 * i).width = 28;
  });
  headings.eachCell((cell) => {
    cell.font = { bold: true };
    cell.alignment = { wrapText: true, vertical: 'middle' };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } };
  });
  const asked = columns.map(({ ask }) => new Set(ask.units));
  units.forEach((unit, k) => {
    const row = sheet.getRow(TEMPLATE_HEADINGS + 1 + k);
    textCell(row.getCell(1), unit.id);
    textCell(row.getCell(2), inLocale(unit.name, locale));
    columns.forEach(({ ask }, i) => {
      const [value, note] = [row.getCell(3 + 2 * i), row.getCell(4 + 2 * i)];
      if (asked[i]?.has(unit.id) !== true) {
        for (const cell of [value, note]) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9D9D9' } };
        return;
      }
      for (const cell of [value, note]) cell.protection = { locked: false };
      const known = figures.get(valueStream({ indicator: ask.indicator, period: ask.period, unit: unit.id, source: ask.source }));
      if (known) value.value = 'value' in known.figure ? known.figure.value : REASONS[known.figure.missing];
      if (known?.note !== undefined) textCell(note, known.note);
      note.numFmt = '@';
      holdToRange(value, ask.range, WORDS[locale].range);
    });
  });
  await sheet.protect('', { formatColumns: true, formatRows: true, sort: true, autoFilter: true, spinCount: 1 });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function textCell(cell: ExcelJS.Cell, text: string): void {
  cell.value = text;
  cell.numFmt = '@';
}

/** A warning that may be passed: what lies outside asks for an explanation, and words for missing figures are no numbers. */
function holdToRange(cell: ExcelJS.Cell, range: Ask['range'], error: string): void {
  const [low, high] = range ?? [null, null];
  if (low === null && high === null) return;
  const base = { type: 'decimal', allowBlank: true, showErrorMessage: true, errorStyle: 'warning', error } as const;
  if (low !== null && high !== null) cell.dataValidation = { ...base, operator: 'between', formulae: [low, high] };
  else if (low !== null) cell.dataValidation = { ...base, operator: 'greaterThanOrEqual', formulae: [low] };
  else cell.dataValidation = { ...base, operator: 'lessThanOrEqual', formulae: [high] };
}
