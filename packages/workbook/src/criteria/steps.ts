import { tidy } from '@kedu/model';
import type { Combined, Facts } from './facts.ts';
import type { Fact } from './fact.ts';
import { scoreOf } from './mark.ts';
import { ratio } from './numeral.ts';
import type { CriterionContext } from './reading.ts';
import { stepSize } from './stepSize.ts';

type PerStep = Extract<Fact, { kind: 'per_step' }>;

interface Slope {
  /** Size of a step in the unit of the indicator, and points of 100 for it. */
  readonly unit: number;
  readonly per: number;
}

/** Target of a criterion: stated in its words, else the indicator's own. */
interface Aim {
  readonly value: number | undefined;
  readonly own: boolean;
  readonly score: number;
  readonly unit: string | undefined;
}

/**
 * Method of clauses that add or take points for each step from the target: `step`, or `piecewise` where the two sides differ, or `interval`.
 *
 * Rule: CRITERIA-STEP. Example: 每低1个百分点扣0.5分 of 10 points → { step: { at_target: 100, unit: 1, per: 5 } }.
 */
export function stepMethod(facts: Facts, context: CriterionContext, full: number): Combined {
  if (!facts.only('per_step', 'target_met', 'band', 'whole_steps', 'down_to', 'up_to', 'proportional', 'otherwise'))
    return { gap: 'combination' };
  const steps = facts.of('per_step');
  if (steps.some(({ side }) => side === 'either')) return aroundInterval(facts, context, full);
  const losses = steps.filter(({ sign }) => sign < 0);
  const gains = steps.filter(({ sign }) => sign > 0);
  if (losses.length > 1 || gains.length > 1) return { gap: 'combination' };
  const [loss] = losses;
  const [gain] = gains;
  const better = (loss ? loss.side === 'below' : gain?.side === 'above') ? ('higher' as const) : ('lower' as const);
  if (loss && gain && loss.side === gain.side) return { gap: 'contradiction' };
  if (context.better !== undefined && context.better !== better) return { gap: 'direction' };
  const aim = aimOf(facts, context, full, steps);
  if ('gap' in aim) return aim;
  if (aim.value === undefined) return { gap: 'no_target' };
  const measured = { ...context, unit: aim.unit };
  const down = loss && slopeOf(loss, measured, aim.value, full);
  const up = gain && slopeOf(gain, measured, aim.value, full);
  if ((loss && !down) || (gain && !up)) return { gap: 'unit' };
  const caps = facts.of('up_to').flatMap(({ most, total }) => (most ? [scoreOf(most, full) + (total ? 0 : 100)] : total ? [100] : []));
  const floors = facts.of('down_to').flatMap(({ most }) => (most ? [aim.score - scoreOf(most, full)] : []));
  if (caps.length > 1 || floors.length > 1 || (caps.length > 0 && !gain) || floors.some((floor) => floor < 0))
    return { gap: 'contradiction' };
  const said = { reports: 'quantity' as const, unit: aim.unit, better };
  const cap = gain ? (caps[0] ?? (aim.score < 100 ? 100 : undefined)) : undefined;
  const floor = floors[0] === undefined || floors[0] === 0 ? {} : { floor: floors[0] };
  if (gain && cap === undefined) return { gap: 'incomplete' };
  if (facts.has('otherwise')) return nothingBelow(facts, aim, up, cap, said, { context, full });
  if (facts.has('proportional')) return proportionalBelow(facts, aim, up, cap, said);
  if (down && (!up || down.per * up.unit === up.per * down.unit)) {
    const params = {
      ...(aim.own ? {} : { target: aim.value }),
      at_target: aim.score,
      unit: down.unit,
      per: down.per,
      ...(facts.has('whole_steps') ? { whole: true } : {}),
    };
    if (!up && aim.score < 100) return { method: { step: params }, cap: aim.score, ...floor, ...said };
    return { method: { step: params }, ...(cap === undefined || cap === 100 ? {} : { cap }), ...floor, ...said };
  }
  if (!down || !up || facts.has('whole_steps') || cap === undefined) return { gap: 'incomplete' };
  return { method: { piecewise: { points: twoSlopes(aim.value, aim.score, down, up, cap, better) } }, ...floor, ...said };
}

/** Points of a line that falls by `down` on the worse side of the target and rises by `up` to the cap on the better one. */
function twoSlopes(
  target: number,
  score: number,
  down: Slope,
  up: Slope,
  cap: number,
  better: 'higher' | 'lower',
): readonly (readonly [number, number])[] {
  const way = better === 'higher' ? 1 : -1;
  const points = [
    [tidy(target - way * ratio(score * down.unit, down.per, 1)), 0],
    [target, score],
    [tidy(target + way * ratio((cap - score) * up.unit, up.per, 1)), cap],
  ] as const;
  return better === 'higher' ? points : [...points].reverse();
}

