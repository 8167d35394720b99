import type { TableColumn } from './heading.ts';
import type { TextRole } from './role.ts';
import type { WeightReading } from './weight.ts';

/** A cell that holds something, with its place; columns and rows from 1. */
export interface PlacedText {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

export interface PlacedWeight extends PlacedText {
  readonly reading: WeightReading;
}

/** One scored line of the workbook: an indicator with what its row says. */
export interface Entry {
  readonly title: string;
  readonly at: PlacedText;
  readonly weight: PlacedWeight | undefined;
  readonly texts: ReadonlyMap<TextRole, readonly PlacedText[]>;
  /** Unit that the heading of the targets states. */
  readonly headingUnit: string | undefined;
  /** Columns of targets of its table; one of them counts (WORKBOOK-6). */
  readonly targets: readonly TableColumn[];
}

/** A node of the tree as the workbook shows it. */
export interface Branch {
  readonly title: string;
  readonly at: PlacedText;
  weight: PlacedWeight | undefined;
  /** The blank cell in which its weight is missing. */
  readonly blankWeight?: PlacedText | undefined;
  readonly branches: Branch[];
  entry: Entry | undefined;
}

export interface TotalRow {
  readonly at: PlacedText;
  readonly weight: PlacedWeight;
}

/** One sheet read: what is weighed, what is added or taken, what vetoes, and the notes around it. */
export interface SheetTable {
  readonly sheet: string;
  readonly title: string | undefined;
  readonly branches: readonly Branch[];
  readonly bonus: readonly Entry[];
  readonly deductions: readonly Entry[];
  readonly vetoes: readonly Entry[];
  readonly total: TotalRow | undefined;
  /** Columns with the weights of one class of units each. */
  readonly classWeights: readonly TableColumn[];
  readonly notes: readonly PlacedText[];
}
