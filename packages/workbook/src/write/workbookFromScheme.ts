import type { WorkbookCell, WorkbookModel, WorkbookSheet } from '../workbookModel.ts';
import { aboutSheet } from './aboutSheet.ts';
import { carriedFiles } from './carriedFiles.ts';
import { indicatorSheet } from './indicatorSheet.ts';
import type { SheetLayout } from './layout.ts';
import { otherRules } from './otherRules.ts';
import { OwnFiles, type SchemeTexts } from './ownFiles.ts';
import { propertySheet } from './propertySheet.ts';
import { additionSheet, consequenceSheet, gateSheet, lightSheet } from './ruleSheets.ts';
import { sourceSheet } from './sourceSheet.ts';
import { sheetName, tableModel, type TableSheet, tableSheets } from './tableSheets.ts';
import { SHEETS } from './words.ts';

/** What an exported workbook holds, before it is cells: keyed sheets and tables. */
export interface WorkbookLayout {
  readonly sheets: readonly SheetLayout[];
  readonly tables: readonly TableSheet[];
}

/**
 * A scheme as a workbook that an official reads, prints, edits and brings back.
 *
 * Shape: `files` hold at least the files of `scheme.files`; those travel in the workbook, and with them what its parents need and what
 * makes a pack of it (LAYOUT-9). `example` puts a banner on the first sheet.
 * Rule: LAYOUT-1 to LAYOUT-7 (docs/spec/workbook.md). Errors: none; the scheme is compiled.
 * Example: workbookFromScheme({ files, entry: 'scheme/2023.yaml', scheme, example: true }).sheets[1].name → '指标体系·设区的市'.
 */
export function workbookFromScheme(texts: SchemeTexts & { readonly example: boolean }): WorkbookModel {
  const { sheets, tables } = workbookLayout(texts);
  return {
    sheets: [
      aboutSheet(
        texts,
        sheets.map(({ name }) => name),
        tables.map(({ name }) => name),
        texts.example,
      ),
      ...sheets.map(sheetModel),
      ...tables.map(tableModel),
      sourceSheet(carriedFiles(texts)),
    ],
  };
}

/** All sheets of a scheme with what an edit of each cell means; the way out and the way back read the same. */
export function workbookLayout(texts: SchemeTexts): WorkbookLayout {
  const own = new OwnFiles(texts);
  const taken = new Set<string>([SHEETS.about, SHEETS.source]);
  const lists = texts.scheme.lists.map(({ id }) => indicatorSheet(own, id));
  const rules = [propertySheet(own), additionSheet(own), gateSheet(own), lightSheet(own), consequenceSheet(own), otherRules(own)];
  const sheets = [...lists, ...rules].flatMap((layout) =>
    layout === undefined ? [] : [{ ...layout, name: sheetName(layout.name, taken) }],
  );
  const tables = tableSheets(own).map((table) => ({ ...table, name: sheetName(table.name, taken) }));
  return { sheets, tables };
}

function sheetModel(layout: SheetLayout): WorkbookSheet {
  const width = layout.headings.length;
  const titles = layout.title.map((text, index): WorkbookCell[] => [{ value: text, style: index === 0 ? 'title' : 'muted' }]);
  const above = titles.length + 1;
  return {
    name: layout.name,
    rows: [
      ...titles,
      layout.headings.map((value): WorkbookCell => ({ value, style: 'heading' })),
      ...layout.rows.map(({ cells }) => cells.map((cell) => (cell === undefined ? undefined : { value: cell.value, style: cell.style }))),
    ],
    widths: layout.widths,
    merges: [
      ...titles.map((_, index) => ({ top: index + 1, left: 1, bottom: index + 1, right: width })),
      ...layout.merges.map(({ top, left, bottom, right }) => ({ top: top + above, left, bottom: bottom + above, right })),
    ],
    frozen: { rows: above, columns: layout.frozenColumns },
    choices: new Map(
      [...layout.choices]
        .map(([heading, choices]) => [layout.headings.indexOf(heading) + 1, choices] as const)
        .filter(([column]) => column > 0),
    ),
  };
}
