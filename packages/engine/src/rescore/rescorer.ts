import type { Trace } from '../assess.ts';
import type { Column } from '@kedu/model';
import type { Leaf } from '@kedu/scheme';
import type { CheckedData, RunContext } from '../context.ts';
import { proposedBy } from '../propose/proposedBy.ts';
import type { ListResult } from '../result.ts';
import { calibrate } from '../steps/calibrate.ts';
import { prepare } from '../steps/prepare.ts';
import { score } from '../steps/score.ts';
import type { ListScores } from '../steps/scoreTable.ts';
import { standing } from '../steps/standing.ts';
import { leavesOf } from '../steps/leavesOf.ts';
import { type Deviations, type DrawnValues, disturbedData, leafMoves, movedBy } from './disturbedData.ts';
import { type GivenTotals, givenTotals } from './givenTotals.ts';
import { type MovedScores, movedScores } from './movedScores.ts';
import { type PlannedList, plannedList } from './plannedList.ts';
import type { Settled } from './settled.ts';
import { MOST_BY_STEPS, movingShare, sweptScores } from './sweptScores.ts';

/** Results of the run with its values moved. */
export interface DrawnResults {
  /** In the order of the run; a list that no moved value reaches is that of the run. */
  readonly lists: readonly ListResult[];
  /** IDs of the proposals that rules with `unless_noise` make then. */
  proposed(): ReadonlySet<string>;
}

/** Scores a run again and again, with other values. */
export interface Rescorer {
  /** IDs of the lists that a moved value can reach. */
  readonly lists: readonly string[];
  /** Those whose totals a sweep plan gives, wherever values move: for whoever sweeps them by a kernel, and asks for them before. */
  planned(): readonly PlannedList[];
  /** Values of an indicator as they are moved then; overwritten by the next that are asked for. */
  values(deviations: Deviations): (indicator: string) => Column;
  /**
   * Its results are read before the next call, which may overwrite them. Of planned lists totals may be given (quanta, in the order of the
   * plan).
   */
  rescore(deviations: Deviations, totals?: (list: string) => Float64Array | undefined): DrawnResults;
}

/**
 * The way from moved values to totals, ranks, grades and proposals of a run, as the run itself went it: prepared, compared, scored, gated,
 * ranked, graded, determined.
 *
 * No lights, no identity, no issues: they stay as the run found them. `moving` names the indicators whose values move; `peers` says whether
 * reference points
 * are those of the run or taken from the moved values; `way` takes the steps of the run, or the short way, even where a quicker one would
 * do. Shape: deviations over the units of the run. Rule: DRAW-2, NOISE-1. Errors: none.
 * Example: rescorer(trace, new Set(['air']), 'frozen').rescore(() => undefined).lists equals the lists of the run.
 */
export function rescorer(
  trace: Trace,
  moving: ReadonlySet<string>,
  peers: 'frozen' | 'redrawn',
  way: 'quickest' | 'swept' | 'short' | 'full' = 'quickest',
): Rescorer {
  const { input, enrolment, data, references, assessment } = trace;
  const moved = movedBy(trace, moving);
  const reached = enrolment.lists.filter(({ list }) => {
    const tree = input.scheme.trees[list.id];
    return tree !== undefined && leavesOf(tree).some((leaf) => leafMoves(leaf, moved));
  });
  const base: RunContext = {
    input: peers === 'frozen' ? { ...input, references } : input,
    enrolment: { ...enrolment, lists: reached },
    data,
  };
  const moves = (leaf: Leaf): boolean => leafMoves(leaf, moved);
  const settled: Settled = { prepared: prepare(base), scores: trace.scores, moves };
  const quicker = (list: ListScores): MovedScores | undefined => {
    if (way === 'full' || peers !== 'frozen' || !reached.some((one) => one.list.id === list.enrolled.list.id)) return undefined;
    const byPlan = way === 'swept' || (way === 'quickest' && movingShare(list.tree, moves) > MOST_BY_STEPS);
    const swept = byPlan ? sweptScores({ ...base, enrolment }, references, list, moved, moves) : undefined;
    return swept ?? movedScores(input.scheme, list, input.period, moved, moves);
  };
  const quick = new Map<string, MovedScores | undefined>();
  const quickOf = (list: ListScores): MovedScores | undefined => {
    const { id } = list.enrolled.list;
    if (!quick.has(id)) quick.set(id, quicker(list));
    return quick.get(id);
  };
  const own = trace.scores.lists.filter(({ enrolled }) => reached.some(({ list }) => list.id === enrolled.list.id));
  // A rule that proposes nothing in the run has nothing to spare.
  const made = new Set(assessment.proposals.map(({ rule }) => rule));
  const rules = input.scheme.consequences.filter(({ id, unlessNoise }) => unlessNoise && made.has(id));
  const inFull = (ctx: RunContext): readonly ListScores[] => {
    const prepared = prepare(ctx, settled);
    return score(ctx, peers === 'frozen' ? references : calibrate(ctx, prepared), prepared, settled).lists;
  };
  const listInFull = (data: CheckedData, { enrolled }: ListScores): ListScores =>
    inFull({ ...base, data, enrolment: { ...enrolment, lists: [enrolled] } })[0] as ListScores;
  const given = new Map<string, GivenTotals>();
  const planned = (): readonly PlannedList[] =>
    own.flatMap((list) => {
      const found = peers === 'frozen' ? plannedList({ ...base, enrolment }, references, list, moved, moves) : undefined;
      if (!found) return [];
      const again = (data: CheckedData): ListScores => quickOf(list)?.score(data) ?? listInFull(data, list);
      given.set(found.list, givenTotals(list, found.order, again));
      return [found];
    });
  const values: DrawnValues = new Map();
  const rescore = (deviations: Deviations, totals?: (list: string) => Float64Array | undefined): DrawnResults => {
    const ctx: RunContext = { ...base, data: disturbedData(base, moved, deviations, values) };
    const quickly = own.flatMap((list) => {
      const { id } = list.enrolled.list;
      const swept = totals?.(id);
      const found = swept ? given.get(id)?.score(ctx.data, swept) : quickOf(list)?.score(ctx.data);
      return found ? [[id, found] as const] : [];
    });
    const done = new Set(quickly.map(([id]) => id));
    const rest = reached.filter(({ list }) => !done.has(list.id));
    const scored = [
      ...quickly.map(([, list]) => list),
      ...(rest.length > 0 ? inFull({ ...ctx, enrolment: { ...enrolment, lists: rest } }) : []),
    ];
    const drawn = new Map(scored.map((list) => [list.enrolled.list.id, standing(ctx, list).result]));
    const lists = assessment.lists.map((list) => {
      const own = drawn.get(list.list);
      return own ? asDetermined(own, list) : list;
    });
    return { lists, proposed: () => proposedBy({ ...ctx, enrolment }, lists, assessment.lights, rules) };
  };
  return {
    lists: reached.map(({ list }) => list.id),
    planned,
    values(deviations) {
      const data = disturbedData(base, moved, deviations);
      return (indicator) => data.value(indicator, input.period);
    },
    rescore,
  };
}

/** Grades as the body determined them where a draw gives what it started from, as in the run. */
function asDetermined(drawn: ListResult, { gradeNotes }: ListResult): ListResult {
  if (!gradeNotes.some((notes) => notes.some(({ because }) => because === 'determined'))) return drawn;
  const grades = drawn.grades.map((grade, k) =>
    (gradeNotes[k] ?? []).reduce((now, { because, from, to }) => (because === 'determined' && now === from ? to : now), grade),
  );
  return { ...drawn, grades };
}
