import type { Branch, PlacedWeight } from './entry.ts';

interface TitledWeight {
  readonly title: string;
  readonly weight: PlacedWeight;
}

/** Columns of weights in which every number that is no percentage is a plain one of at most 1, and some is below it. Rule: WORKBOOK-5. */
export function shareColumns(branches: readonly Branch[]): ReadonlySet<number> {
  const shares = byColumn(branches).filter(([, weights]) => {
    const values = weights.flatMap(({ weight: { reading } }) => (reading.form === 'percent' ? [] : [reading]));
    return values.every(({ form, value }) => form === 'plain' && value <= 1) && values.some(({ value }) => value < 1 && value > 0);
  });
  return new Set(shares.map(([column]) => column));
}

/** Columns in which percentages stand among points: the cells of each. Rule: WORKBOOK-5. */
export function formsOfWeights(
  branches: readonly Branch[],
): readonly { readonly percent: readonly PlacedWeight[]; readonly others: readonly PlacedWeight[] }[] {
  return byColumn(branches)
    .map(([, weights]) => {
      const of = (isPercent: boolean) =>
        weights.flatMap(({ weight }) => ((weight.reading.form === 'percent') === isPercent ? [weight] : []));
      return { percent: of(true), others: of(false) };
    })
    .filter(({ percent, others }) => percent.length > 0 && others.length > 0);
}

/** Plain numbers between 0 and 1 in a column of points: perhaps meant as shares. Rule: WORKBOOK-5. */
export function strayFractions(branches: readonly Branch[], shares: ReadonlySet<number>): readonly TitledWeight[] {
  return byColumn(branches)
    .filter(([column]) => !shares.has(column))
    .flatMap(([, weights]) =>
      weights.filter(({ weight: { reading } }) => reading.form === 'plain' && reading.value > 0 && reading.value < 1),
    );
}

/** Weights that were understood, column by column; each cell once. */
function byColumn(branches: readonly Branch[]): readonly (readonly [column: number, weights: readonly TitledWeight[]])[] {
  const columns = new Map<number, Map<number, TitledWeight>>();
  const visit = ({ title, weight, branches: below }: Branch): void => {
    if (weight && weight.reading.form !== 'unread') {
      const rows = columns.get(weight.column) ?? new Map<number, TitledWeight>();
      if (!rows.has(weight.row)) rows.set(weight.row, { title, weight });
      columns.set(weight.column, rows);
    }
    below.forEach(visit);
  };
  branches.forEach(visit);
  return [...columns].map(([column, rows]) => [column, [...rows.values()]] as const);
}
