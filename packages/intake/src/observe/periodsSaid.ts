import { foldWidth } from '../cell/fold.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { IssueSink } from './sink.ts';
import type { TableMapping } from './tableMapping.ts';
import type { Slot } from './slot.ts';
import type { TopRows } from './topRows.ts';

/**
 * Warns where the name of the sheet, a title above the table or the heading of a column speaks of another year than the mapping: last year's
 * mapping over this year's sheet, or the other way round.
 *
 * Rule: MAP-6. Errors: MAP_PERIOD_SAID, once for the title and once for the headings of a table.
 * Example: mapping fixes 2023, the title says `2022年度考核数据` → warning with both; `2023年比2022年` says nothing.
 */
export function checkPeriodsSaid(mapping: TableMapping, sheet: Sheet, top: TopRows, slots: readonly Slot[], sink: IssueSink): void {
  const { period } = mapping;
  if (typeof period === 'object' && 'fixed' in period) checkTitles(period.fixed, sheet, top, sink);
  for (const slot of slots) {
    const years = yearsIn(slot.heading);
    if (slot.period === undefined || years.length === 0 || namesYear(slot.period, years)) continue;
    sink.tally('MAP_PERIOD_SAID', 'heading', () => ({ ...slot.position, excerpt: slot.heading }), {
      period: slot.period,
      found: slot.heading,
    });
  }
}

function checkTitles(period: string, sheet: Sheet, top: TopRows, sink: IssueSink): void {
  const above = (top.headingRows[0] ?? 1) - 1;
  const titles = top.rows.slice(0, above).flatMap(({ cells }, r) => cells.map((text, c) => ({ text, row: r + 1, column: c })));
  const said = titles.map((title) => ({ ...title, years: yearsIn(title.text) })).filter(({ years }) => years.length > 0);
  const name = yearsIn(sheet.name);
  if (name.length > 0 && !namesYear(period, name)) {
    sink.tally('MAP_PERIOD_SAID', 'title', () => ({}), { period, found: sheet.name });
    return;
  }
  const first = said[0];
  if (first === undefined || said.some(({ years }) => namesYear(period, years))) return;
  sink.tally('MAP_PERIOD_SAID', 'title', () => ({ ...top.position(first.row, first.column), excerpt: first.text }), {
    period,
    found: first.text,
  });
}

function yearsIn(text: string): string[] {
  return [...foldWidth(text).matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map(([, year]) => year as string);
}

/** Whether one of the years is a year of the period: all of `2021..2025` are. */
function namesYear(period: string, years: readonly string[]): boolean {
  const [first = '', last = first] = [...period.matchAll(/\d{4}/g)].map(([year]) => year);
  return years.some((year) => first <= year && year <= last);
}
