import { hybridScheme, type SchemeDiff } from '@kedu/scheme';
import type { Observations } from '@kedu/model';
import type { AssessInput } from '../context.ts';
import type { OtherRun } from '../otherRun.ts';
import type { Assessment, ListResult } from '../result.ts';
import type { ListContributions, UnitContributions } from './contribution.ts';
import { crossingsOf } from './crossings.ts';
import { type CheckedBasis, checkedBasis, type ListTotals, listTotals } from './listTotals.ts';
import { ordersOf } from './orders.ts';
import { Tally } from './tally.ts';
import { wholeShares } from './wholeShares.ts';

/** One side of a comparison: what was run, and what came out. */
export interface ComparedRun {
  readonly input: AssessInput;
  readonly assessment: Assessment;
}

export interface ContributionInput {
  readonly before: ComparedRun;
  readonly after: ComparedRun;
  readonly diff: SchemeDiff;
  /** What both versions know of the data. */
  readonly observations: Observations;
  /** Told after each run of a mixed scheme. */
  readonly onRun?: ((done: number) => void) | undefined;
}

/**
 * What each change of the rules does to the score and the rank of each unit: what the total moves when the change is made, averaged over the orders in which the
 * changes can be made.
 *
 * 1 the changes that the list may depend on → 2 totals and ranks for each set of changes that some order passes → 3 averages, exact as fractions → 4 brought to
 * whole quanta and whole places, so that they add up to the difference.
 * Shape: see ListContributions. Units: quanta of the finer of the two totals. Missing: a unit without a score on the way has no contributions.
 * Rule: DIFF-3. Errors: RangeError where one of the runs has not the list (a programming fault).
 */
export function contributions({ before, after, diff, observations, onRun }: ContributionInput, list: string): ListContributions {
  const [a, b] = [listOf(before, list), listOf(after, list)];
  const groups = diff.groups.filter(({ lists }) => lists.includes(list));
  const places = Math.max(before.input.scheme.rounding.total.places, after.input.scheme.rounding.total.places);
  const units = membersOf(a, b, before, after, places);
  const ids = units.map(({ unitId }) => unitId);
  const others = othersOf(before.input, after.input);
  const known = new Map<string, Known>();
  known.set(keyOf(groups.map(() => false)), inOrder(known0(a, before, places), ids));
  known.set(keyOf(groups.map(() => true)), inOrder(known0(b, after, places), ids));
  const bases = new Map<string, CheckedBasis>();
  const changesData = groups.map(({ changes }) => changes.some(({ key }) => DATA_RULE.test(key)));
  let runs = 0;
  const knownOf = (made: readonly boolean[]): Known => {
    const key = keyOf(made);
    const found = known.get(key);
    if (found) return found;
    const chosen = new Set(groups.filter((_, k) => made[k]).map(({ id }) => id));
    const scheme = hybridScheme(before.input.scheme, after.input.scheme, diff, chosen, list);
    const input = { ...after.input, scheme, observations, others, references: undefined };
    const basisKey = keyOf(made.filter((_, k) => changesData[k]));
    const basis = bases.get(basisKey) ?? checkedBasis(input);
    bases.set(basisKey, basis);
    const totals = listTotals(input, basis, list);
    const value = inOrder(inPlaces(totals as ListTotals, places), ids);
    known.set(key, value);
    runs += 1;
    onRun?.(runs);
    return value;
  };
  const [points, ranks] = [new Tally(units.length, groups.length), new Tally(units.length, groups.length)];
  const orders = ordersOf(groups.length, after.input.seed);
  for (let blocks = 1; blocks <= orders.most; blocks += 1) {
    const block = orders.next();
    points.add(block, (made) => knownOf(made).score);
    // A better place is a smaller number.
    ranks.add(block, (made) => knownOf(made).place);
    if (blocks >= orders.least && points.isWellKnown()) break;
  }
  const start = knownOf(groups.map(() => false));
  const sharesOf = (tally: Tally, known: Float64Array, k: number): readonly number[] | undefined => {
    const sums = groups.length === 0 && Number.isNaN(known[k]) ? undefined : tally.of(k);
    return sums && wholeShares(sums, tally.orders);
  };
  const whole = units.map((unit, k): UnitContributions => {
    const [by, placesBy] = [sharesOf(points, start.score, k), sharesOf(ranks, start.place, k)];
    return { ...unit, ...(by ? { by } : {}), ...(placesBy ? { placesBy } : {}), crossings: [] };
  });
  return {
    list,
    groups,
    places,
    orders: points.orders,
    method: orders.method,
    standardError: points.standardError(),
    units: whole.map((unit) => ({ ...unit, crossings: crossingsOf(unit, whole) })),
  };
}

