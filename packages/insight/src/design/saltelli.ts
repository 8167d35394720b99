import { coordinate, type Half } from './coordinates.ts';
import type { Coordinates } from './designAt.ts';
import { SobolSums } from './sobolSums.ts';

/** What is drawn, and how often. */
export interface SampleInput {
  /** IDs of the choices. */
  readonly choices: readonly string[];
  /** Rows of each half; both halves together are the designs. */
  readonly rows: number;
  /** How many of them are also mixed, for the indices; 0 for none. */
  readonly mixedRows: number;
  readonly seed: number;
  /** Outputs of a design; always as many. */
  evaluate(at: Coordinates): Float64Array;
  /** Sees every design of the two halves, rows of the first before those of the second where they are even. */
  seen?(design: number, outputs: Float64Array): void;
}

/**
 * Evaluates Saltelli’s sample: two independent halves, and the first with each choice in turn taken from the second.
 *
 * Shape: 2 × rows + choices × mixedRows evaluations; design 2r is row r of the first half, 2r + 1 of the second. Rule: DESIGN-4. Errors: none.
 * Example: 500 rows and 30 choices → 1,000 designs and 15,000 mixed ones.
 */
export function saltelli(input: SampleInput): SobolSums {
  const { choices, rows, mixedRows, seed, evaluate, seen } = input;
  const rowOf = (row: number, half: Half): Map<string, number> =>
    new Map(choices.map((choice) => [choice, coordinate(seed, choice, row, half)]));
  let sums: SobolSums | undefined;
  for (let row = 0; row < rows; row += 1) {
    const inA = rowOf(row, 'a');
    const inB = rowOf(row, 'b');
    const a = evaluate(inA);
    const b = evaluate(inB);
    seen?.(2 * row, a);
    seen?.(2 * row + 1, b);
    sums ??= new SobolSums(choices.length, a.length, mixedRows);
    if (row >= mixedRows) continue;
    sums.addRow(row, a, b);
    choices.forEach((choice, k) => {
      const own = inA.get(choice) as number;
      inA.set(choice, inB.get(choice) as number);
      sums?.addMixed(row, k, a, b, evaluate(inA));
      inA.set(choice, own);
    });
  }
  return sums ?? new SobolSums(choices.length, 0, 0);
}
