import type { Observations } from '@kedu/model';
import { missingReason } from '@kedu/model';
import type { Ask, Cell, Figure } from '@kedu/workflow';

/**
 * The figures that the pack has for what a round asks.
 *
 * Shape: in the order of the asks and their units; cells that the pack says nothing of
 * are left out. `changed` gives another figure for some of them.
 */
export function figuresFor(
  asks: readonly Ask[],
  observations: Observations,
  changed: (cell: Cell) => Figure | 'late' | undefined = () => undefined,
): readonly { readonly cell: Cell; readonly figure: Figure }[] {
  const rows = new Map(observations.unitIds.map((unit, i) => [unit, i]));
  return asks.flatMap(({ indicator, period, source, units }) => {
    const column = observations.column(indicator, period);
    return units.flatMap((unit) => {
      const cell = { indicator, period, unit, source };
      const other = changed(cell);
      if (other === 'late') return [];
      if (other !== undefined) return [{ cell, figure: other }];
      const row = rows.get(unit);
      if (column === undefined || row === undefined) return [];
      const reason = missingReason(column.missing[row] ?? 0);
      if (reason === undefined) return [{ cell, figure: { value: column.values[row] as number } }];
      return reason === 'not_applicable' || reason === 'source_late' ? [{ cell, figure: { missing: reason } }] : [];
    });
  });
}
