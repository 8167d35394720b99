import { parseCsv } from '@kedu/model';
import type { Indicator, TargetRow } from '@kedu/scheme';
import { changed, fixedCell, indicatorPlace, inherited, numberCell, plainNumber, unreadable } from './fields.ts';
import type { LayoutCell } from './layout.ts';
import type { OwnFiles } from './ownFiles.ts';
import { SEE_TARGETS } from './words.ts';

/**
 * The target of an indicator: its own, or the one row of the scheme's table that gives it for everybody in the year of the scheme.
 *
 * Rule: LAYOUT-3. A target by unit, by class or of a parent's table is only pointed at: it is edited where it stands.
 */
export function targetCell(own: OwnFiles, indicator: Indicator): LayoutCell {
  const { scheme } = own.texts;
  const rows = scheme.targets.filter(
    (row) => row.indicator === indicator.id && row.target !== undefined && applies(row, scheme.inForce.from),
  );
  const { target } = indicator;
  if (rows.length === 0) {
    const value = typeof target === 'object' ? `〔${target.source}〕` : target;
    return numberCell(value, indicatorPlace(own, indicator.id, 'target'), 'quantity');
  }
  const [only] = rows;
  const file = only?.place.file;
  if (rows.length > 1 || only === undefined || only.unitCode !== undefined || only.class !== undefined || file !== own.targetTable)
    return { ...fixedCell(SEE_TARGETS, 'targets'), read: () => inherited('targets') };
  return {
    value: only.target as number,
    style: 'input',
    read: (text) => {
      const value = plainNumber(text);
      if (value === undefined) return text === '' ? inherited('targets') : unreadable(text, 'number');
      return changed({ kind: 'cell', file: file as string, key: `#${lineOf(own, only)}`, column: 'target', value: String(value) });
    },
  };
}

/** Rows of other years say nothing here. */
function applies({ period }: TargetRow, from: string): boolean {
  return period === undefined || period.slice(0, 4) === from.slice(0, 4);
}

/** Number of the row in its table, the heading being 0: lines differ from rows where a cell holds line breaks. */
function lineOf(own: OwnFiles, row: TargetRow): number {
  const table = parseCsv(own.texts.files.get(row.place.file as string) ?? '');
  return table.rows.findIndex(({ line }) => line === row.place.line);
}
