import type { OtherRun, PreviousRun } from '@kedu/engine';
import type { UnitRegister } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import type { GivenToRun } from '../data/given.ts';

/** What of a run is not shown, as far as its earlier runs would tell the same. */
export interface HiddenResults {
  /** Lists all of whose results are withheld. */
  readonly lists: ReadonlySet<string>;
  /** Units whose totals are withheld, by list. */
  readonly units: ReadonlyMap<string, ReadonlySet<string>>;
  /** Keys of reference points that are withheld. */
  readonly references: ReadonlySet<string>;
}

/** Units of these kinds are people, or seats of single ones. */
const OF_PEOPLE: readonly string[] = ['person', 'post'];

/**
 * What a run was given, without what its own bundle does not show: lists of people, totals that are withheld, ranks beside these, reference points of withheld series; and without
 * hashes of results, which could be tried out.
 *
 * Rules: DISCLOSE-13, BUNDLE-4. Missing: a total that is left out is NaN, its grade '', every rank of its list 0.
 */
export function publishedGiven(
  { previous, others, references }: GivenToRun,
  { scheme, register, hidden }: { readonly scheme: CompiledScheme; readonly register: UnitRegister; readonly hidden: HiddenResults },
): GivenToRun {
  const people = new Set(register.versions.flatMap(({ id, kind }) => (OF_PEOPLE.includes(kind) ? [id] : [])));
  return {
    previous: previous.map((run) => publishedPrevious(run, scheme, people, hidden)),
    ...(others ? { others: others.map((run) => publishedOther(run, scheme, people)) } : {}),
    ...(references ? { references: new Map([...references].filter(([key]) => !hidden.references.has(key))) } : {}),
  };
}

function publishedPrevious(run: PreviousRun, scheme: CompiledScheme, people: ReadonlySet<string>, hidden: HiddenResults): PreviousRun {
  const known = new Set(scheme.lists.map(({ id }) => id));
  const lists = run.lists.flatMap((list) => {
    const units = [...list.members].map((unit) => run.unitIds[unit] ?? '');
    if (hidden.lists.has(list.list) || (!known.has(list.list) && units.some((unit) => people.has(unit)))) return [];
    const gone = hidden.units.get(list.list);
    const isGone = units.map((unit) => gone?.has(unit) === true);
    if (!isGone.includes(true)) return [list];
    return [
      {
        ...list,
        rank: list.rank.map(() => 0),
        score: list.score.map((score, i) => (isGone[i] ? Number.NaN : score)),
        grades: list.grades.map(() => ''),
        ranked: list.ranked.map((one, i) => (isGone[i] ? 0 : one)),
        lastPlace: list.lastPlace.map(() => 0),
      },
    ];
  });
  return { ...run, result: '', lists };
}

/** Lists of people in runs of other schemes stay away, unless this scheme takes values from them. */
function publishedOther(run: OtherRun, { indicators }: CompiledScheme, people: ReadonlySet<string>): OtherRun {
  const taken = (list: string): boolean => indicators.some(({ resultOf }) => resultOf?.scheme === run.scheme && resultOf.list === list);
  return { ...run, result: '', lists: run.lists.filter(({ list, unitIds }) => taken(list) || !unitIds.some((unit) => people.has(unit))) };
}
