import { bandFormula, layBands } from './bands.ts';
import type { Edge, Fact } from './fact.ts';
import { type Combined, Facts } from './facts.ts';
import { type Mark, scoreOf } from './mark.ts';
import { ratio } from './numeral.ts';
import { rankMethod } from './ranks.ts';
import type { CriterionContext, UnderstoodCriterion } from './reading.ts';
import { stepMethod } from './steps.ts';

/**
 * One method out of all clauses of a criterion; every clause must have its place in it.
 *
 * Rule: CRITERIA-6. Errors: none thrown; the gap says why there is no method.
 */
export function combine(said: readonly Fact[], context: CriterionContext): Combined {
  const full = fullScale(said, context.points);
  if (full === undefined) return { gap: 'scale' };
  const facts = new Facts(said.filter(({ kind }) => kind !== 'full_mark' && kind !== 'unreported_zero'));
  if (facts.all.length === 0) return { gap: 'incomplete' };
  const made = placed(facts, context, full);
  if ('gap' in made) return made;
  if (made.better !== undefined && context.better !== undefined && made.better !== context.better) return { gap: 'direction' };
  return said.some(({ kind }) => kind === 'unreported_zero') ? { ...made, missing: { zero: '未报送' } } : made;
}

/** Points of the text for the whole indicator: its own, or 100 where marks are given out of 100; undefined where they exceed both. Rule: CRITERIA-3. */
function fullScale(said: readonly Fact[], points: number): number | undefined {
  const marks = said.flatMap((fact) =>
    fact.kind === 'full_mark' ? [fact.points] : 'mark' in fact && fact.mark.kind === 'points' ? [fact.mark.points] : [],
  );
  const highest = Math.max(0, ...marks);
  if (highest <= points + 1e-9) return said.some((fact) => fact.kind === 'full_mark' && fact.points !== points) ? undefined : points;
  return highest === 100 ? 100 : undefined;
}

/** Takes up what the words say of the target itself: its number, or the stretch in which points are full. */
function placed(facts: Facts, context: CriterionContext, full: number): Combined {
  const inRange = facts.of('in_range');
  if (inRange.length > 0) {
    const [fact] = inRange;
    if (!context.range || !fact || inRange.length > 1) return { gap: 'no_target' };
    const end = (value: number): Edge => ({ value, unit: '', takes: true });
    const band: Fact = { kind: 'band', low: end(context.range.low), high: end(context.range.high), mark: fact.mark };
    const made = methodOf(new Facts(facts.all.map((one) => (one === fact ? band : one))), context, full);
    return 'gap' in made ? made : { ...made, usesRange: true };
  }
  const aims = facts.of('aim');
  const [aim] = aims;
  if (!aim) return methodOf(facts, context, full);
  if (aims.length > 1 || (context.target !== undefined && context.target !== aim.amount.value)) return { gap: 'contradiction' };
  const measured = aim.amount.unit === '个百分点' || aim.amount.unit === '百分点' ? '%' : aim.amount.unit;
  const unit = context.unit ?? (measured === '' ? undefined : measured);
  if (measured !== '' && unit !== measured) return { gap: 'unit' };
  const rest = new Facts(facts.all.filter((one) => one !== aim));
  const made = methodOf(rest, { ...context, target: aim.amount.value, unit, targetUnread: false }, full);
  return 'gap' in made || context.target !== undefined ? made : withTarget({ ...made, unit: made.unit ?? unit }, aim.amount.value);
}

/** A target that only the words state stands in the method. */
function withTarget(made: Exclude<Combined, { readonly gap: unknown }>, target: number): Combined {
  const name = typeof made.method === 'string' ? made.method : Object.keys(made.method)[0];
  if (name === undefined || !/^(?:completion|all_or_nothing|step)$/.test(name)) return made;
  const params = typeof made.method === 'string' ? {} : made.method[name];
  return { ...made, method: { [name]: { target, ...params } } };
}

function methodOf(facts: Facts, context: CriterionContext, full: number): Combined {
  if (facts.has('ranks') || facts.has('rank_step')) return ranked(facts, full);
  if (facts.has('level')) return levels(facts, full);
  if (facts.only('min_max')) return { method: 'min_max', reports: 'quantity' };
  if (facts.only('efficacy')) {
    const [fact] = facts.of('efficacy');
    return {
      method: fact && (fact.base !== 60 || fact.range !== 40) ? { efficacy: { base: fact.base, range: fact.range } } : 'efficacy',
      reports: 'quantity',
    };
  }
  if (facts.only('ratio_to_first')) return { method: 'ratio_to_first', reports: 'quantity' };
  if (facts.has('growth')) return growth(facts, context, full);
  if (facts.has('per_event') || facts.has('no_event')) return events(facts, full);
  if (facts.has('per_step')) return stepMethod(facts, context, full);
  if (facts.has('slope')) return sloped(facts, context, full);
  if (facts.has('proportional') || facts.has('completion') || facts.has('completion_rate')) return completion(facts, context, full);
  if (facts.has('target_met') || facts.has('conforms')) return allOrNothing(facts, context, full);
  if (facts.has('band')) return banded(facts, context, full);
  return { gap: 'incomplete' };
}

