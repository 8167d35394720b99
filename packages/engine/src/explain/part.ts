import { missingReason, type Rounding } from '@kedu/model';
import { type Addition, type AdditionEvent, type Composite, isBareMark, type Leaf, type Part, type Weight } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { figure } from '../normalise/figure.ts';
import { METHODS } from '../normalise/methods.ts';
import { comparesWithPeers } from '../steps/calibrate.ts';
import type { AdditionScores } from '../steps/additionScores.ts';
import type { CompositeScores, LeafScores, ListScores } from '../steps/scoreTable.ts';
import { explainFill } from './fill.ts';
import { explainAnchor, explainDenomination, explainOutliers } from './prepared.ts';
import type { Explanation } from './node.ts';
import { explainElastic, explainJoint } from './responsibility.ts';
import { step } from './step.ts';
import { explainReferenceValue, explainValue } from './value.ts';

/** Score of an inner node out of its parts; the parts that do not exist for the unit are left out. */
export function explainComposite(trace: Trace, list: ListScores, node: Composite, unit: number, member: number): Explanation {
  const scores = list.composites.get(node.path);
  const result = list.parts.get(node.path);
  const score = result?.score.values[unit] ?? Number.NaN;
  const parts = node.parts.flatMap((part) => explainPart(trace, list, part, unit, member));
  const arithmetic = scores?.arithmetic(unit);
  const aggregate = node.aggregate.map(({ name }) => name).join('+');
  const sum =
    arithmetic === undefined ? [] : [step('EXPLAIN_COMPOSITE', { aggregate }, { arithmetic, result: figure(score), clause: node.clause })];
  return step(
    'EXPLAIN_PART',
    { score: shownScore(score) },
    {
      title: node.title,
      clause: node.clause,
      result: Number.isNaN(score) ? undefined : figure(score),
      children: [
        ...sum,
        ...outranking(scores, unit),
        ...explainFill(trace, list, node, scores?.fills.get(unit)),
        ...missing(result?.score.missing[unit]),
        ...(node.path === '' ? [] : weighing(trace, list, node, unit, member)),
        ...parts,
      ],
    },
  );
}

/** The pairs that a unit won and lost, with Copeland's own figure. */
function outranking(scores: CompositeScores | undefined, unit: number): Explanation[] {
  const pairs = scores?.outranking(unit);
  return pairs ? [step('EXPLAIN_OUTRANKING', { ...pairs, figure: pairs.won - pairs.lost })] : [];
}

function explainPart(trace: Trace, list: ListScores, part: Part, unit: number, member: number): Explanation[] {
  if (part.type === 'addition') return [];
  if (part.type === 'composite')
    return exists(list.composites.get(part.path)?.declared, unit) ? [explainComposite(trace, list, part, unit, member)] : [];
  const leaf = list.leaves.get(part.path);
  return leaf && exists(leaf.declared, unit) ? [explainLeaf(trace, list, leaf, unit, member)] : [];
}

const exists = (declared: Float64Array | undefined, unit: number): boolean => declared !== undefined && !Number.isNaN(declared[unit]);

/** Score of one indicator: method, bounds, rounding, what filled a gap; then value, target and peers that the method looked at. */
export function explainLeaf(trace: Trace, list: ListScores, scores: LeafScores, unit: number, member: number): Explanation {
  const { leaf, indicator } = scores;
  const result = list.parts.get(leaf.path);
  const score = result?.score.values[unit] ?? Number.NaN;
  return step(
    'EXPLAIN_INDICATOR',
    { score: shownScore(score) },
    {
      title: leaf.title,
      clause: leaf.clause,
      result: Number.isNaN(score) ? undefined : figure(score),
      children: [
        ...computed(trace, scores, unit),
        ...explainOutliers(scores, unit, member),
        ...explainFill(trace, list, leaf, scores.fills.get(unit), scores),
        ...missing(result?.score.missing[unit]),
        ...weighing(trace, list, leaf, unit, member),
        ...explainJoint(trace, list, scores, unit, member),
        ...explainDenomination(trace, scores, unit),
        explainValue(trace, indicator, trace.input.period, unit),
        ...considered(trace, scores, unit),
        ...(isBareMark(leaf, indicator) && !Number.isNaN(score) ? [step('EXPLAIN_BARE_MARK', {}, { clause: indicator.clause })] : []),
      ],
    },
  );
}

