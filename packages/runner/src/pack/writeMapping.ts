import type { ColumnRef, TableMapping, Whereabouts } from '@kedu/intake';
import { Document, isMap, isSeq, type Node, type YAMLMap } from 'yaml';

/** A line for the reader of a mapping: about a part of a table (`unit`, `values`), about the table (without a part), or about the file (without a table). */
export interface MappingRemark {
  /** Index of the table. */
  readonly table?: number | undefined;
  /** Key of the table: `unit`, `period`, `values` … */
  readonly about?: string | undefined;
  readonly text: string;
}

/**
 * A mapping file with its remarks as comments, to be read and edited by a person.
 *
 * Rule: MAP-11: what is read back by readMappingFile is the same mappings. What is as by default is left out.
 * Example: writeMappingFile([mapping], [{ table: 0, about: 'unit', text: '单位写在 A 列' }]) → `tables:` … `# 单位写在 A 列` above `unit:`.
 */
export function writeMappingFile(mappings: readonly TableMapping[], remarks: readonly MappingRemark[] = []): string {
  const document = new Document({ tables: mappings.map(tableOf) });
  const of = (table: number | undefined, about?: string): string[] =>
    remarks.filter((remark) => remark.table === table && (table === undefined || remark.about === about)).map(({ text }) => text);
  const file = of(undefined);
  if (file.length > 0) document.commentBefore = commentOf(file);
  const tables = document.get('tables');
  mappings.forEach((_, i) => {
    const table = isSeq(tables) ? tables.items[i] : undefined;
    if (!isMap(table)) return;
    flowLists(table);
    const said = of(i);
    if (said.length > 0) table.commentBefore = commentOf(said);
    for (const { key } of table.items) {
      const lines = of(i, String((key as { value: unknown }).value));
      if (lines.length > 0) (key as Node).commentBefore = commentOf(lines);
    }
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Each line a comment of its own; line breaks in a remark break no comment. */
function commentOf(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split(/\r?\n/))
    .map((line) => ` ${line}`)
    .join('\n');
}

/** Short mappings and lists of rows stand on one line. */
function flowLists(table: YAMLMap): void {
  for (const { key, value } of table.items) {
    const name = String((key as { value: unknown }).value);
    if (name === 'values' && isSeq(value)) for (const item of value.items) if (isMap(item)) item.flow = true;
    if (['headings', 'rows', 'skip', 'unit', 'indicator', 'period', 'measure'].includes(name) && (isMap(value) || isSeq(value)))
      value.flow = true;
  }
}

function tableOf(mapping: TableMapping): Record<string, unknown> {
  const { inside, sheet, headings, first, last, skip, unitBy, blank, source, measure } = mapping;
  return without({
    inside,
    sheet,
    headings,
    rows: first === undefined && last === undefined ? undefined : without({ first, last }),
    skip: skip.length === 0 ? undefined : skip,
    unit: whereOf(mapping.unit),
    unit_by: unitBy,
    indicator: whereOf(mapping.indicator),
    period: whereOf(mapping.period),
    measure: measure === undefined ? undefined : whereOf(measure),
    values: mapping.values.map(({ at, indicator, period, unit, measure: of }) =>
      without({ ...refOf(at), indicator, period, unit, measure: of }),
    ),
    words: wordsOf(mapping),
    blank,
    source,
  });
}

function whereOf(where: Whereabouts): unknown {
  if (where === 'values') return 'values';
  return 'fixed' in where ? { fixed: where.fixed } : refOf(where.at);
}

function refOf({ column, heading }: ColumnRef): Record<string, unknown> {
  return without({ column, heading });
}

function wordsOf({ indicatorWords, unitWords, periodWords }: TableMapping): unknown {
  const words = without({ indicators: recordOf(indicatorWords), units: recordOf(unitWords), periods: recordOf(periodWords) });
  return Object.keys(words).length === 0 ? undefined : words;
}

/** A YAML map keeps the order of the words, whatever they look like. */
function recordOf(words: ReadonlyMap<string, string>): ReadonlyMap<string, string> | undefined {
  return words.size === 0 ? undefined : words;
}

function without(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
