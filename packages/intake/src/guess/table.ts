import { cellName, columnName } from '@kedu/model';
import { flattenHeadings } from '../observe/flattenHeadings.ts';
import type { TableMapping, ValueColumn } from '../observe/tableMapping.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { Block } from './blocks.ts';
import { readHeading } from './headingReading.ts';
import { indicatorDimension } from './indicatorDimension.ts';
import type { KnownFinder } from './known.ts';
import type { Layout } from './layout.ts';
import { measureDimension } from './measureDimension.ts';
import type { Naming } from './naming.ts';
import { periodDimension } from './periodDimension.ts';
import { profilesOf } from './profile.ts';
import { rowList, type Remarks } from './remark.ts';
import { type LeftOutReason, type ReadColumn, rolesOf } from './roles.ts';
import { surroundingsOf } from './surroundings.ts';
import { calledOf, headingPlace, refOf, titled, type TableContext } from './tableContext.ts';
import { unitDimension } from './unitDimension.ts';
import { chooseValues } from './valueColumns.ts';

/** A table of a sheet, with what is needed to decide its mapping. */
export interface TableTask {
  readonly sheet: Sheet;
  readonly file: string;
  readonly inside: string | undefined;
  readonly layout: Layout;
  readonly block: Block;
  readonly finder: KnownFinder;
  readonly naming: Naming;
  readonly remarks: Remarks;
}

/**
 * The mapping of one table; undefined where it holds no column of values.
 *
 * 1. headings and columns   2. which column is what   3. what stands around   4. periods, units, indicators, units of measure   5. the mapping
 * Rule: GUESS-4 … GUESS-8.
 */
export function guessTable(task: TableTask): TableMapping | undefined {
  const { sheet, file, layout, block, finder, naming, remarks } = task;
  const flats = flattenHeadings(layout.grid.rows, block.headings, sheet.merges, sheet.form === 'csv');
  const columns: ReadColumn[] = profilesOf(layout, block).map((profile) => ({
    ...profile,
    flat: flats[profile.column - 1] ?? '',
    reading: readHeading(profile.parts, finder),
  }));
  const roles = rolesOf(columns, finder);
  const around = surroundingsOf(layout, block, sheet.name, task.inside ?? file, finder);
  const context: TableContext = { layout, block, finder, naming, roles, around, remarks };
  const chosen = chooseValues(roles, finder, around.indicator?.value.match?.name);
  if (chosen.values.length === 0) {
    tellLeftOut(context, [...roles.leftOut, ...chosen.leftOut], 'unsure');
    return undefined;
  }
  tellDiffering(context);
  tellRows(context);
  tellLeftOut(context, [...roles.leftOut, ...chosen.leftOut]);
  if (chosen.doubtful) {
    const [first] = chosen.values;
    const others = chosen.leftOut.map(({ column }) => column.flat).join('、');
    if (first) remarks.say('values', 'unsure', 'GUESS_VALUE_COLUMN', { heading: first.flat, others }, headingPlace(context, first));
  }
  const units = unitDimension(context, chosen.values, chosen.unitsAcross);
  const indicators = indicatorDimension(context, chosen.values, chosen.indicatorsAcross);
  const periods = periodDimension(context, chosen.values);
  const measures = measureDimension(context, chosen.values, indicators);
  const values = chosen.values.map((column) =>
    defined<ValueColumn>({
      at: refOf(column),
      unit: units.ofColumn(column),
      indicator: indicators.ofColumn(column),
      period: periods.ofColumn(column),
      measure: measures.ofColumn(column),
    }),
  );
  tellTwice(context, chosen.values, values);
  return defined<TableMapping>({
    inside: task.inside,
    sheet: sheet.form === 'sheet' ? sheet.name : undefined,
    headings: block.headings,
    first: block.first === (block.headings.at(-1) ?? 0) + 1 ? undefined : block.first,
    last: block.last < layout.height ? block.last : undefined,
    skip: [...block.skip.keys()],
    unit: units.whereabouts,
    unitBy: units.by,
    indicator: indicators.whereabouts,
    period: periods.whereabouts,
    measure: measures.whereabouts,
    values,
    indicatorWords: indicators.words,
    unitWords: units.words,
    periodWords: periods.words,
  });
}

