import { quantaToNumber } from '@kedu/model';
import type { CompiledScheme, Composite, Leaf } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import type { EnrolledList, References, RunContext } from '../context.ts';
import type { PreparedList, PreparedTable } from '../prepare/prepared.ts';
import type { PartResult } from '../result.ts';
import { calibrate } from '../steps/calibrate.ts';
import { leavesOf } from '../steps/leavesOf.ts';
import { prepare } from '../steps/prepare.ts';
import { score } from '../steps/score.ts';
import { treeWeights } from '../steps/scoreWeights.ts';
import type { ListScores } from '../steps/scoreTable.ts';
import { rank } from '../steps/rank.ts';
import { standing } from '../steps/standing.ts';
import { betweenPercentiles } from './betweenPercentiles.ts';
import { type Idle, idleOf } from './idleParts.ts';
import { addedQuanta, type TreeTotals, treeTotals } from './treeTotals.ts';

/** A list decided otherwise. What a tree shares with that of the scheme (the object of a method, of a missing rule) counts as the same. */
export interface ListDesign {
  readonly tree: Composite;
  readonly rounding: CompiledScheme['rounding'];
  /** Position among the members of the peer that is left out of the reference points, −1 for none. */
  readonly without: number;
  /** Percentiles in the place of the lowest and highest of the peers, as shares. */
  readonly bounds?: readonly [low: number, high: number] | undefined;
}

/** What a design makes of a list. Arrays run over its members. */
export interface RedesignedList {
  /** Points of the total after gates; NaN where missing. */
  readonly points: Float64Array;
  /** 0 where there is none. */
  readonly rank: Int32Array;
}

/**
 * Scores a list of a run again, decided otherwise: values, bonuses and gates are those of the run; leaves, tree, totals and ranks follow the design.
 *
 * A leaf is scored once for each way in which its method, its missing rule, for whom it weighs nothing (IMPUTE-2), its peers and the rounding are decided, and taken from there.
 * Shape: `design` gives a tree over the same parts as the scheme’s. Rule: DESIGN-5. Errors: RangeError for a list that the run has not.
 * Example: redesigner(trace, 'cities')({ tree, rounding, without: -1 }) with the scheme’s own tree and rounding gives the ranks of the run.
 */
export function redesigner(trace: Trace, list: string): (design: ListDesign) => RedesignedList {
  const { input, enrolment, data } = trace;
  const enrolled = enrolment.lists.find((one) => one.list.id === list);
  const published = trace.scores.lists.find((one) => one.enrolled.list.id === list);
  const tree = input.scheme.trees[list];
  if (!enrolled || !published || !tree) throw new RangeError(`no scores of a list ${list} in this run`);
  const ids = identities();
  const own = { ...enrolment, lists: [enrolled] };
  const contextOf = (design: Pick<ListDesign, 'tree' | 'rounding'>): RunContext => ({
    input: { ...input, scheme: { ...input.scheme, trees: { [list]: design.tree }, rounding: design.rounding } },
    enrolment: own,
    data,
  });
  const base: ListDesign = { tree, rounding: input.scheme.rounding, without: -1 };
  /** Of the run: who is eligible, and what is missing, stay as it found them. */
  let ofRun: PreparedList | undefined;
  const gapKey = ({ path, missing }: Leaf, idle: Idle): string => `${ids(missing)} ${idle.get(path) ?? ''}`;
  const ownIdle = idleOf(tree);
  const ownGaps = new Map(leavesOf(tree).map((leaf) => [leaf.path, gapKey(leaf, ownIdle)]));
  const preparations = new Map<string, PreparedList>();
  const preparedAs = (design: ListDesign, leaves: readonly Leaf[], idle: Idle): PreparedList => {
    const key = leaves.map((leaf) => gapKey(leaf, idle)).join('|');
    ofRun ??= prepare(contextOf(base)).get(list) as PreparedList;
    const before = preparedFor(preparations.get(key) ?? ofRun, leaves, design.tree, enrolled, enrolment);
    if (preparations.has(key)) return before;
    const moves = (leaf: Leaf): boolean => gapKey(leaf, idle) !== ownGaps.get(leaf.path);
    const found = prepare(contextOf(design), { prepared: new Map([[list, before]]), moves }).get(list) as PreparedList;
    preparations.set(key, found);
    return found;
  };
  const scored = new Map<string, PartResult>();
  const keyOf = (leaf: Leaf, { rounding, without, bounds }: ListDesign, idle: Idle): string =>
    [leaf.path, ids(leaf.method), gapKey(leaf, idle), ids(rounding.indicator), without, bounds?.join() ?? ''].join('|');
  for (const leaf of leavesOf(tree)) scored.set(keyOf(leaf, base, ownIdle), published.parts.get(leaf.path) as PartResult);

  const isUngated = !input.scheme.gates.some(({ capScore, lists }) => capScore !== undefined && (!lists || lists.includes(list)));
  const ways = new Map<string, TreeTotals | undefined>();
  const shortWay = ({ tree: asked, rounding }: ListDesign): TreeTotals | undefined => {
    const key = [rounding.total, rounding.part, ...compositesOf(asked).flatMap(({ aggregate, missing }) => [aggregate, missing])]
      .map(ids)
      .join();
    if (!ways.has(key)) ways.set(key, isUngated ? treeTotals(enrolment, enrolled, asked, rounding) : undefined);
    return ways.get(key);
  };

  /** Leaves are scored: what is left is the tree, and the ranks. */
  const byTotals = (design: ListDesign, short: TreeTotals, idle: Idle): RedesignedList => {
    const { total } = design.rounding;
    const points = short.totals(design.tree, (leaf) => (scored.get(keyOf(leaf, design, idle)) as PartResult).score);
    const added = addedQuanta(published, total);
    const quanta = points.map((one, k) => one + (added[k] as number));
    const { eligible } = published;
    const ranked = eligible.map((one, k) => (one === 1 && !Number.isNaN(quanta[k]) ? 1 : 0));
    const { groups, classes } = enrolled;
    return { points: pointsOf(quanta, total.places), rank: rank({ ranked, score: quanta, groups, classes }).rank };
  };

  const bySteps = (design: ListDesign, leaves: readonly Leaf[], idle: Idle): RedesignedList => {
    const ctx = contextOf(design);
    const prepared = preparedAs(design, leaves, idle);
    const table: PreparedTable = new Map([[list, prepared]]);
    const fresh = new Set(
      leaves.filter((leaf) => leaf.missing.rule === 'refuse' || !scored.has(keyOf(leaf, design, idle))).map(({ path }) => path),
    );
    const known = leaves.flatMap((leaf) => {
      const part = scored.get(keyOf(leaf, design, idle));
      return part ? [[leaf.path, part] as const] : [];
    });
    const settled: ListScores = {
      ...published,
      parts: new Map([...published.parts, ...known]),
      added: addedQuanta(published, design.rounding.total),
    };
    const references = fresh.size === 0 ? trace.references : referencesFor(ctx, table, design, enrolled);
    const [found] = score(ctx, references, table, {
      scores: { lists: [settled], issues: [] },
      moves: ({ path }) => fresh.has(path),
    }).lists as [ListScores];
    for (const leaf of leaves) if (fresh.has(leaf.path)) scored.set(keyOf(leaf, design, idle), found.parts.get(leaf.path) as PartResult);
    const { score: quanta, rank: ranks } = standing(ctx, found).result;
    return { points: pointsOf(quanta, design.rounding.total.places), rank: ranks };
  };

  return (design) => {
    const leaves = leavesOf(design.tree);
    const idle = idleOf(design.tree);
    const short = leaves.every((leaf) => scored.has(keyOf(leaf, design, idle))) ? shortWay(design) : undefined;
    return short ? byTotals(design, short, idle) : bySteps(design, leaves, idle);
  };
}

