import type { RouteAnswer } from '@kedu/api';

export type BurdenLine = RouteAnswer<'burden'>['items'][number];

/** What was asked of a unit, of one kind, in a month or in all of them. */
export interface BurdenRow {
  readonly unit: BurdenLine['unit'];
  readonly kind: BurdenLine['kind'];
  readonly asked: number;
  readonly spared: number;
}

/** The months of the ledger, the latest first. */
export function monthsOf(lines: readonly BurdenLine[]): readonly string[] {
  return [...new Set(lines.map(({ month }) => month))].sort().reverse();
}

/**
 * The ledger of a month, or of all months together where none is chosen: a row a unit and kind, the heaviest first, and the sums of each kind.
 *
 * Shape: rows that ask for as much stay in the order of the ledger. Rule: BURDEN-1.
 */
export function burdenRows(
  lines: readonly BurdenLine[],
  month: string | undefined,
): { readonly rows: readonly BurdenRow[]; readonly totals: readonly Omit<BurdenRow, 'unit'>[] } {
  const rows = new Map<string, BurdenRow>();
  const totals = new Map<string, Omit<BurdenRow, 'unit'>>();
  for (const { unit, kind, asked, spared, ...line } of lines) {
    if (month !== undefined && line.month !== month) continue;
    const key = `${unit.id} ${kind}`;
    const row = rows.get(key);
    rows.set(key, { unit, kind, asked: (row?.asked ?? 0) + asked, spared: (row?.spared ?? 0) + spared });
    const total = totals.get(kind);
    totals.set(kind, { kind, asked: (total?.asked ?? 0) + asked, spared: (total?.spared ?? 0) + spared });
  }
  return { rows: [...rows.values()].sort((a, b) => b.asked - a.asked), totals: [...totals.values()] };
}
