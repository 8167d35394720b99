import { type Column, type Issue, missingCode, type Period } from '@kedu/model';
import type { CompiledScheme, Composite } from '@kedu/scheme';
import type { CheckedData, EnrolledList, Enrolment, RunContext } from '../context.ts';
import type { ListResult, PartResult } from '../result.ts';
import { additionsOf } from '../steps/additionsOf.ts';
import { gradesDetermined } from '../steps/determine.ts';
import { standing } from '../steps/standing.ts';
import { sumOfAdditions } from '../steps/sumOfAdditions.ts';
import type { Keep, SweepPlan, SweepResult } from './plan.ts';
import type { SweepOrder } from './profiles.ts';

/** A list after a sweep, with what was sealed beside its columns; arrays run over the units in the order of the plan. */
export interface SweptList {
  readonly scheme: CompiledScheme;
  readonly period: Period;
  readonly enrolment: Enrolment;
  readonly enrolled: EnrolledList;
  readonly plan: SweepPlan;
  readonly order: SweepOrder;
  readonly swept: SweepResult;
  readonly eligible: Uint8Array;
  readonly missingShare: Float64Array;
  /** Day of the run, and the hash of its data: what a determination asks (DETERMINE-5). Absent where the scheme has none. */
  readonly determined?: { readonly asOf: string; readonly data: string } | undefined;
  /** Points that a table of bonuses and deductions of the tree adds, by its path. */
  added(path: string): Float64Array;
  /** What gates read of the period: numbers with the reasons of gaps. */
  column(kind: 'value' | 'target', indicator: string): { readonly values: Float64Array; readonly gaps: Uint8Array };
}

/** What a sweep must keep, so that gates find the scores of parts that they read (GATE-2). */
export function keptFor({ gates }: Pick<CompiledScheme, 'gates'>, list: string): Keep {
  const reads = gates.filter(({ lists }) => !lists || lists.includes(list)).flatMap(({ when }) => when.reads);
  return reads.some((read) => read.kind === 'lookup' && read.name === 'score') ? 'all' : 'total';
}

/**
 * Gates, ranks and grades on the totals of a sweep, and grades as a body determined them: the result of a list as `assess` gives it, without parts that no gate reads.
 *
 * Shape: arrays over the members of the list. Missing: no score, no rank. Rule: KERNEL-1, GATE, RANK, GRADE, DETERMINE-1, SEAL-7.
 * Errors: those of gates, of quotas and of determinations.
 */
export function sweptStanding(input: SweptList): {
  readonly result: ListResult;
  readonly missingShare: Float64Array;
  readonly issues: readonly Issue[];
} {
  const { scheme, enrolment, enrolled, order, swept, period, determined } = input;
  const tree = scheme.trees[enrolled.list.id] as Composite;
  const size = enrolled.members.length;
  const points = new Float64Array(size);
  const missingShare = new Float64Array(size);
  const eligible = new Uint8Array(size);
  for (let i = 0; i < size; i += 1) {
    const k = order.members[i] as number;
    points[k] = swept.total[i] as number;
    missingShare[k] = input.missingShare[i] as number;
    eligible[k] = input.eligible[i] as number;
  }
  const ctx = contextOf(input);
  const additions = additionParts(input, tree, enrolment.units.length);
  const columns = additions.map(({ points: own }) => own.values);
  const added = sumOfAdditions(columns, enrolled.members, scheme.rounding.total);
  const { result: given, issues } = standing(ctx, {
    enrolled,
    tree,
    eligible,
    ranked: eligible.map((one, k) => (one === 1 && !Number.isNaN(points[k]) ? 1 : 0)),
    missingShare,
    points,
    added,
    total: points.map((quanta, k) => quanta + (added[k] as number)),
    parts: new Map([...partsOf(input, enrolment.units.length), ...additions.map((part) => [part.path, part] as const)]),
    leaves: new Map(),
    composites: new Map(),
    additions: new Map(),
    offers: new Map(),
  });
  const about = { input: { scheme, period, asOf: determined?.asOf ?? '' }, enrolment };
  const adopted = determined && gradesDetermined(about, [given], determined.data);
  return { result: adopted?.lists[0] ?? given, missingShare, issues: [...issues, ...(adopted?.issues ?? [])] };
}

/** What each table adds; nobody lacks it. */
function additionParts(input: SweptList, tree: Composite, size: number): readonly PartResult[] {
  return additionsOf(tree).map(({ path }) => {
    const values = input.added(path);
    const score = spread({ values, gaps: new Uint8Array(values.length) }, input.order, size);
    return { path, score, points: score, weight: new Float64Array(0) };
  });
}

function contextOf(input: SweptList): RunContext {
  const { scheme, period, enrolment, order } = input;
  const known = new Map<string, Column>();
  const column = (kind: 'value' | 'target', indicator: string): Column => {
    const key = `${kind} ${indicator}`;
    const made = known.get(key) ?? spread(input.column(kind, indicator), order, enrolment.units.length);
    known.set(key, made);
    return made;
  };
  const none = (): never => {
    throw new RangeError('nothing of this kind is asked after a sweep');
  };
  const data: CheckedData = {
    value: (indicator) => column('value', indicator),
    target: (indicator) => column('target', indicator),
    baseline: none,
    sources: none,
    family: none,
    results: none,
    issues: [],
  };
  // Nothing after a total reads the register or observations: what it reads of them was sealed.
  const register = { versions: [], memberships: [], successions: [] };
  const observations = { unitIds: [], indicators: [], periods: [], column: () => undefined, origin: () => undefined };
  const assessed = { scheme, period, asOf: '', seed: 0, register, observations };
  return { input: assessed, enrolment, data };
}

/** Over all units of the run; who is no member has no value. */
function spread(
  { values, gaps }: { readonly values: Float64Array; readonly gaps: Uint8Array },
  { units }: SweepOrder,
  size: number,
): Column {
  const column = { values: new Float64Array(size).fill(Number.NaN), missing: new Uint8Array(size).fill(missingCode('not_applicable')) };
  units.forEach((unit, i) => {
    column.values[unit] = values[i] as number;
    column.missing[unit] = gaps[i] as number;
  });
  return column;
}

/** Scores of parts as far as they were kept; a gap has no reason here, which no gate asks for. */
function partsOf({ plan, order, swept }: SweptList, size: number): ReadonlyMap<string, PartResult> {
  const parts = new Map<string, PartResult>();
  const add = (path: string, scores: Float64Array | undefined): void => {
    if (!scores) return;
    const gaps = Uint8Array.from(scores, (score) => (Number.isNaN(score) ? missingCode('undefined') : 0));
    const score = spread({ values: scores, gaps }, order, size);
    parts.set(path, { path, score, points: score, weight: new Float64Array(0) });
  };
  plan.leaves.forEach(({ path }, k) => add(path, swept.leaves?.[k]));
  plan.nodes.forEach(({ path }, k) => add(path, swept.nodes?.[k]));
  return parts;
}
