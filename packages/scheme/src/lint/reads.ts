import type { Indicator, Part } from '../compiled.ts';

/** Indicators of the same scheme that the value of one is made of, in whatever period: what its formula reads, what it takes from the units below. */
export function readIndicators({ formula, fromChildren }: Pick<Indicator, 'formula' | 'fromChildren'>): readonly string[] {
  const read = (formula?.reads ?? []).map((one) => (one.kind === 'variable' ? one.name : one.argument));
  return [...read, ...takenFromChildren({ fromChildren })];
}

/** What an indicator takes from the units below: the value, and what weighs it (FROM-1). */
export function takenFromChildren({ fromChildren: from }: Pick<Indicator, 'fromChildren'>): readonly string[] {
  return from ? [from.indicator, ...(from.weight === undefined ? [] : [from.weight])] : [];
}

/** IDs of the indicators that a part of a tree scores, and of all that these are made of. Rule: FROM-6. */
export function restsOn(part: Part, indicators: readonly Indicator[]): ReadonlySet<string> {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const found = new Set<string>();
  const add = (id: string): void => {
    const indicator = byId.get(id);
    if (!indicator || found.has(id)) return;
    found.add(id);
    for (const read of readIndicators(indicator)) add(read);
  };
  for (const id of scoredIn(part)) add(id);
  return found;
}

function scoredIn(part: Part): readonly string[] {
  if (part.type === 'leaf') return [part.indicator];
  return part.type === 'composite' ? part.parts.flatMap(scoredIn) : [];
}