/** Short of the target one mark, beyond it more by steps: a jump, so an expression over the indicator. */
function nothingBelow(
  facts: Facts,
  aim: Aim,
  up: Slope | undefined,
  cap: number | undefined,
  said: { readonly reports: 'quantity'; readonly unit: string | undefined; readonly better: 'higher' | 'lower' },
  { context, full }: { readonly context: CriterionContext; readonly full: number },
): Combined {
  const [rest, ...more] = facts.of('otherwise');
  if (!up || cap === undefined || !rest || more.length > 0 || facts.of('per_step').length !== 1) return { gap: 'combination' };
  if (facts.has('whole_steps') || facts.has('proportional') || aim.value === undefined) return { gap: 'combination' };
  const otherwise = scoreOf(rest.mark, full);
  if (otherwise > aim.score) return { gap: 'contradiction' };
  const id = context.indicator ?? 'value';
  const [short, beyond] = said.better === 'higher' ? ['<', `${id} - ${aim.value}`] : ['>', `${aim.value} - ${id}`];
  const formula = `${id} ${short} ${aim.value} ? ${otherwise} : min(${cap}, ${aim.score} + (${beyond}) / ${up.unit} * ${up.per})`;
  return { method: 'given', formula, ...(cap === 100 ? {} : { cap }), ...said };
}

/** Short of the target in proportion, beyond it by steps: a straight line from 0, where higher is better and the target is above 0. */
function proportionalBelow(
  facts: Facts,
  aim: Aim,
  up: Slope | undefined,
  cap: number | undefined,
  said: { readonly reports: 'quantity'; readonly unit: string | undefined; readonly better: 'higher' | 'lower' },
): Combined {
  const target = aim.value ?? 0;
  if (
    !up ||
    cap === undefined ||
    said.better !== 'higher' ||
    target <= 0 ||
    aim.score !== 100 ||
    facts.of('per_step').length !== 1 ||
    facts.has('whole_steps')
  )
    return { gap: 'combination' };
  return {
    method: {
      piecewise: {
        points: [
          [0, 0],
          [target, 100],
          [tidy(target + ratio((cap - 100) * up.unit, up.per, 1)), cap],
        ],
      },
    },
    ...said,
  };
}

function aroundInterval(facts: Facts, context: CriterionContext, full: number): Combined {
  const [step, ...more] = facts.of('per_step');
  const [band, ...others] = facts.of('band');
  if (!step || !band?.low || !band.high || more.length + others.length > 0 || !facts.only('per_step', 'band', 'down_to') || step.sign > 0)
    return { gap: 'combination' };
  if (scoreOf(band.mark, full) !== 100) return { gap: 'scale' };
  const unit = context.unit ?? band.high.unit;
  const slope = slopeOf(step, { ...context, unit }, undefined, full);
  if (!slope) return { gap: 'unit' };
  return {
    method: { interval: { low: band.low.value, high: band.high.value, fade: ratio(100 * slope.unit, slope.per, 1) } },
    reports: 'quantity',
    unit,
  };
}

/** Which target the steps are counted from, and its score. */
function aimOf(
  facts: Facts,
  context: CriterionContext,
  full: number,
  steps: readonly PerStep[],
): Aim | { readonly gap: 'contradiction' | 'combination' | 'scale' | 'unit' } {
  const met = facts.of('target_met');
  const bands = facts.of('band');
  if (met.length + bands.length > 1) return { gap: 'combination' };
  const [band] = bands;
  if (band?.low && band.high && band.low !== band.high) return { gap: 'combination' };
  const stated = band?.low ?? band?.high;
  const mark = band?.mark ?? met[0]?.mark;
  const score = mark === undefined ? 100 : scoreOf(mark, full);
  if (!(score > 0 && score <= 100)) return { gap: 'scale' };
  const froms = steps.flatMap(({ from }) => (from ? [from] : []));
  const values = new Set([...(stated ? [stated.value] : []), ...froms.map(({ value }) => value)]);
  if (values.size > 1) return { gap: 'contradiction' };
  const [value] = values;
  const unit =
    context.unit ??
    ([
      stated?.unit,
      ...froms.map((from) => from.unit),
      ...steps.map(({ step }) => (step.unit === '个百分点' || step.unit === '百分点' ? '%' : undefined)),
    ].find((one) => one !== undefined && one !== '') ||
      undefined);
  const written = stated?.unit ?? froms[0]?.unit ?? '';
  if (value !== undefined && written !== '' && unit !== undefined && written !== unit) return { gap: 'unit' };
  return value === undefined || value === context.target
    ? { value: context.target, own: true, score, unit }
    : { value, own: false, score, unit };
}

function slopeOf({ step, change }: PerStep, context: CriterionContext, target: number | undefined, full: number): Slope | undefined {
  const unit = stepSize(step, context, target);
  const per = scoreOf(change, full);
  return unit === undefined || !(unit > 0) || !(per > 0) ? undefined : { unit, per };
}