/** Rules that say who is assessed and what is known of them; all others are about trees, rounding and gates. */
const DATA_RULE = /^(?:indicators|classes|overlays|lists|attributes)[/#]|\/joint$/;

/** Score and rank by unit. */
interface KnownByUnit {
  readonly score: ReadonlyMap<string, number>;
  readonly rank: ReadonlyMap<string, number>;
}

/** The same in the order of the units of the comparison, NaN for none. */
interface Known {
  readonly score: Float64Array;
  /** The rank with a minus, so that more is better. */
  readonly place: Float64Array;
}

function inOrder({ score, rank }: KnownByUnit, ids: readonly string[]): Known {
  return {
    score: Float64Array.from(ids, (id) => score.get(id) ?? Number.NaN),
    place: Float64Array.from(ids, (id) => 0 - (rank.get(id) || Number.NaN)),
  };
}

function listOf({ assessment }: ComparedRun, list: string): ListResult {
  const result = assessment.lists.find((one) => one.list === list);
  if (!result) throw new RangeError(`the run has no list ${list}`);
  return result;
}

function known0(result: ListResult, { assessment, input }: ComparedRun, places: number): KnownByUnit {
  const unitIds = [...result.members].map((unit) => assessment.units[unit]?.id ?? '');
  return inPlaces({ unitIds, score: result.score, rank: result.rank, places: input.scheme.rounding.total.places }, places);
}

function inPlaces({ unitIds, score, rank, places: own }: ListTotals, places: number): KnownByUnit {
  let factor = 1;
  for (let k = own; k < places; k += 1) factor *= 10;
  return {
    score: new Map(unitIds.map((id, k) => [id, (score[k] as number) * factor])),
    rank: new Map(unitIds.map((id, k) => [id, rank[k] as number])),
  };
}

type Member = Omit<UnitContributions, 'by' | 'placesBy' | 'crossings'>;

function membersOf(a: ListResult, b: ListResult, before: ComparedRun, after: ComparedRun, places: number): readonly Member[] {
  const [old, now] = [known0(a, before, places), known0(b, after, places)];
  const told = (of: (result: ListResult) => readonly string[]): readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>] => {
    const byUnit = (result: ListResult, { assessment }: ComparedRun): ReadonlyMap<string, string> =>
      new Map([...result.members].map((unit, k) => [assessment.units[unit]?.id ?? '', of(result)[k] ?? '']));
    return [byUnit(a, before), byUnit(b, after)];
  };
  const [gradesOld, gradesNow] = told(({ grades }) => grades);
  const [classesOld, classesNow] = told(({ classes }) => classes);
  const groups = new Map(
    [a, b].flatMap((result, side) => {
      const { assessment } = side === 0 ? before : after;
      return [...result.members].map((unit, k) => [assessment.units[unit]?.id ?? '', result.groups[k] ?? ''] as const);
    }),
  );
  const named = new Map([...before.assessment.units, ...after.assessment.units].map((unit) => [unit.id, unit]));
  return [...new Set([...old.score.keys(), ...now.score.keys()])].sort().map((unitId): Member => {
    const unit = named.get(unitId);
    return {
      unitId,
      code: unit?.code ?? '',
      name: unit?.name ?? { 'zh-CN': unitId },
      before: old.score.get(unitId) ?? Number.NaN,
      after: now.score.get(unitId) ?? Number.NaN,
      rankBefore: old.rank.get(unitId) ?? 0,
      rankAfter: now.rank.get(unitId) ?? 0,
      gradeBefore: gradesOld.get(unitId) ?? '',
      gradeAfter: gradesNow.get(unitId) ?? '',
      member: !old.score.has(unitId) ? 'joins' : now.score.has(unitId) ? 'both' : 'leaves',
      classBefore: classesOld.get(unitId) ?? '',
      classAfter: classesNow.get(unitId) ?? '',
      group: groups.get(unitId) ?? '',
    };
  });
}

/** What either version takes from other schemes, each run once. */
function othersOf(a: AssessInput, b: AssessInput): readonly OtherRun[] | undefined {
  const runs = new Map([...(a.others ?? []), ...(b.others ?? [])].map((run) => [`${run.scheme}@${run.period.id}`, run]));
  return runs.size === 0 ? undefined : [...runs].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, run]) => run);
}

function keyOf(made: readonly boolean[]): string {
  return made.map((one) => (one ? '1' : '0')).join('');
}