function pointsOf(quanta: Float64Array, places: number): Float64Array {
  return quanta.map((one) => (Number.isNaN(one) ? one : quantaToNumber(one, places)));
}

function compositesOf(node: Composite): readonly Composite[] {
  return [node, ...node.parts.flatMap((part) => (part.type === 'composite' ? compositesOf(part) : []))];
}

/** Prepared leaves under the rules of a design, with its weights. */
function preparedFor(
  before: PreparedList,
  leaves: readonly Leaf[],
  tree: Composite,
  enrolled: EnrolledList,
  enrolment: RunContext['enrolment'],
): PreparedList {
  const own = new Map(leaves.map((leaf) => [leaf.path, leaf]));
  return {
    ...before,
    weights: treeWeights(tree, enrolled, enrolment),
    leaves: new Map([...before.leaves].map(([path, one]) => [path, { ...one, leaf: own.get(path) as Leaf }])),
  };
}

/** Reference points as a design takes them: those that an earlier run froze hold as long as nobody is left out. */
function referencesFor(ctx: RunContext, table: PreparedTable, { without, bounds }: ListDesign, enrolled: EnrolledList): References {
  const taken = without < 0 ? calibrate(ctx, table) : calibrate(leavingOut(ctx, enrolled, without), table);
  return bounds ? new Map([...taken].map(([key, one]) => [key, betweenPercentiles(one, bounds)])) : taken;
}

function leavingOut(ctx: RunContext, enrolled: EnrolledList, without: number): RunContext {
  const others = <T>(list: readonly T[]): readonly T[] => list.filter((_, k) => k !== without);
  const fewer: EnrolledList = {
    ...enrolled,
    members: enrolled.members.filter((_, k) => k !== without),
    classes: others(enrolled.classes),
    overlays: others(enrolled.overlays),
    groups: others(enrolled.groups),
  };
  const { references: _, ...input } = ctx.input;
  return { ...ctx, input, enrolment: { ...ctx.enrolment, lists: [fewer] } };
}

/** A number for each object, the same for the same one; 0 for none. */
function identities(): (one: object | undefined) => number {
  const known = new Map<object, number>();
  return (one) => {
    if (one === undefined) return 0;
    const id = known.get(one) ?? known.size + 1;
    known.set(one, id);
    return id;
  };
}
