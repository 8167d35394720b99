import type { LeafPlan, PeerFigures, SweepColumn, SweepData, SweepPlan } from '@kedu/engine';
import type { SealedColumnPlace, SealedFile, SealedKind } from '@kedu/snapshot';

/** Numbers of one peer group: count, min, max, mean, deviation. */
const FIGURES = 5;

/**
 * The columns of a plan as views over a sealed file; undefined where the file does not hold all that the plan asks for, or other profiles.
 *
 * Shape: as `SweepData`; nothing is copied. Rule: SEAL-1, KERNEL-3. Errors: none.
 */
export function sealedData(plan: SweepPlan, sealed: SealedFile): SweepData | undefined {
  const { head, starts, byId } = sealed;
  if (plan.profiles !== head.profiles.length || plan.list !== head.list) return undefined;
  const place = placesOf(sealed);
  const columns = plan.columns.map((column) => place(column.kind, column));
  if (!columns.every((one) => one !== undefined)) return undefined;
  return {
    units: head.units.count,
    starts,
    values: columns.map((one) => sealed.floats(one)),
    gaps: plan.columns.map((column) => {
      const gaps = column.kind === 'value' && column.reasons ? place('gaps', column) : undefined;
      return gaps && sealed.bytes(gaps);
    }),
    ...(plan.profiles > 1 ? { byId } : {}),
  };
}

type Asked = Pick<SweepColumn, 'indicator' | 'path' | 'name'>;

/** Where a column stands: the leaf’s own before that of the indicator. For many columns take `placesOf` once. */
export function placeOf(sealed: SealedFile, kind: SealedKind, asked: Asked): SealedColumnPlace | undefined {
  return placesOf(sealed)(kind, asked);
}

/** Where columns of a file stand, each found in one step. */
export function placesOf({ head }: SealedFile): (kind: SealedKind, asked: Asked) => SealedColumnPlace | undefined {
  const places = new Map<string, SealedColumnPlace>();
  for (const one of head.columns) {
    const key = keyOf(one.kind, one);
    if (!places.has(key)) places.set(key, one);
  }
  return (kind, asked) => places.get(keyOf(kind, asked));
}

function keyOf(kind: SealedKind, { indicator, path, name }: Asked): string {
  return JSON.stringify([kind, indicator, path ?? null, name ?? null]);
}

/**
 * Frozen figures of the peers out of a sealed file, by key `list/path/group`; groups in which nobody reports have none.
 *
 * Rule: CALIBRATE-4, SEAL-1. Example: min_max over 40, 65, 90 → places/air/ → { count: 3, min: 40, … }.
 */
export function sealedFigures(plan: SweepPlan, sealed: SealedFile): PeerFigures {
  const figures = new Map<string, NonNullable<ReturnType<PeerFigures['get']>>>();
  const placesBy = (asked: SealedKind) => new Map(sealed.head.columns.filter(({ kind }) => kind === asked).map((one) => [one.path, one]));
  const places = placesBy('figures');
  const rankedPlaces = placesBy('ranked');
  for (const { path, peers } of plan.leaves) {
    const place = places.get(path);
    if (!peers || !place) continue;
    const numbers = sealed.floats(place);
    const order = rankedPlaces.get(path);
    const values = order && sealed.floats(order);
    let from = 0;
    peers.groups.forEach((group, g) => {
      const [count = 0, min = 0, max = 0, mean = 0, sd = 0] = numbers.subarray(FIGURES * g, FIGURES * (g + 1));
      const ranked = values?.subarray(from, from + count);
      from += count;
      if (count > 0) figures.set(`${plan.list}/${path}/${group}`, { count, min, max, mean, sd, ...(ranked ? { ranked } : {}) });
    });
  }
  return figures;
}

/** Whether the file has the values of the peers wherever a method of the plan asks for places among them, as many as their figures count. Rule: SEAL-1, SEAL-3. */
export function holdsOrders({ leaves }: SweepPlan, sealed: SealedFile): boolean {
  const { columns } = sealed.head;
  return leaves.every(({ path, params }) => {
    if (!params.some(({ by }) => by === 'order')) return true;
    const [figures, ranked] = (['figures', 'ranked'] as const).map((kind) => columns.find((one) => one.kind === kind && one.path === path));
    if (!figures || !ranked) return false;
    const counts = sealed.floats(figures).filter((_, k) => k % FIGURES === 0);
    return counts.reduce((sum, count) => sum + count, 0) === ranked.length;
  });
}

/** The values of the peers of a leaf from best to worst, group after group; undefined where its method asks for no places among them. */
export function rankedColumn(
  list: string,
  { path, params }: LeafPlan,
  groups: readonly string[],
  figures: PeerFigures,
): Float64Array | undefined {
  if (!params.some(({ by }) => by === 'order')) return undefined;
  return Float64Array.from(groups.flatMap((group) => [...(figures.get(`${list}/${path}/${group}`)?.ranked ?? [])]));
}

/** The same figures as one column, in the order of the groups of a leaf. */
export function figureColumn(list: string, path: string, groups: readonly string[], figures: PeerFigures): Float64Array {
  const column = new Float64Array(FIGURES * groups.length);
  groups.forEach((group, g) => {
    const found = figures.get(`${list}/${path}/${group}`);
    if (found) column.set([found.count, found.min, found.max, found.mean, found.sd], FIGURES * g);
  });
  return column;
}
