import type { Indicator } from '../compiled.ts';

/** Indicators of the same scheme that the value of one is made of, in whatever period: what its formula reads, what it takes from the units below. */
export function readIndicators({ formula, fromChildren }: Indicator): readonly string[] {
  const read = (formula?.reads ?? []).map((one) => (one.kind === 'variable' ? one.name : one.argument));
  return [...read, ...takenFromChildren({ fromChildren })];
}

/** What an indicator takes from the units below: the value, and what weighs it (FROM-1). */
export function takenFromChildren({ fromChildren: from }: Pick<Indicator, 'fromChildren'>): readonly string[] {
  return from ? [from.indicator, ...(from.weight === undefined ? [] : [from.weight])] : [];
}
