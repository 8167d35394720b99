import type { CompiledScheme, Indicator, ResultOf } from '@kedu/scheme';

/** An indicator that is the result of another scheme. */
export type ResultIndicator = Indicator & { readonly resultOf: ResultOf };

/** Indicators of a scheme that are results of others, in its order. */
export function resultIndicators({ indicators }: CompiledScheme): readonly ResultIndicator[] {
  return indicators.filter((indicator): indicator is ResultIndicator => indicator.resultOf !== undefined);
}

/**
 * Schemes in the order in which they can be run: those whose results others take come first, otherwise as given.
 *
 * Rule: FROM-3. Errors: none; schemes that need each other stay in the order given (the pack was refused: schemeCircles).
 * Example: north takes a result of environment → environment, north.
 */
export function schemeOrder(schemes: readonly CompiledScheme[]): readonly CompiledScheme[] {
  const ordered: CompiledScheme[] = [];
  const seen = new Set<CompiledScheme>();
  const add = (scheme: CompiledScheme): void => {
    if (seen.has(scheme)) return;
    seen.add(scheme);
    const needed = new Set(resultIndicators(scheme).map(({ resultOf }) => resultOf.scheme));
    for (const other of schemes) if (needed.has(other.id)) add(other);
    ordered.push(scheme);
  };
  for (const scheme of schemes) add(scheme);
  return ordered;
}

/** Schemes that need each other, each circle once, named whole from its first by ID, with the indicator by which that one begins it. */
export interface SchemeCircle {
  readonly circle: readonly string[];
  readonly first: ResultIndicator;
}

/** Circles among the schemes of a pack. Rule: FROM-3. Example: north → environment → north. */
export function schemeCircles(schemes: readonly CompiledScheme[]): readonly SchemeCircle[] {
  const ids = [...new Set(schemes.map(({ id }) => id))].sort();
  const needs = new Map(ids.map((id) => [id, new Map<string, ResultIndicator>()]));
  for (const scheme of schemes)
    for (const indicator of resultIndicators(scheme)) {
      const own = needs.get(scheme.id);
      const other = indicator.resultOf.scheme;
      if (own && needs.has(other) && !own.has(other)) own.set(other, indicator);
    }
  const circles: SchemeCircle[] = [];
  const done = new Set<string>();
  const walk = (id: string, trail: readonly string[]): void => {
    const start = trail.indexOf(id);
    if (start >= 0) {
      circles.push(...circleOf(trail.slice(start), needs));
      return;
    }
    if (done.has(id)) return;
    for (const next of [...(needs.get(id)?.keys() ?? [])].sort()) walk(next, [...trail, id]);
    done.add(id);
  };
  for (const id of ids) walk(id, []);
  return circles;
}

function circleOf(ring: readonly string[], needs: ReadonlyMap<string, ReadonlyMap<string, ResultIndicator>>): SchemeCircle[] {
  const least = ring.indexOf([...ring].sort()[0] as string);
  const turned = [...ring.slice(least), ...ring.slice(0, least)];
  const circle = [...turned, turned[0] as string];
  const first = needs.get(circle[0] as string)?.get(circle[1] as string);
  return first ? [{ circle, first }] : [];
}