/** The method's sum, then the bounds and the rounding where they changed it. */
function computed(trace: Trace, scores: LeafScores, unit: number): Explanation[] {
  const input = scores.methodCase(unit);
  if (!input) return [];
  const method = METHODS[scores.leaf.method.name];
  const raw = scores.uncapped.values[unit] as number;
  const steps = [
    step(
      'EXPLAIN_METHOD',
      { method: method.name },
      { arithmetic: method.arithmetic(input), result: figure(raw), clause: scores.leaf.clause },
    ),
  ];
  const bounded = Math.min(scores.cap, Math.max(scores.floor, raw));
  if (bounded !== raw) {
    const limit = raw > scores.cap ? `min(${figure(raw)}, ${figure(scores.cap)})` : `max(${figure(raw)}, ${figure(scores.floor)})`;
    steps.push(step('EXPLAIN_LIMITED', { limit: bounded, uncapped: raw }, { arithmetic: limit, result: figure(bounded) }));
  }
  return [...steps, ...explainElastic(trace, scores, unit), ...roundedTo(trace.input.scheme.rounding.indicator)];
}

function roundedTo(rounding: Rounding | undefined, result?: number): Explanation[] {
  if (!rounding) return [];
  return [
    step('EXPLAIN_ROUNDED', { places: rounding.places, rule: rounding.rule }, result === undefined ? {} : { result: figure(result) }),
  ];
}

function missing(code: number | undefined): Explanation[] {
  const reason = missingReason(code ?? 0);
  return reason ? [step('EXPLAIN_MISSING', { reason })] : [];
}

/** Weight with the class that it comes from, re-weighting, and the points that the part gives to the one above. */
function weighing(trace: Trace, list: ListScores, part: Leaf | Composite, unit: number, member: number): Explanation[] {
  const result = list.parts.get(part.path);
  const declared = (part.type === 'leaf' ? list.leaves : list.composites).get(part.path)?.declared[unit] ?? Number.NaN;
  const used = result?.weight[unit] ?? 0;
  const from = part.weight ? weightFrom(part.weight, list.enrolled.classes[member] ?? '', list.enrolled.overlays[member] ?? []) : 'else';
  const { classes, overlays } = trace.input.scheme;
  const title = [...classes, ...overlays].find((one) => one.id === from)?.title;
  const steps = Number.isNaN(declared) ? [] : [step('EXPLAIN_WEIGHT', { weight: declared, from: title ?? from })];
  if (used === 0) return steps;
  const score = result?.score.values[unit] as number;
  if (Math.abs(used - declared) > 1e-9)
    steps.push(
      step(hasGap(list, part, unit) ? 'EXPLAIN_REWEIGHTED' : 'EXPLAIN_SCALED', {
        weight: Number(used.toPrecision(12)),
        was: declared,
      }),
    );
  steps.push(
    step(
      'EXPLAIN_POINTS',
      { points: shownScore(result?.points.values[unit] ?? Number.NaN), weight: Number(used.toPrecision(12)), of: shownScore(score) },
      {
        arithmetic: `${figure(used)} × ${figure(score)} ÷ 100`,
        result: figure((used * score) / 100),
        children: roundedTo(trace.input.scheme.rounding.part, result?.points.values[unit] as number),
      },
    ),
  );
  return steps;
}

