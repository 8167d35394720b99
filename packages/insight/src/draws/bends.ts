import type { ListResult, Rescorer } from '@kedu/engine';
import type { IndicatorError } from '../errors/errorsOf.ts';

/** A value so few of its errors from where its score stops to rise, or to fall, that it may truly stand there. */
const NEAR = 0.85;
/** So far out, in errors, the score must have stopped for good. */
const FAR = 3;
/** By here a score that stops within 3 errors stands still. */
const BEYOND = 6;
/** Of what an error moves on the other side: less than this is standing still. */
const STILL = 0.1;
/** More than this is rising alike on both sides. */
const ALIKE = 0.8;

/**
 * One value near which the score of a member bends: it rises by `slope` for each error of the value on one side, and less or nothing on the
 * other.
 */
export interface Bend {
  readonly indicator: string;
  /** Index among the members of the list, and among the units of the run. */
  readonly member: number;
  readonly unit: number;
  /** Deviation of the value that raises the score by `slope`, in the unit of the indicator; below 0 where less is better. */
  readonly error: number;
  /** Quanta of the total. */
  readonly slope: number;
  /**
   * Where it bends, in errors from the value that was measured, towards the better; undefined where that is too far for the truth to stand
   * just there, and near enough for draws to pass it.
   */
  readonly at: number | undefined;
  /** Stands still above (a cap), or below (a floor). */
  readonly still: 'above' | 'below';
}

/** Values of one list about bounds. */
export interface ListBends {
  /** Less than 0.85 errors from the bound: what intervals are made of. */
  readonly near: readonly Bend[];
  /** Within 3 errors of a bound beyond which the score stands still: what is weighed for places and consequences. */
  readonly within: readonly PlacedBend[];
}

/** A bend whose place is known. */
export type PlacedBend = Bend & { readonly at: number };

/**
 * Values about a cap or a floor: their error moves the score to one side alone, and on which side of the bound the truth lies they do not
 * tell.
 *
 * Found by scoring the run with all values of one indicator moved by 0.85, 3 and 6 errors to either side, so that it holds for whatever
 * makes the bound: a cap of a part or a node, a method, the range of the indicator.
 * Shape: by list that an error reaches. Rule: DRAW-5. Errors: none. Example: goalposts to 100, value 99, error 3 → bends a third of an
 * error above the value.
 */
export function bendsOf(
  scorer: Rescorer,
  published: readonly ListResult[],
  errors: readonly IndicatorError[],
): ReadonlyMap<string, ListBends> {
  const lists = published.filter(({ list }) => scorer.lists.includes(list));
  const bends = new Map(lists.map(({ list }) => [list, { near: [] as Bend[], within: [] as PlacedBend[] }]));
  for (const { indicator, sources, stated } of errors) {
    const sd = Float64Array.from(stated, (_, unit) =>
      Math.sqrt(sources.reduce((sum, one) => sum + (one.sd[unit] as number) * (one.sd[unit] as number), 0)),
    );
    const steps = [-BEYOND, -FAR, -NEAR, NEAR, FAR, BEYOND].map((by) => pointsWith(scorer, indicator, sd, by));
    for (const { list, members, points } of lists) {
      members.forEach((unit, member) => {
        const size = sd[unit] as number;
        if (size === 0) return;
        const at = steps.map((one) => one.get(list)?.[member] ?? Number.NaN);
        const near = bendAmong(at.slice(1, 5));
        const own = bends.get(list);
        if (near) own?.near.push({ indicator, member, unit, ...near, error: near.isRising ? size : -size });
        for (const one of boundsAmong(at, points[member] as number))
          own?.within.push({ indicator, member, unit, ...one, error: one.isRising ? size : -size });
      });
    }
  }
  return bends;
}

/** Quanta of trees by list, with the values of one indicator moved by so many errors; gates, which jump, are left out. */
function pointsWith(scorer: Rescorer, indicator: string, sd: Float64Array, by: number): ReadonlyMap<string, Float64Array> {
  const moved = sd.map((one) => one * by);
  const { lists } = scorer.rescore((id) => (id === indicator ? moved : undefined));
  return new Map(lists.map(({ list, points }) => [list, points.slice()]));
}

/** How four totals bend, from FAR errors below the value to as many above it; undefined where they do not, or not near the value. */
function bendAmong(totals: readonly number[]): (Pick<Bend, 'slope' | 'at' | 'still'> & { readonly isRising: boolean }) | undefined {
  const isRising = (totals[3] as number) > (totals[0] as number);
  const [fall, down, up, rise] = (isRising ? totals : [...totals].reverse()) as [number, number, number, number];
  const apart = FAR - NEAR;
  const [below, above] = [(down - fall) / apart, (rise - up) / apart];
  const slope = Math.max(below, above);
  // A total that is missing in any of them compares as false.
  if (!(slope > 0) || !(Math.min(below, above) >= 0)) return undefined;
  const share = Math.min(below, above) / slope;
  if (share > ALIKE) return undefined;
  const still = above < below ? 'above' : 'below';
  if (share > STILL) return { slope, at: undefined, still, isRising };
  const across = (up - down) / slope;
  const at = still === 'above' ? across - NEAR : NEAR - across;
  return at > -NEAR && at < NEAR ? { slope, at, still, isRising } : undefined;
}

/** Cap and floor within FAR errors of a value, out of totals from BEYOND errors below it to as many above, and the total of the run. */
function boundsAmong(
  totals: readonly number[],
  now: number,
): readonly (Pick<PlacedBend, 'slope' | 'at' | 'still'> & { readonly isRising: boolean })[] {
  const isRising = (totals[5] as number) > (totals[0] as number);
  const [lowest, fall, down, up, rise, highest] = (isRising ? totals : [...totals].reverse()) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const apart = FAR - NEAR;
  const slope = Math.max(
    (fall - lowest) / (BEYOND - FAR),
    (down - fall) / apart,
    (now - down) / NEAR,
    (up - now) / NEAR,
    (rise - up) / apart,
    (highest - rise) / (BEYOND - FAR),
  );
  // A total that is missing in any of them compares as false.
  if (!(slope > 0)) return [];
  const stillness = STILL * slope;
  const [above, below] = [rise - now, now - fall];
  const bounds = [];
  if (highest - rise < stillness) bounds.push({ still: 'above' as const, at: above < stillness ? below / slope - FAR : above / slope });
  if (fall - lowest < stillness) bounds.push({ still: 'below' as const, at: below < stillness ? FAR - above / slope : -below / slope });
  return bounds.flatMap((one) => (one.at > -FAR && one.at < FAR ? [{ ...one, slope, isRising }] : []));
}

/**
 * What a drawn error of the score gains where the value is taken to stand just at the bend instead of where it was measured.
 *
 * Units: quanta; `deviation` in the unit of the indicator. Rule: DRAW-5. Errors: none.
 * Example: slope 10, bent at the value itself, a cap → 0 for every deviation.
 */
export function movedToBend({ error, slope, at, still }: Bend, deviation: number): number {
  if (at === undefined) return 0;
  const z = deviation / error;
  if (still === 'above') return slope * (Math.min(0, z) - (Math.min(at, z) - Math.min(0, at)));
  return slope * (Math.max(0, z) - (Math.max(at, z) - Math.max(0, at)));
}
