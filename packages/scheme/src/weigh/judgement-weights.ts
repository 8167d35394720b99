/** Weights out of judgements in pairs, and how far the judgements agree with each other. */
export interface JudgementWeights {
  /** Principal eigenvector, adding up to 1, in the order of the rows. */
  readonly weights: readonly number[];
  /** Largest eigenvalue; the number of parts where the judgements agree wholly. */
  readonly lambda: number;
  /** Consistency ratio: (λ − n) ÷ (n − 1) ÷ random index; 0 below three parts. */
  readonly ratio: number;
  /** The judgement furthest from the weights; undefined where all agree. */
  readonly worst?: WorstJudgement | undefined;
}

export interface WorstJudgement {
  readonly row: number;
  readonly column: number;
  readonly found: number;
  /** What the other judgements say of the pair. */
  readonly near: number;
}

/** Saaty's random index by number of parts, from none (The Analytic Hierarchy Process, 1980). */
const RANDOM_INDEX: readonly number[] = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/** The most parts for which there is a random index. */
export const MOST_JUDGED = RANDOM_INDEX.length - 1;

/** Steps after which the iteration ends in any case; judgements from 1/9 to 9 need far fewer. */
const MOST_STEPS = 2000;
const CLOSE = 1e-15;
/** Below this a judgement is what the weights say, but for float dust. */
const AGREES = 1e-9;

/**
 * Weights of parts by the analytic hierarchy process (层次分析法): the principal eigenvector of the judgements, found by power iteration.
 *
 * Shape: a square matrix, row over column, reciprocal, all above 0; weights in its order. Rule: WEIGH-1, WEIGH-2 (docs/spec/weigh.md); Saaty 1980.
 * Errors: RangeError for more than 15 parts (a programming fault: the table is checked before).
 * Example: [[1, 3], [1/3, 1]] → weights 0.75 and 0.25, λ 2, ratio 0.
 */
export function judgementWeights(matrix: readonly (readonly number[])[]): JudgementWeights {
  const size = matrix.length;
  if (size > MOST_JUDGED) throw new RangeError(`judgementWeights: at most ${MOST_JUDGED} parts, not ${size}`);
  const { vector, lambda } = principal(matrix);
  const index = RANDOM_INDEX[size] as number;
  const ratio = index === 0 ? 0 : Math.max(0, (lambda - size) / (size - 1) / index);
  return { weights: vector, lambda, ratio, worst: worstOf(matrix, vector) };
}

/** Eigenvector of the largest eigenvalue of a matrix without negative cells; sums run in the order of the rows. */
function principal(matrix: readonly (readonly number[])[]): { readonly vector: readonly number[]; readonly lambda: number } {
  let vector: readonly number[] = matrix.map(() => 1 / matrix.length);
  let lambda = matrix.length;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = matrix.map((row) => row.reduce((sum, cell, k) => sum + cell * (vector[k] as number), 0));
    lambda = next.reduce((sum, x) => sum + x, 0);
    const scaled = next.map((x) => x / lambda);
    const moved = scaled.reduce((most, x, k) => Math.max(most, Math.abs(x - (vector[k] as number))), 0);
    vector = scaled;
    if (moved <= CLOSE) break;
  }
  return { vector, lambda };
}

/** The judgement of which the weights say something most different, told in the direction in which it is 1 or more. */
function worstOf(matrix: readonly (readonly number[])[], weights: readonly number[]): WorstJudgement | undefined {
  let worst: { readonly row: number; readonly column: number } | undefined;
  let most = 1;
  matrix.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const told = (cell * (weights[column] as number)) / (weights[row] as number);
      const off = Math.max(told, 1 / told);
      const forwards = cell > 1 || (cell === 1 && row < column);
      if (!forwards || off <= most * (1 + AGREES)) return;
      most = off;
      worst = { row, column };
    });
  });
  if (!worst) return undefined;
  const { row, column } = worst;
  return { row, column, found: matrix[row]?.[column] as number, near: withoutJudgement(matrix, row, column) };
}

/** What the judgements but one say of its pair: the eigenvector with the pair left open (Harker 1987). */
function withoutJudgement(matrix: readonly (readonly number[])[], row: number, column: number): number {
  const open = matrix.map((cells, i) =>
    cells.map((cell, k) => {
      const isPair = (i === row && k === column) || (i === column && k === row);
      if (isPair) return 0;
      return i === k && (i === row || i === column) ? cell + 1 : cell;
    }),
  );
  const { vector } = principal(open);
  return (vector[row] as number) / (vector[column] as number);
}
