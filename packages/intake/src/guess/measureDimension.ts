import { shiftOfMeasure } from '../cell/measure.ts';
import type { Whereabouts } from '../observe/tableMapping.ts';
import type { IndicatorDimension } from './indicatorDimension.ts';
import { splitMeasure } from './measureText.ts';
import type { ReadColumn } from './roles.ts';
import { headingPlace, refOf, titled, type TableContext } from './tableContext.ts';

export interface MeasureDimension {
  readonly whereabouts?: Whereabouts;
  /** Unit of measure of each column of values, where it is not the indicator's own. */
  ofColumn(column: ReadColumn): string | undefined;
}

/**
 * In which unit of measure the values of a table stand: by a column, by a line above (`单位：万元`), by their headings.
 *
 * A line above holds for the whole table only where it can be meant for each of its indicators.
 * Rule: GUESS-6.
 */
export function measureDimension(context: TableContext, values: readonly ReadColumn[], indicators: IndicatorDimension): MeasureDimension {
  const { roles, around, remarks, finder } = context;
  tellRows(context);
  const columns = new Map<number, string>();
  for (const column of values) {
    const { measure } = column.reading;
    const indicator = indicators.ofColumn(column);
    const unit = indicator === undefined ? undefined : finder.measureOf(indicator);
    if (measure === undefined || measure === unit) continue;
    columns.set(column.column, measure);
    const fits = unit === undefined || unit === '' || shiftOfMeasure(measure, unit) !== undefined;
    const place = headingPlace(context, column);
    if (fits) remarks.say('measure', 'sure', 'GUESS_MEASURE', { how: 'heading', measure }, place);
    else
      remarks.say('measure', 'unsure', 'GUESS_MEASURE_DIFFERS', { measure, ...titled(finder, indicator ?? ''), unit: unit ?? '' }, place);
  }
  const ofColumn = ({ column }: ReadColumn): string | undefined => columns.get(column);
  if (roles.measure) {
    const { column, confidence } = roles.measure;
    remarks.say('measure', confidence, 'GUESS_MEASURE', { how: 'column', measure: '' }, headingPlace(context, column));
    return { whereabouts: { at: refOf(column) }, ofColumn };
  }
  if (around.measures) remarks.say('measure', 'unsure', 'GUESS_MEASURE_SEVERAL', { found: around.measures.text }, around.measures.at);
  const line = around.measure;
  if (!line) return { ofColumn };
  const how = line.from === 'label' ? 'line' : line.from;
  const stated = new Set(values.flatMap((column) => (column.reading.measure === undefined ? [] : [indicators.ofColumn(column)])));
  const bare = [...indicators.ids.keys()].filter((id) => !stated.has(id));
  const others = bare.filter((id) => {
    const unit = finder.measureOf(id);
    return unit !== undefined && unit !== '' && shiftOfMeasure(line.value, unit) === undefined;
  });
  for (const indicator of others)
    remarks.say(
      'measure',
      'unsure',
      'GUESS_MEASURE_DIFFERS',
      { measure: line.value, ...titled(finder, indicator), unit: finder.measureOf(indicator) ?? '' },
      line.at,
    );
  if (others.length === 0 && values.every((column) => column.reading.measure === undefined || columns.has(column.column))) {
    remarks.say('measure', line.confidence, 'GUESS_MEASURE', { how, measure: line.value }, line.at);
    return { whereabouts: { fixed: line.value }, ofColumn };
  }
  if (others.length === 0) remarks.say('measure', line.confidence, 'GUESS_MEASURE', { how, measure: line.value }, line.at);
  for (const column of values) {
    const indicator = indicators.ofColumn(column);
    const open = indicator !== undefined && !others.includes(indicator) && column.reading.measure === undefined;
    if (open && line.value !== finder.measureOf(indicator)) columns.set(column.column, line.value);
  }
  return { ofColumn };
}

/** Rows whose name carries a unit of measure in brackets that is not the indicator's: a mapping cannot say that of a single row. */
function tellRows({ roles, finder, remarks }: TableContext): void {
  const column = roles.indicator?.column;
  if (!column || roles.measure) return;
  for (const [text, row] of column.texts) {
    const { measure } = splitMeasure(text);
    const match = finder.indicator(text);
    const unit = match && finder.measureOf(match.id);
    if (measure === undefined || unit === undefined || unit === measure) continue;
    remarks.say(
      'measure',
      'unsure',
      'GUESS_MEASURE_DIFFERS',
      { measure, ...titled(finder, match?.id ?? ''), unit },
      { row, column: column.column, excerpt: text },
    );
  }
}