/** Two columns that would give the value of the same unit, indicator and period. */
function tellTwice(context: TableContext, columns: readonly ReadColumn[], values: readonly ValueColumn[]): void {
  const seen = new Map<string, ReadColumn>();
  for (const [i, value] of values.entries()) {
    const column = columns[i] as ReadColumn;
    const key = JSON.stringify([value.unit, value.indicator, value.period]);
    const first = seen.get(key);
    if (first)
      context.remarks.say(
        'values',
        'unsure',
        'GUESS_INDICATOR_TWICE',
        { found: calledOf(column), ...titled(context.finder, value.indicator ?? value.period ?? ''), first: calledOf(first) },
        headingPlace(context, column),
      );
    else seen.set(key, column);
  }
}

const DIFFERENCES = 8;

/** Headings amid the values that name columns otherwise than those above: each with both texts and cells. Rule: GUESS-3. */
function tellDiffering({ block, layout, remarks }: TableContext): void {
  const bottom = block.headings.at(-1) ?? 1;
  const above = block.differsFrom?.at(-1);
  if (above === undefined) return;
  const differing = block.columns.filter((column) => layout.filled(bottom, column) !== layout.grid.filled(above, column));
  for (const column of differing.slice(0, DIFFERENCES))
    remarks.say(
      'headings',
      'unsure',
      'GUESS_HEADING_DIFFERS',
      {
        heading: layout.filled(bottom, column),
        cell: cellName(bottom, column),
        above: layout.grid.filled(above, column),
        aboveCell: cellName(above, column),
      },
      { row: bottom, column, excerpt: layout.filled(bottom, column) },
    );
}

function tellRows({ block, layout, remarks }: TableContext): void {
  const [top = 1] = block.headings;
  const at = { row: top, column: block.columns[0] ?? 1 };
  const nested = block.headings.length > 1;
  const merged = block.headings.some((row) => layout.cells(row).some(({ column }) => layout.mergeAt(row, column) !== undefined));
  remarks.say(
    'headings',
    nested && !merged ? 'likely' : 'sure',
    'GUESS_HEADINGS',
    { rows: rowList(block.headings), columns: block.columns.length },
    at,
  );
  remarks.say('rows', 'sure', 'GUESS_ROWS', { first: block.first, last: block.last }, { row: block.first, column: block.columns[0] ?? 1 });
  const passed = [...block.lead, ...block.skip];
  for (const reason of new Set(passed.map(([, why]) => why))) {
    const rows = passed.flatMap(([row, why]) => (why === reason ? [row] : []));
    remarks.say(
      'skip',
      reason === 'subheading' || reason === 'subtotal' ? 'likely' : 'sure',
      'GUESS_SKIP',
      { rows: rowList(rows), reason },
      { row: rows[0] ?? 1, column: 1 },
    );
  }
  if (block.below.length > 0)
    remarks.say('rows', 'sure', 'GUESS_BELOW', { rows: rowList(block.below) }, { row: block.below[0] ?? 1, column: 1 });
  if (block.bare.length > 0)
    remarks.say('rows', 'likely', 'GUESS_BARE_ROWS', { rows: rowList(block.bare) }, { row: block.bare[0] ?? 1, column: 1 });
}

const DOUBTFUL: ReadonlySet<LeftOutReason> = new Set<LeftOutReason>([
  'unknown_indicator',
  'unknown_unit',
  'text',
  'other_period',
  'no_heading',
  'other_units',
]);
const PLAIN: ReadonlySet<LeftOutReason> = new Set<LeftOutReason>(['serial', 'blank', 'remark', 'label', 'upper_level']);

/** Why columns are left out; `otherwise` is how sure that is of columns with values, where the table as a whole gives nothing. */
function tellLeftOut(
  context: TableContext,
  leftOut: readonly { readonly column: ReadColumn; readonly reason: LeftOutReason }[],
  otherwise?: 'unsure',
): void {
  for (const { column, reason } of leftOut) {
    if (reason === 'blank' && column.parts.length === 0) continue;
    const doubt =
      (DOUBTFUL.has(reason) || (otherwise !== undefined && !PLAIN.has(reason))) && (column.values > 0 || reason === 'other_units');
    const confidence = doubt ? 'unsure' : PLAIN.has(reason) ? 'sure' : 'likely';
    const args = { column: columnName(column.column), heading: column.flat, reason };
    context.remarks.say('values', confidence, 'GUESS_COLUMN_LEFT_OUT', args, headingPlace(context, column));
  }
}

/** The object without its undefined fields, so that a mapping says only what there is to say. */
function defined<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
