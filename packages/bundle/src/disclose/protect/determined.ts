/** Coefficients below this are dust of elimination. */
const DUST = 1e-9;

/**
 * Unknowns that several linear equations determine together, whatever their right sides are.
 *
 * Shape: coefficients by unknown, an equation each. Reduced row by row (Gauss–Jordan, the largest coefficient of a row as its pivot); an unknown is determined where it stands alone in a row.
 * Rule: DISCLOSE-12. Errors: none.
 * Example: a + b and a + 2b determine both; a + b + c and a + 2b + c only b.
 */
export function determinedUnknowns(equations: readonly ReadonlyMap<string, number>[]): ReadonlySet<string> {
  const reduced: { readonly pivot: string; row: Map<string, number> }[] = [];
  for (const equation of equations) {
    const row = new Map(equation);
    for (const one of reduced) subtract(row, one.row, row.get(one.pivot) ?? 0);
    const pivot = largest(row);
    if (pivot === undefined) continue;
    const by = row.get(pivot) as number;
    const scaled = new Map([...row].map(([name, share]) => [name, share / by]));
    for (const one of reduced) subtract(one.row, scaled, one.row.get(pivot) ?? 0);
    reduced.push({ pivot, row: scaled });
  }
  return new Set(reduced.flatMap(({ pivot, row }) => (row.size === 1 ? [pivot] : [])));
}

function subtract(row: Map<string, number>, other: ReadonlyMap<string, number>, times: number): void {
  if (times === 0) return;
  for (const [name, share] of other) {
    const left = (row.get(name) ?? 0) - times * share;
    if (Math.abs(left) > DUST) row.set(name, left);
    else row.delete(name);
  }
}

function largest(row: ReadonlyMap<string, number>): string | undefined {
  let found: string | undefined;
  for (const [name, share] of row) if (Math.abs(share) > Math.abs(found === undefined ? DUST : (row.get(found) as number))) found = name;
  return found;
}