function ranked(facts: Facts, full: number): Combined {
  if (!facts.only('ranks', 'rank_step', 'otherwise', 'down_to')) return { gap: 'combination' };
  const floors = facts.of('down_to').flatMap(({ most }) => (most ? [100 - scoreOf(most, full)] : []));
  const rest = facts.of('otherwise');
  if (rest.length > 1 || floors.length > 1) return { gap: 'contradiction' };
  const method = rankMethod(facts.of('ranks'), facts.of('rank_step'), rest[0]?.mark, full);
  return method === undefined
    ? { gap: 'incomplete' }
    : { method, ...(floors[0] === undefined ? {} : { floor: floors[0] }), reports: 'quantity' };
}

function levels(facts: Facts, full: number): Combined {
  const marks = facts.of('level').map(({ mark }) => scoreOf(mark, full));
  if (!facts.only('level', 'otherwise') || marks.length < 2) return { gap: marks.length < 2 ? 'incomplete' : 'combination' };
  if (Math.max(...marks) !== 100) return { gap: 'scale' };
  return { method: full === 100 ? 'given' : { given: { out_of: full } }, reports: 'mark' };
}

function growth(facts: Facts, context: CriterionContext, full: number): Combined {
  const [fact] = facts.of('growth');
  if (!fact) return { gap: 'incomplete' };
  const isRate = context.unit === '%' || /增速|增长率|增幅|降幅|下降率|降低率/.test(context.title ?? '');
  if (isRate) {
    const edge = { ...fact.amount, unit: '%', takes: true };
    const band: Fact = { kind: 'band', low: edge, mark: fact.mark };
    return methodOf(new Facts(facts.all.map((one) => (one === fact ? band : one))), { ...context, unit: '%' }, full);
  }
  if (facts.all.length > 1 && !facts.only('growth', 'proportional', 'down_to')) return { gap: 'combination' };
  if (facts.of('growth').length > 1 || scoreOf(fact.mark, full) !== 100) return { gap: 'combination' };
  const better = fact.falls ? 'lower' : 'higher';
  const params = { full_at: ratio(fact.amount.value, 100, 1), baseline: `last_year('${context.indicator ?? 'value'}')` };
  return { method: { growth_on_base: params }, reports: 'quantity', better };
}

function events(facts: Facts, full: number): Combined {
  const found = facts.of('per_event');
  const [first] = found;
  if (!first) return { gap: 'incomplete' };
  if (!facts.only('per_event', 'no_event', 'target_met', 'conforms', 'down_to', 'up_to')) return { gap: 'combination' };
  const perOne = (fact: typeof first): number =>
    fact.change.kind === 'share' ? ratio(fact.change.percent, fact.count, 1) : ratio(fact.change.points, full * fact.count, 100);
  const per = perOne(first);
  if (found.some((fact) => fact.sign !== first.sign || perOne(fact) !== per)) return { gap: 'several_events' };
  const fullMarks: readonly Mark[] = [...facts.of('no_event'), ...facts.of('target_met'), ...facts.of('conforms')].map(({ mark }) => mark);
  if (fullMarks.some((mark) => scoreOf(mark, full) !== 100)) return { gap: 'contradiction' };
  if (first.sign < 0) {
    if (facts.has('up_to') && facts.of('up_to').some(({ most }) => most && scoreOf(most, full) !== 100)) return { gap: 'contradiction' };
    const floors = facts.of('down_to').flatMap(({ most }) => (most ? [100 - scoreOf(most, full)] : []));
    if (new Set(floors).size > 1) return { gap: 'several_events' };
    const floor = floors[0];
    return { method: { deduction: { per } }, ...(floor === undefined || floor === 0 ? {} : { floor }), reports: 'events', better: 'lower' };
  }
  if (fullMarks.length > 0 || facts.has('down_to')) return { gap: 'combination' };
  const caps = facts.of('up_to').flatMap(({ most }) => (most ? [scoreOf(most, full)] : []));
  if (caps.some((cap) => cap !== 100)) return { gap: 'scale' };
  return { method: { bonus: { per, cap: 100 } }, reports: 'events', better: 'higher' };
}

