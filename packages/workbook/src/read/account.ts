import { cellName } from '@kedu/model';

/** What became of a cell: read into the scheme; kept in its words; not understood; outside the table (titles, notes, results to be filled in). */
export type CellFate = 'understood' | 'words' | 'not_understood' | 'outside';

export interface AccountedCell {
  readonly sheet: string;
  readonly cell: string;
  readonly fate: CellFate;
}

/** Every cell of a workbook that holds anything, counted by what became of it. */
export interface CellAccount {
  readonly total: number;
  readonly counts: Readonly<Record<CellFate, number>>;
  readonly cells: readonly AccountedCell[];
  /** Scoring rules: how many cells state one, and how many of these became a method. */
  readonly criteria: { readonly total: number; readonly understood: number };
}

/** Keeps the account of a sheet while it is read; a cell that nobody claims is not understood. Rule: WORKBOOK-2. */
export class SheetAccount {
  readonly sheet: string;
  private readonly fates = new Map<string, CellFate>();
  criteria = 0;
  criteriaUnderstood = 0;

  constructor(sheet: string) {
    this.sheet = sheet;
  }

  set(row: number, column: number, fate: CellFate): void {
    this.fates.set(cellName(row, column), fate);
  }

  fate(row: number, column: number): CellFate | undefined {
    return this.fates.get(cellName(row, column));
  }

  get cells(): readonly AccountedCell[] {
    return [...this.fates].map(([cell, fate]) => ({ sheet: this.sheet, cell, fate }));
  }
}

/** The account of a workbook from those of its sheets. */
export function accountOf(sheets: readonly SheetAccount[]): CellAccount {
  const cells = sheets.flatMap((sheet) => sheet.cells);
  const counts: Record<CellFate, number> = { understood: 0, words: 0, not_understood: 0, outside: 0 };
  for (const { fate } of cells) counts[fate] += 1;
  const sum = (of: (sheet: SheetAccount) => number): number => sheets.reduce((total, sheet) => total + of(sheet), 0);
  return {
    total: cells.length,
    counts,
    cells,
    criteria: { total: sum((one) => one.criteria), understood: sum((one) => one.criteriaUnderstood) },
  };
}
