import type { Deviations, ListResult, Rescorer, Trace } from '@kedu/engine';
import type { UncertaintyRule } from '@kedu/scheme';
import type { ListBends, PlacedBend } from './bends.ts';
import { deviates } from './deviates.ts';
import type { ErrorDraws } from './errorDraws.ts';

/** How a draw takes a unit: as drawn, as high as its caps may hide, as low as its floors may. */
export type Taken = 'drawn' | 'up' | 'down';
const WAYS: readonly Taken[] = ['drawn', 'up', 'down'];

/** What was found while a unit was taken one way. */
export interface TakenShares {
  /** By list, over its members: draws that took the member so. */
  readonly draws: ReadonlyMap<string, Float64Array>;
  /** By list and grade, over members: draws with that grade. */
  readonly grades: ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;
  /** By list, over members: draws in which it was last. */
  readonly last: ReadonlyMap<string, Float64Array>;
  /** By proposal: the share of the draws that took its unit so in which it was made; none of a unit that was never taken so. */
  readonly held: ReadonlyMap<string, number>;
}

export type AboutBounds = ReadonlyMap<Taken, TakenShares>;

/** Half of the draws of the run tell enough; but so many, where it has them, and no more than so many. */
const FEWEST_DRAWS = 200;
const MOST_DRAWS = 1000;
/** So many errors past a bound a value surely stands at it, however totals are rounded. */
const PAST = 0.25;
/** Halves, and thirds, of normal deviates. */
const HALF = 0;
const THIRD = 0.43;

interface Reach {
  readonly unit: number;
  readonly still: PlacedBend['still'];
  readonly bends: readonly PlacedBend[];
}

/**
 * Draws of a run in which what bounds hide is taken the other way: a unit with values about their caps as it is drawn, or as high as an
 * error at the caps would hide; with values about floors, as low.
 *
 * Which of them is drawn for each unit and draw by itself, so that every unit meets rivals that are taken either way. Values about caps
 * rise together, at most to their caps, by what drawn errors of values at their caps cost.
 * Missing: undefined where no value may stand at a bound. Rule: DRAW-5, NOISE-1. Errors: none. Same seed, same bytes, with a kernel and
 * without.
 */
export function aboutBounds(
  trace: Trace,
  scorer: Rescorer,
  errors: ErrorDraws,
  bends: ReadonlyMap<string, ListBends>,
  rule: UncertaintyRule,
): AboutBounds | undefined {
  const reaches = [...bends.values()].flatMap(({ within }) => reachesOf(within));
  if (reaches.length === 0) return undefined;
  const { units } = trace.enrolment;
  const has = (still: PlacedBend['still']): Uint8Array => {
    const found = new Uint8Array(units.length);
    for (const one of reaches) if (one.still === still) found[one.unit] = 1;
    return found;
  };
  const [capped, floored] = [has('above'), has('below')];
  const coin = deviates(
    rule.seed,
    '',
    0,
    units.map(({ id }) => id),
  );
  const takenAt = (unit: number, z: number): Taken => {
    if (capped[unit] === 1 && floored[unit] === 1) return z < -THIRD ? 'drawn' : z < THIRD ? 'up' : 'down';
    if (z < HALF || (capped[unit] === 0 && floored[unit] === 0)) return 'drawn';
    return capped[unit] === 1 ? 'up' : 'down';
  };
  const lists = trace.assessment.lists.filter(({ list }) => scorer.lists.includes(list));
  const tallies = new Map(WAYS.map((way) => [way, tallyOf(lists, units.length)]));
  const unitOf = new Map(trace.assessment.proposals.map(({ id, unit }) => [id, unit]));
  const draws = Math.min(rule.draws, MOST_DRAWS, Math.max(FEWEST_DRAWS, Math.ceil(rule.draws / 2)));
  for (let first = 0; first < draws; first += errors.batch) {
    const count = Math.min(errors.batch, draws - first);
    errors.take(first, count);
    for (let slot = 0; slot < count; slot += 1) {
      const chance = coin.draw(first + slot);
      const taken = units.map((_, unit) => takenAt(unit, chance[unit] as number));
      const { lists: found, proposed } = scorer.rescore(hiddenIn(reaches, errors.of(first + slot), taken));
      taken.forEach((way, unit) => {
        const { units: own } = tallies.get(way) as Tally;
        own[unit] = (own[unit] as number) + 1;
      });
      for (const list of found) keepList(tallies, list, taken);
      for (const id of proposed()) {
        const unit = unitOf.get(id);
        const { made } = tallies.get(unit === undefined ? 'drawn' : (taken[unit] as Taken)) as Tally;
        made.set(id, (made.get(id) ?? 0) + 1);
      }
    }
  }
  return new Map([...tallies].map(([way, tally]) => [way, sharesOf(tally, unitOf, draws)]));
}

