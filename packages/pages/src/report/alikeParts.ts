/** Two parts whose scores go up and down together. */
export interface Pair {
  readonly one: string;
  readonly other: string;
  readonly r: number;
  readonly units: number;
}

/** Three or more parts of which each two are such a pair. */
export interface AlikeParts {
  readonly parts: readonly string[];
  readonly pairs: readonly Pair[];
}

/** Fewer parts than this are said as pairs. */
const FEWEST = 3;

/**
 * Pairs put together where each two of several parts are one, so that six alike parts are one line and not fifteen.
 *
 * Shape: groups, the largest first, then the pairs that are in none, in their order; each pair stands once. Rule: REPORT-18, REPORT-19. Errors: none.
 * Example: a–b, a–c, b–c, c–d → the group a, b, c and the pair c–d.
 */
export function alikeParts(pairs: readonly Pair[]): { readonly groups: readonly AlikeParts[]; readonly rest: readonly Pair[] } {
  const groups: AlikeParts[] = [];
  let rest = pairs;
  for (let found = largest(rest); found.length >= FEWEST; found = largest(rest)) {
    const isWithin = ({ one, other }: Pair): boolean => found.includes(one) && found.includes(other);
    groups.push({ parts: found, pairs: rest.filter(isWithin) });
    rest = rest.filter((pair) => !isWithin(pair));
  }
  return { groups, rest };
}

/** The largest group that grows from any part by those that follow it; the first of equals. */
function largest(pairs: readonly Pair[]): readonly string[] {
  const parts = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const joined = new Set(pairs.flatMap(({ one, other }) => [JSON.stringify([one, other]), JSON.stringify([other, one])]));
  let best: readonly string[] = [];
  for (const first of parts) {
    const own = [first];
    for (const part of parts) if (own.every((one) => joined.has(JSON.stringify([one, part])))) own.push(part);
    if (own.length > best.length) best = own;
  }
  return best;
}