function completion(facts: Facts, context: CriterionContext, full: number): Combined {
  if (!facts.only('proportional', 'completion', 'completion_rate', 'target_met', 'band', 'down_to', 'up_to')) return { gap: 'combination' };
  const met = facts.of('target_met');
  const [cut, ...cuts] = facts.of('band').filter(({ low, high, mark }) => !low && high !== undefined && scoreOf(mark, full) === 0);
  if (cut?.high && cuts.length === 0) return withCut(new Facts(facts.all.filter((fact) => fact !== cut)), cut.high, context, full);
  const bands = facts.of('band');
  if (met.length + bands.length > 1 || [...met, ...bands].some(({ mark }) => scoreOf(mark, full) !== 100)) return { gap: 'combination' };
  const caps = facts.of('up_to').flatMap(({ most, total }) => (most ? [scoreOf(most, full) + (total ? 0 : 100)] : []));
  if (caps.length > 1 || caps.some((cap) => cap < 100)) return { gap: 'contradiction' };
  const bonus = caps[0] === undefined || caps[0] === 100 ? {} : { bonus_up_to: caps[0] };
  const [band] = bands;
  const edge = band?.low ?? band?.high;
  if (band && (!edge || (band.low && band.high && band.low !== band.high))) return { gap: 'combination' };
  const isOwnRate = edge !== undefined && context.unit !== '%' && (edge.unit === '%' || edge.unit === '个百分点') && edge.value === 100;
  if (edge && !isOwnRate) {
    const unit = context.unit ?? edge.unit;
    if (edge.unit !== '' && edge.unit !== unit) return { gap: 'unit' };
    const better = band?.low ? 'higher' : 'lower';
    const own = edge.value === context.target ? {} : { target: edge.value };
    return { method: named('completion', { ...own, ...bonus }), reports: 'quantity', unit, better };
  }
  const inverse = facts.of('completion').some((fact) => fact.inverse);
  const straight = facts.of('completion').some((fact) => !fact.inverse);
  if (inverse && straight) return { gap: 'contradiction' };
  if (context.target !== undefined)
    return { method: named('completion', bonus), reports: 'quantity', ...(inverse ? { better: 'lower' as const } : {}) };
  if (context.targetUnread || (context.unit ?? '%') !== '%' || inverse || straight) return { gap: 'no_target' };
  return { method: named('completion', { target: 100, ...bonus }), reports: 'completion_rate', unit: '%', better: 'higher' };
}

/** Completion that is nothing below a rate: 低于60%不得分. Where the indicator is itself a percentage, of what the 60% is cannot be told unless the target is 100. */
function withCut(facts: Facts, cut: Edge, context: CriterionContext, full: number): Combined {
  if (!/^(?:%|个?百分点)$/.test(cut.unit)) return { gap: 'unit' };
  const made = completion(facts, context, full);
  if ('gap' in made) return made;
  const params = typeof made.method === 'string' ? {} : (made.method['completion'] ?? {});
  if (params['bonus_up_to'] !== undefined || made.better === 'lower' || context.better === 'lower') return { gap: 'combination' };
  const id = context.indicator ?? 'value';
  const target = typeof params['target'] === 'number' ? params['target'] : context.target;
  if (target === undefined || !(target > 0)) return { gap: 'no_target' };
  if (context.unit === '%' && target !== 100) return { gap: 'unit' };
  const below = `${id} ${cut.takes === true ? '<=' : '<'} ${ratio(cut.value, 100, target)}`;
  const rate = target === 100 ? id : `${id} / ${target} * 100`;
  return { ...made, method: 'given', formula: `${below} ? 0 : min(100, ${rate})`, better: 'higher' };
}

/** Nothing up to one end, full points from the other, a straight line between. */
function sloped(facts: Facts, context: CriterionContext, full: number): Combined {
  const [slope, ...more] = facts.of('slope');
  if (!slope || more.length > 0 || !facts.only('slope', 'band', 'otherwise', 'down_to')) return { gap: 'combination' };
  const { low, high } = slope;
  const units = [low, high, ...facts.of('band').flatMap((band) => [band.low, band.high])].flatMap((edge) =>
    edge?.unit ? [edge.unit] : [],
  );
  const unit = context.unit ?? units[0];
  if (units.some((one) => one !== unit)) return { gap: 'unit' };
  if (!(low.value < high.value)) return { gap: 'contradiction' };
  const scoreAbove = facts.of('band').filter((band) => band.low?.value === high.value && !band.high);
  const scoreBelow = facts.of('band').filter((band) => band.high?.value === low.value && !band.low);
  const rest = facts.of('otherwise');
  if (scoreAbove.length > 1 || scoreBelow.length > 1 || rest.length > 1) return { gap: 'contradiction' };
  if (scoreAbove.length + scoreBelow.length !== facts.of('band').length) return { gap: 'bands' };
  const above = (scoreAbove[0] ?? rest[0])?.mark;
  const below = (scoreBelow[0] ?? rest[0])?.mark;
  if (!above || !below) return { gap: 'incomplete' };
  const [first, last] = [scoreOf(below, full), scoreOf(above, full)];
  if (Math.min(first, last) !== 0 || Math.max(first, last) !== 100) return { gap: 'scale' };
  const points = [
    [low.value, first],
    [high.value, last],
  ];
  return { method: { piecewise: { points } }, reports: 'quantity', unit, better: last > first ? 'higher' : 'lower' };
}

