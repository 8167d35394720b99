import type { Fact } from './fact.ts';
import { type Mark, scoreOf } from './mark.ts';
import { ratio } from './numeral.ts';
import type { MethodYaml } from './reading.ts';

type Ranks = Extract<Fact, { kind: 'ranks' }>;
type RankStep = Extract<Fact, { kind: 'rank_step' }>;

/**
 * Method of clauses on ranks; undefined where ranks are left without a score.
 *
 * Rule: CRITERIA-RANK. Example: first full, 5 % less for each → { rank: { first: 100, step: 5 } }; 1–3 full, 4–6 80 %, others 60 % → a table.
 */
export function rankMethod(
  ranks: readonly Ranks[],
  steps: readonly RankStep[],
  rest: Mark | undefined,
  full: number,
): MethodYaml | undefined {
  const ordered = [...ranks].sort((a, b) => a.from - b.from);
  const table: number[] = [];
  for (const { from, to, mark } of ordered) {
    if (from !== table.length + 1 || to < from || to > 500) return undefined;
    while (table.length < to) table.push(scoreOf(mark, full));
  }
  const step = steps[0];
  if (step && (steps.length > 1 || rest)) return undefined;
  if (step) return withStep(table, step, full);
  if (rest === undefined || table.length === 0) return undefined;
  const scores = [...table, scoreOf(rest, full)];
  return falls(scores) ? { rank: { table: scores } } : undefined;
}

function withStep(table: readonly number[], { change, ranks }: RankStep, full: number): MethodYaml | undefined {
  const less = change.kind === 'share' ? ratio(change.percent, ranks, 1) : ratio(change.points, full * ranks, 100);
  if (!(less > 0)) return undefined;
  const first = table[0] ?? 100;
  if (table.length <= 1) return { rank: { first, step: less } };
  const scores = [...table];
  for (let score = scores.at(-1) as number, i = 1; score > 0 && scores.length < 500; i += 1) {
    score = Math.max(0, (table.at(-1) as number) - less * i);
    scores.push(score);
  }
  return falls(scores) ? { rank: { table: scores } } : undefined;
}

function falls(scores: readonly number[]): boolean {
  return scores.every((score, i) => i === 0 || score <= (scores[i - 1] as number));
}
