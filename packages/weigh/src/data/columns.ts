import { correlation, differs } from '@kedu/engine';

/** Columns of a table of rows. */
export function columnsOf(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return (rows[0] ?? []).map((_, k) => rows.map((row) => row[k] as number));
}

/** Weights in proportion to amounts; undefined where all are 0. */
export function inProportion(amounts: readonly number[]): readonly number[] | undefined {
  const sum = amounts.reduce((a, b) => a + b, 0);
  return sum > 0 ? amounts.map((x) => x / sum) : undefined;
}

/** Correlations of columns with each other; 0 with a column that does not differ, 1 with itself. */
export function correlations(columns: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return columns.map((one, i) => columns.map((other, k) => (i === k ? 1 : differs(one) && differs(other) ? correlation(one, other) : 0)));
}
