import type { ListResult, Trace } from '@kedu/engine';
import { quantaToNumber, quantise, tidyScore } from '@kedu/model';
import type { Composite, Part } from '@kedu/scheme';

/** Quanta of the total; arrays run over the members of a list. */
export interface PossibleTotals {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

type ListScores = Trace['scores']['lists'][number];

/**
 * Lowest and highest total that a member can have with the parts, weights and additions that it has: every part at its floor, or at its cap.
 *
 * Units: quanta; infinite where a part has no bound. Neither above nor below the published score. Missing: NaN for a member without a score. Rule: DRAW-3. Errors: none.
 * Example: two parts capped at 100 and one at 120, a fifth of the weight → 104.
 */
export function possibleTotals(trace: Trace, list: ListResult): PossibleTotals {
  const { rounding } = trace.input.scheme;
  const scores = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list.list);
  const end = (pick: 'floor' | 'cap', of: (...numbers: number[]) => number): Float64Array =>
    Float64Array.from(list.members, (unit, k) => {
      const score = list.score[k] as number;
      const none = of(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
      if (!scores || Number.isNaN(score)) return Number.isNaN(score) ? score : none;
      const total = extreme(trace, scores, scores.tree, unit, pick, of);
      return of(score, Number.isFinite(total) ? quantise(tidyScore(total), rounding.total) + (scores.added[k] as number) : total);
    });
  return { lowest: end('floor', Math.min), highest: end('cap', Math.max) };
}

function extreme(
  trace: Trace,
  scores: ListScores,
  part: Part,
  unit: number,
  pick: 'floor' | 'cap',
  of: (...numbers: number[]) => number,
): number {
  if (part.type === 'addition') return 0;
  const own = scores.parts.get(part.path)?.score;
  const published = own?.missing[unit] === 0 ? (own.values[unit] as number) : 0;
  if (part.type === 'leaf') {
    const leaf = scores.leaves.get(part.path);
    const bound = leaf?.[pick] ?? Number.NaN;
    const isFree = !Number.isFinite(bound) || part.elastic !== undefined || part.joint !== undefined;
    if (isFree) return of(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
    const step = trace.input.scheme.rounding.indicator;
    return of(published, bound, step ? quantaToNumber(quantise(tidyScore(bound), step), step.places) : bound);
  }
  const children = part.parts.flatMap((child) => {
    const weight = child.type === 'addition' ? 0 : (scores.parts.get(child.path)?.weight[unit] ?? 0);
    return weight > 0 ? [{ weight, score: extreme(trace, scores, child, unit, pick, of) }] : [];
  });
  const found = ofChildren(trace, scores, part, unit, children, of);
  return of(published, found);
}

function ofChildren(
  trace: Trace,
  scores: ListScores,
  { aggregate, path }: Composite,
  unit: number,
  children: readonly { readonly weight: number; readonly score: number }[],
  of: (...numbers: number[]) => number,
): number {
  const names = aggregate.map(({ name }) => name);
  // Shares of comparisons with other units.
  if (names.some((name) => name === 'copeland' || name === 'borda' || name === 'topsis')) return of(0, 100);
  const every = of(...children.map(({ score }) => score));
  if (!Number.isFinite(every)) return every;
  const part = trace.input.scheme.rounding.part;
  const points = children.map(({ weight, score }) => {
    const exact = (weight * score) / 100;
    return part ? of(exact, quantaToNumber(quantise(tidyScore(exact), part), part.places)) : exact;
  });
  const sum = points.reduce((total, one) => total + one, 0);
  const weights = children.reduce((total, { weight }) => total + weight, 0);
  const composite = scores.composites.get(path);
  const ways = names.map((name) => {
    if (name === 'sum') return (100 * sum) / (composite?.full[unit] || 100);
    // Any mean lies among what it is a mean of.
    return name === 'arithmetic' && weights > 0 ? (100 * sum) / weights : every;
  });
  return ways.length === 0 ? every : of(...ways);
}