function reachesOf(within: readonly PlacedBend[]): readonly Reach[] {
  const byUnit = new Map<string, PlacedBend[]>();
  for (const bend of within) {
    const key = `${bend.unit} ${bend.still}`;
    const own = byUnit.get(key);
    if (own) own.push(bend);
    else byUnit.set(key, [bend]);
  }
  return [...byUnit.values()].map((own) => ({ unit: (own[0] as PlacedBend).unit, still: (own[0] as PlacedBend).still, bends: own }));
}

/** Deviations of a draw, with those of values about the bounds of a unit that is taken so put in place of their own. */
function hiddenIn(reaches: readonly Reach[], drawn: Deviations, taken: readonly Taken[]): Deviations {
  const before = new Map<string, Float64Array | undefined>();
  const drawnOf = (indicator: string): Float64Array | undefined => {
    if (!before.has(indicator)) before.set(indicator, drawn(indicator));
    return before.get(indicator);
  };
  const own = new Map<string, Float64Array>();
  const columnOf = (indicator: string): Float64Array => {
    const found = own.get(indicator) ?? (drawnOf(indicator) ?? new Float64Array(taken.length)).slice();
    own.set(indicator, found);
    return found;
  };
  for (const { unit, still, bends } of reaches) {
    if (taken[unit] !== (still === 'above' ? 'up' : 'down')) continue;
    const side = still === 'above' ? 1 : -1;
    let [hidden, room] = [0, 0];
    for (const { indicator, error, slope, at } of bends) {
      hidden += slope * Math.max(0, (-side * (drawnOf(indicator)?.[unit] ?? 0)) / error);
      room += slope * Math.max(0, side * at);
    }
    const isFull = hidden >= room;
    for (const { indicator, error, at } of bends)
      columnOf(indicator)[unit] = side * error * (isFull ? Math.max(0, side * at + PAST) : (Math.max(0, side * at) * hidden) / room);
  }
  return (indicator) => own.get(indicator) ?? drawnOf(indicator);
}

interface Tally {
  readonly units: Float64Array;
  readonly made: Map<string, number>;
  readonly lists: ReadonlyMap<
    string,
    { readonly draws: Float64Array; readonly last: Float64Array; readonly grades: Map<string, Float64Array> }
  >;
}

function tallyOf(lists: readonly ListResult[], units: number): Tally {
  const listed = lists.map(({ list, members }) => {
    const size = members.length;
    return [list, { draws: new Float64Array(size), last: new Float64Array(size), grades: new Map<string, Float64Array>() }] as const;
  });
  return { units: new Float64Array(units), made: new Map(), lists: new Map(listed) };
}

function keepList(tallies: ReadonlyMap<Taken, Tally>, { list, members, grades, lastPlace }: ListResult, taken: readonly Taken[]): void {
  for (let k = 0; k < members.length; k += 1) {
    const own = tallies.get(taken[members[k] as number] as Taken)?.lists.get(list);
    // A list that no error reaches is that of the run.
    if (!own) continue;
    own.draws[k] = (own.draws[k] as number) + 1;
    if (lastPlace[k] === 1) own.last[k] = (own.last[k] as number) + 1;
    const grade = grades[k];
    if (!grade) continue;
    const counts = own.grades.get(grade) ?? new Float64Array(members.length);
    counts[k] = (counts[k] as number) + 1;
    own.grades.set(grade, counts);
  }
}

function sharesOf({ units, made, lists }: Tally, unitOf: ReadonlyMap<string, number | undefined>, draws: number): TakenShares {
  const held = [...unitOf].flatMap(([id, unit]) => {
    const of = unit === undefined ? draws : (units[unit] as number);
    return of === 0 ? [] : [[id, (made.get(id) ?? 0) / of] as const];
  });
  return {
    draws: new Map([...lists].map(([list, one]) => [list, one.draws])),
    grades: new Map([...lists].map(([list, one]) => [list, one.grades])),
    last: new Map([...lists].map(([list, one]) => [list, one.last])),
    held: new Map(held),
  };
}
