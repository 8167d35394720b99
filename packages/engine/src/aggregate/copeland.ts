import { type Comparer, EVEN, type Field, type Outranking, SCORE_DUST } from './comparison.ts';

/**
 * Copeland's method (逐对比较法): each unit against each other; who is better on parts of more weight wins the pair.
 *
 * Formula: 100 × (won − lost + n) ÷ (2n) over n others; won − lost is Copeland's own figure. In a pair the parts count that both units have, each with the mean of
 * their two weights; equal scores speak for neither, as does a pair without a common part. Rule: AGG-COPELAND.
 * Source: Copeland (1951); COINr `a_copeland`. Example: of 5 units one that beats three and loses to one → 100 × (3 − 1 + 4) ÷ 8 = 75.
 */
export const copeland: Comparer = (field) => {
  const outranking = (unit: number): Outranking => {
    const result = { won: 0, lost: 0, tied: 0 };
    for (const other of field.units) {
      if (other === unit) continue;
      const balance = pair(field, unit, other);
      if (balance > 0) result.won += 1;
      else if (balance < 0) result.lost += 1;
      else result.tied += 1;
    }
    return result;
  };
  return {
    outranking,
    score: (unit) => {
      const { won, lost, tied } = outranking(unit);
      const others = won + lost + tied;
      return others === 0 ? EVEN : (100 * (won - lost + others)) / (2 * others);
    },
    arithmetic: (unit) => {
      const { won, lost, tied } = outranking(unit);
      const others = won + lost + tied;
      return others === 0 ? `${EVEN}` : `100 × (${won} − ${lost} + ${others}) ÷ (2 × ${others})`;
    },
  };
};

/** Weight of the parts on which the first is better, less that of those on which the second is; 0 where they differ by dust. */
function pair({ scores, weights }: Field, first: number, second: number): number {
  let balance = 0;
  let total = 0;
  for (let k = 0; k < scores.length; k += 1) {
    const [a, b] = [weights[k]![first] as number, weights[k]![second] as number];
    if (a === 0 || b === 0) continue;
    total += a + b;
    const difference = (scores[k]![first] as number) - (scores[k]![second] as number);
    if (difference > SCORE_DUST) balance += a + b;
    else if (difference < -SCORE_DUST) balance -= a + b;
  }
  return Math.abs(balance) <= SCORE_DUST * total ? 0 : balance;
}
