import type { IssueSink } from './sink.ts';
import type { SeriesStore } from './store.ts';

/**
 * Warns of fractions below 1 among percentages: `0.075` beside `7.5%` is most likely the same share in another format, and would be read as 0.075 %.
 *
 * `percentages` counts the cells with % of each indicator in %, in the table that begins behind `base` in the store. Where plain numbers of 1 and more outnumber
 * them, the column is given in plain numbers, and nothing is said. Rule: MAP-15. Errors: MAP_SHARE_PLAIN at each cell.
 */
export function tellMixedShares(
  store: SeriesStore,
  table: { readonly file: number; readonly base: number; readonly inSheet: boolean },
  percentages: ReadonlyMap<string, number>,
  sink: IssueSink,
): void {
  for (const [indicator, percents] of percentages) {
    const fractions: { readonly line: number; readonly column: number | undefined; readonly found: number }[] = [];
    let plain = 0;
    for (const series of store.seriesOf(indicator)) {
      for (let unit = 0; unit < series.values.length; unit += 1) {
        const line = series.lines[unit] as number;
        if (line <= table.base || series.missing[unit] !== 0 || series.written?.has(unit)) continue;
        const found = series.values[unit] as number;
        if (Math.abs(found) >= 1) plain += 1;
        else if (found !== 0)
          fractions.push({ line: line - table.base, column: series.cellColumns?.[unit] || series.columns.get(table.file), found });
      }
    }
    if (plain > percents) continue;
    for (const { line, column, found } of fractions)
      sink.add('MAP_SHARE_PLAIN', { line, ...(table.inSheet ? { column } : {}), indicator }, { found, percents });
  }
}