function allOrNothing(facts: Facts, context: CriterionContext, full: number): Combined {
  const yes = [...facts.of('target_met'), ...facts.of('conforms')];
  const no = facts.of('otherwise');
  if (!facts.only('target_met', 'conforms', 'otherwise', 'down_to') || yes.length > 1 || no.length > 1) return { gap: 'combination' };
  const [met] = yes;
  if (!met || no.length === 0) return { gap: 'incomplete' };
  if (scoreOf(met.mark, full) !== 100) return { gap: 'scale' };
  const otherwise = scoreOf((no[0] as (typeof no)[0]).mark, full);
  const rest = otherwise === 0 ? {} : { otherwise };
  if (met.kind === 'target_met' && context.target !== undefined) return { method: named('all_or_nothing', rest), reports: 'quantity' };
  if (
    context.targetUnread ||
    context.target !== undefined ||
    (context.unit !== undefined && context.unit !== '' && met.kind === 'target_met')
  )
    return { gap: 'no_target' };
  return { method: { all_or_nothing: { target: 1, ...rest } }, reports: 'yes_no', better: 'higher' };
}

function banded(facts: Facts, context: CriterionContext, full: number): Combined {
  if (!facts.only('band', 'otherwise', 'down_to')) return { gap: 'combination' };
  const bands = facts.of('band');
  const rest = facts.of('otherwise');
  if (rest.length > 1) return { gap: 'contradiction' };
  const units = new Set(bands.flatMap(({ low, high }) => [low?.unit, high?.unit]).filter((unit) => unit !== undefined && unit !== ''));
  const [unit] = units;
  if (
    units.size > 1 ||
    (unit !== undefined && context.unit !== undefined && context.unit !== '' && unit !== context.unit && context.unit !== `${unit}`)
  )
    return { gap: 'unit' };
  const measure = context.unit ?? unit;
  const [only] = bands;
  if (
    bands.length === 1 &&
    only?.low &&
    only.high &&
    only.low !== only.high &&
    scoreOf(only.mark, full) === 100 &&
    rest.every(({ mark }) => scoreOf(mark, full) === 0) &&
    rest.length === 1
  )
    return { method: { interval: { low: only.low.value, high: only.high.value } }, reports: 'quantity', unit: measure };
  const whole =
    measure !== undefined &&
    !/^(?:%|个?百分点|‰)$/.test(measure) &&
    bands.every(({ low, high }) => [low, high].every((edge) => edge === undefined || Number.isInteger(edge.value)));
  const steps = layBands(bands, full, whole, rest[0]?.mark);
  if (!steps) return { gap: bands.length === 1 && rest.length === 0 ? 'incomplete' : 'bands' };
  const scores = [...steps.below.map(({ score }) => score), steps.last];
  if (Math.max(...scores) !== 100) return { gap: 'scale' };
  const rises = scores.every((score, i) => i === 0 || score >= (scores[i - 1] as number));
  const drops = scores.every((score, i) => i === 0 || score <= (scores[i - 1] as number));
  const better = rises ? ('higher' as const) : drops ? ('lower' as const) : undefined;
  const [cut] = steps.below;
  if (steps.below.length === 1 && cut && better && cut.takes === (better === 'lower')) {
    const otherwise = better === 'higher' ? cut.score : steps.last;
    const params = { ...(cut.value === context.target ? {} : { target: cut.value }), ...(otherwise === 0 ? {} : { otherwise }) };
    return { method: named('all_or_nothing', params), reports: 'quantity', unit: measure, better };
  }
  return { method: 'given', formula: bandFormula(context.indicator ?? 'value', steps), reports: 'quantity', unit: measure, better };
}

function named(method: string, params: Readonly<Record<string, unknown>>): UnderstoodCriterion['method'] {
  return Object.keys(params).length === 0 ? method : { [method]: params };
}
