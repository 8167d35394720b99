/** Values of one indicator in a hierarchy of units. */
export interface PlacedSeries {
  /** Unit ID → the nearest units above it that have the indicator too; several under dual leadership. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** Unit ID → value in each period, NaN for none; units that have any. */
  readonly values: ReadonlyMap<string, readonly number[]>;
}

/** What the withheld ones of a sum must at least be together, where the scheme states nothing for small cells. */
export const LEAST_SUM = 10;
/** Share of the largest withheld value that the others must be together, so that their sum does not come close to it. */
const LEAST_OTHERS = 0.1;

/**
 * Units whose series must be withheld too, so that no sum over places gives a withheld one.
 *
 * A parent and those below it are a sum with one unknown where a single series of theirs is withheld. The next units by ID, cyclically,
 * join it until the withheld ones together are at least
 * `below` in every period, and without the largest of them a tenth of it; where all are withheld and it is not enough, the parent joins,
 * and its own sum is looked at in turn. A withheld parent needs one below it.
 * Shape: IDs of units that join, in the order in which they do. Rule: DISCLOSE-10. Errors: none.
 * Example: 3 of 40 withheld beside 1, 20, 16 → the next, 1, joins (4), the next too (24).
 */
export function joinedPlaces({ parents, values }: PlacedSeries, withheld: ReadonlySet<string>, below = LEAST_SUM): readonly string[] {
  const families = familiesOf(parents);
  const hidden = new Set(withheld);
  const joined: string[] = [];
  const hide = (unit: string): void => {
    hidden.add(unit);
    joined.push(unit);
  };
  for (let before = -1; before < joined.length; ) {
    before = joined.length;
    for (const [above, members] of families) protect(above, members);
  }
  return joined;

  function protect(above: string, members: readonly string[]): void {
    const own = members.filter((unit) => hidden.has(unit));
    if (!values.has(above) || (own.length === 0 && !hidden.has(above))) return;
    const isSafe = (): boolean => (hidden.has(above) ? isEnough(own, values.get(above)) : isEnough(own));
    if (isSafe()) return;
    for (const unit of cyclically(members, own[0] ?? above)) {
      if (hidden.has(unit)) continue;
      hide(unit);
      own.push(unit);
      if (isSafe()) return;
    }
    if (!hidden.has(above)) hide(above);
  }

  /** Whether withheld ones hide each other, or what stands above them where that is withheld too. */
  function isEnough(units: readonly string[], above?: readonly number[]): boolean {
    const series = units.map((unit) => values.get(unit) ?? []);
    const periods = series.reduce((most, one) => Math.max(most, one.length), above?.length ?? 0);
    for (let p = 0; p < periods; p += 1) {
      const known = series.map((one) => Math.abs(one[p] ?? Number.NaN)).filter((value) => !Number.isNaN(value));
      const total = above && Math.abs(above[p] ?? Number.NaN);
      if (total !== undefined ? Number.isNaN(total) : known.length === 0) continue;
      const sum = known.reduce((all, value) => all + value, 0);
      const largest = total ?? known.reduce((most, value) => Math.max(most, value), 0);
      const others = total === undefined ? sum - largest : sum;
      if (sum < below || others < LEAST_OTHERS * largest || known.length < (total === undefined ? 2 : 1)) return false;
    }
    return units.length >= (above ? 1 : 2);
  }
}

/** Units below each parent, by ID; parents by ID, so that the same is found whatever the order of the register. */
function familiesOf(parents: PlacedSeries['parents']): readonly (readonly [string, readonly string[]])[] {
  const families = new Map<string, string[]>();
  for (const unit of [...parents.keys()].sort())
    for (const above of parents.get(unit) ?? []) {
      const below = families.get(above);
      if (below) below.push(unit);
      else families.set(above, [unit]);
    }
  return [...families].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Those behind one by ID, then those before it; all of them where it is not among them. */
function cyclically(units: readonly string[], first: string): readonly string[] {
  const at = units.indexOf(first);
  return [...units.slice(at + 1), ...units.slice(0, Math.max(at, 0))];
}
