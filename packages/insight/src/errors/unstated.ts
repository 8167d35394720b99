import { type ListResult, movedBy, type Trace } from '@kedu/engine';
import type { Indicator, Part } from '@kedu/scheme';
import type { IndicatorError } from './errorsOf.ts';

/**
 * Share of the weight of each member’s score that rests on no stated error.
 *
 * Shape: over the members; a leaf counts as stated where the value it rests on, or one that this is computed from, has an error for the unit. Rule: ERROR-3. Errors: none.
 * Example: two leaves of 60 and 40, an error stated for the first → 0.4.
 */
export function unstatedShare(trace: Trace, list: ListResult, errors: readonly IndicatorError[]): Float64Array {
  const tree = trace.input.scheme.trees[list.list];
  const result = new Float64Array(list.members.length);
  if (!tree) return result;
  const { input } = trace;
  const alone = { input: { ...input, scheme: { ...input.scheme, indicators: input.scheme.indicators.map(withoutChildren) } } };
  const reach = errors.map((error) => {
    const from = new Set([error.indicator]);
    return { error, moved: movedBy(trace, from), ofUnit: movedBy(alone, from) };
  });
  // What is computed from values of the same unit is stated where they are; what comes from the units below, where the error of any is.
  const known = new Map<string, readonly (Uint8Array | 'below')[]>();
  const reachingOf = (id: string): readonly (Uint8Array | 'below')[] => {
    const found =
      known.get(id) ?? reach.flatMap(({ error, moved, ofUnit }) => (moved.has(id) ? [ofUnit.has(id) ? error.stated : 'below'] : []));
    known.set(id, found);
    return found;
  };
  const isStated = (indicators: readonly string[], unit: number): boolean =>
    indicators.some((id) => reachingOf(id).some((stated) => stated === 'below' || stated[unit] === 1));
  const unstatedOf = (part: Part, unit: number): number => {
    if (part.type === 'leaf') return isStated([part.indicator, ...(part.per ? [part.per.indicator] : [])], unit) ? 0 : 1;
    if (part.type !== 'composite') return 0;
    let sum = 0;
    let weights = 0;
    for (const child of part.parts) {
      const weight = child.type === 'addition' ? 0 : (list.parts.get(child.path)?.weight[unit] ?? 0);
      if (weight === 0) continue;
      weights += weight;
      sum += weight * unstatedOf(child, unit);
    }
    return weights === 0 ? 0 : sum / weights;
  };
  list.members.forEach((unit, k) => {
    result[k] = list.ranked[k] === 1 ? unstatedOf(tree, unit) : 0;
  });
  return result;
}

function withoutChildren({ fromChildren: _, ...indicator }: Indicator): Indicator {
  return indicator;
}