/** Whether some part beside this one, or beside a node above it, weighs something for the unit and has no score. */
function hasGap(list: ListScores, part: Leaf | Composite, unit: number): boolean {
  const steps = part.path.split('.');
  return steps.some((_, depth) => {
    const parent = list.composites.get(steps.slice(0, depth).join('.'));
    return parent?.composite.parts.some((sibling) => {
      if (sibling.type === 'addition') return false;
      const declared = (sibling.type === 'leaf' ? list.leaves : list.composites).get(sibling.path)?.declared[unit] ?? Number.NaN;
      return declared > 0 && Number.isNaN(list.parts.get(sibling.path)?.score.values[unit] ?? Number.NaN);
    });
  });
}

function weightFrom({ byClass }: Weight, main: string, overlays: readonly string[]): string {
  const named = [...overlays].reverse().find((id) => Object.hasOwn(byClass, id));
  return named ?? (Object.hasOwn(byClass, main) ? main : 'else');
}

/** Target, baseline and peers, where the method looked at them. */
function considered(trace: Trace, scores: LeafScores, unit: number): Explanation[] {
  const input = scores.methodCase(unit);
  if (!input) return [];
  const method = METHODS[scores.leaf.method.name];
  const { period } = trace.input;
  const given = method.takes.filter((name) => scores.leaf.method.params[name] === undefined);
  const own = given.map((name) => explainReferenceValue(trace, scores.indicator, name, period, unit));
  const params = Object.entries(scores.leaf.method.params).flatMap(([name, param]) => {
    const value = input.params[name];
    if (typeof param !== 'object' || Array.isArray(param) || typeof value !== 'number') return [];
    return [step('EXPLAIN_PARAMETER', { name }, { result: figure(value) })];
  });
  if (!comparesWithPeers(scores.leaf)) return [...own, ...params];
  const { count, min, max, mean, sd } = input.reference;
  return [
    ...own,
    ...params,
    ...explainAnchor(trace, scores.leaf, input.reference),
    step('EXPLAIN_PEERS', { count, min: orNone(min), max: orNone(max), mean: orNone(mean), sd: orNone(sd) }),
  ];
}

/** A figure that the peers may not have: one value alone has no standard deviation. */
const orNone = (x: number): number | string => (Number.isNaN(x) ? '—' : x);

/** Bonuses or deductions of one table, every event with whether it counted. */
export function explainAddition({ addition, events }: AdditionScores, unit: number): Explanation {
  const own = events.filter((event) => event.unit === unit);
  return step(
    'EXPLAIN_ADDITION',
    { cap: addition.cap ?? '—' },
    {
      title: titleOf(addition),
      clause: addition.clause,
      children: own.map(({ event, because }) => {
        const rest = { title: { 'zh-CN': event.title || event.item }, result: figure(event.points) };
        const origin =
          event.place.file === undefined ? {} : { origin: { file: event.place.file, line: event.place.line ?? 0, example: false } };
        return because === 'counted'
          ? step('EXPLAIN_EVENT', { date: event.date, level: event.level }, { ...rest, ...origin, children: procedureSteps(event) })
          : step('EXPLAIN_EVENT_NOT_COUNTED', { date: event.date, because }, { ...rest, ...origin, children: procedureSteps(event) });
      }),
    },
  );
}

/** Steps that an application has taken, each with its day (BONUS-2). */
function procedureSteps({ procedure }: AdditionEvent): readonly Explanation[] {
  if (!procedure) return [];
  const { appliedOn, firstCheck, review, noticeFrom, noticeUntil, recognisedOn } = procedure;
  const notice = noticeFrom === undefined ? undefined : `${noticeFrom} … ${noticeUntil ?? ''}`.trim();
  const taken = { applied: appliedOn, first_check: firstCheck, review, notice, recognised: recognisedOn };
  return Object.entries(taken).flatMap(([name, date]) => (date === undefined ? [] : [step('EXPLAIN_EVENT_STEP', { step: name, date })]));
}

const titleOf = (addition: Addition) => addition.title;

/** A score to read: two decimals more than needed are no help. The exact figure stands in `result`. */
function shownScore(score: number): string {
  return Number.isNaN(score) ? '—' : String(Number(score.toFixed(4)));
}
