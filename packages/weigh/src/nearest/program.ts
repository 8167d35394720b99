import quadprog from 'quadprog';

/** `coefficients · x` at least (or exactly) `bound`. */
export interface Row {
  readonly coefficients: readonly number[];
  readonly bound: number;
  readonly equal: boolean;
}

/** How far a row may be missed by a solution: float dust. */
const DUST = 1e-9;
/** Beyond this the solution is no solution. */
const FAULT = 1e-7;

/**
 * The point nearest to another that fulfils all rows; undefined where none does.
 *
 * Shape: `weights` says how much a step in each direction counts, 1 unless given. The solution of the library (dual method of Goldfarb and Idnani) is
 * checked against every row. Rule: WEIGH-15 (docs/spec/weigh.md). Errors: Error where the library gives a point that misses a row (a programming fault).
 * Example: near (0.5, 0.5) with x₁ ≥ 0.6 and x₁ + x₂ = 1 → (0.6, 0.4).
 */
export function nearestPoint(
  target: readonly number[],
  rows: readonly Row[],
  weights: readonly number[] = target.map(() => 1),
): readonly number[] | undefined {
  const prepared = prepare(rows);
  if (!prepared) return undefined;
  if (prepared.every((row) => !misses(row, target, DUST))) return target;
  // Equal rows stand first.
  const sorted = [...prepared.filter(({ equal }) => equal), ...prepared.filter(({ equal }) => !equal)];
  const quadratic = [undefined, ...target.map((_, i) => [undefined, ...target.map((__, k) => (i === k ? (weights[i] as number) : 0))])];
  const linear = [undefined, ...target.map((x, i) => x * (weights[i] as number))];
  const left = [undefined, ...target.map((_, i) => [undefined, ...sorted.map(({ coefficients }) => coefficients[i] as number)])];
  const right = [undefined, ...sorted.map(({ bound }) => bound)];
  const { solution, message } = quadprog.solveQP(quadratic, linear, left, right, sorted.filter(({ equal }) => equal).length);
  if (message !== '') return undefined;
  const point = target.map((_, i) => solution[i + 1] ?? Number.NaN);
  if (point.some((x) => !Number.isFinite(x)) || prepared.some((row) => misses(row, point, FAULT)))
    throw new Error('nearestPoint: the solver gave a point that misses a row');
  return point.map((x) => (Math.abs(x) < DUST ? 0 : x));
}

/** Rows brought to one size, each once; undefined where one of them can never hold. */
function prepare(rows: readonly Row[]): readonly Row[] | undefined {
  const kept = new Map<string, Row>();
  for (const { coefficients, bound, equal } of rows) {
    const size = coefficients.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    if (size < DUST) {
      if (equal ? Math.abs(bound) > DUST : bound > DUST) return undefined;
      continue;
    }
    const row = { coefficients: coefficients.map((x) => x / size), bound: bound / size, equal };
    kept.set(`${equal}|${row.coefficients.join()}|${row.bound}`, row);
  }
  return [...kept.values()];
}

function misses({ coefficients, bound, equal }: Row, point: readonly number[], by: number): boolean {
  const value = coefficients.reduce((sum, x, i) => sum + x * (point[i] as number), 0);
  return equal ? Math.abs(value - bound) > by : value < bound - by;
}
