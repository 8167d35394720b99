import type { Composite, Leaf, MissingRule } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import type { Fill } from '../impute/fill.ts';
import { figure } from '../normalise/figure.ts';
import type { LeafScores, ListScores } from '../steps/scoreTable.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/** So many scores are listed with a mean; of more the sum and the count are stated. */
const LISTED = 30;

type GroupFill = Extract<Fill, { rule: 'mean_of' | 'median_of' }>;
type GroupValueFill = Extract<Fill, { rule: 'mean_value_of' | 'median_value_of' }>;

/** How what others gave is told: their scores, or their values. */
interface DonorSteps {
  readonly one: 'EXPLAIN_PEER_SCORE' | 'EXPLAIN_PEER_VALUE';
  readonly sum: 'EXPLAIN_PEER_SUM' | 'EXPLAIN_VALUE_SUM';
}
const OF_SCORES: DonorSteps = { one: 'EXPLAIN_PEER_SCORE', sum: 'EXPLAIN_PEER_SUM' };
const OF_VALUES: DonorSteps = { one: 'EXPLAIN_PEER_VALUE', sum: 'EXPLAIN_VALUE_SUM' };

/**
 * What stood in for a gap, and from what: the reason of the gap, and of a mean or median the scores that it was made of.
 *
 * Shape: none where nothing was filled. A mean of up to 30 scores lists them by unit ID, of more it states their sum; a median lists
 * them from the highest down, of more than 30 the one or two in the middle. Rule: EXPLAIN-6 (docs/spec/explanation.md).
 * Example: mean of 60 and 80 → arithmetic `(60 + 80) ÷ 2`, result 70, two EXPLAIN_PEER_SCORE.
 */
export function explainFill(
  trace: Trace,
  list: ListScores,
  part: Leaf | Composite,
  fill: Fill | undefined,
  scores?: LeafScores,
): Explanation[] {
  if (!fill) return [];
  const why = step('EXPLAIN_MISSING', { reason: fill.reason });
  if (fill.rule === 'zero') return [step('EXPLAIN_FILLED', { rule: 'zero' }, { title: fill.because, result: '0', children: [why] })];
  if (fill.rule === 'last_value')
    return [step('EXPLAIN_FILLED', { rule: `last_value ${fill.period}` }, { result: figure(fill.value), children: [why] })];
  if (fill.rule === 'interpolate') return [interpolated(fill, why)];
  if ('value' in fill) return [fromValues(trace, part, fill, why, scores)];
  const { arithmetic, shown } = made(trace, list, part, fill);
  return [
    step(
      'EXPLAIN_FILLED',
      { rule: `${fill.rule} ${groupName(part.missing, fill.group)} (${fill.count})` },
      { title: groupTitle(trace, part.missing, fill.group), arithmetic, result: figure(fill.score), children: [why, ...shown] },
    ),
    ...rounding(trace, part),
  ];
}

/** On the straight line between two periods: `10 + (40 − 10) × 12 ÷ 36`. */
function interpolated({ from, to, months, span, value }: Extract<Fill, { rule: 'interpolate' }>, why: Explanation): Explanation {
  const arithmetic = `${figure(from.value)} + (${figure(to.value)} − ${figure(from.value)}) × ${months} ÷ ${span}`;
  return step(
    'EXPLAIN_FILLED',
    { rule: `interpolate ${from.period} ${to.period}` },
    { arithmetic, result: figure(value), children: [why] },
  );
}

function fromValues(
  trace: Trace,
  part: Leaf | Composite,
  fill: GroupValueFill,
  why: Explanation,
  scores: LeafScores | undefined,
): Explanation {
  const donors = fill.units.map((unit) => ({ unit, score: scores?.prepared.denominated.values[unit] ?? Number.NaN }));
  const { arithmetic, shown } = fill.frozen
    ? frozen(fill)
    : fill.rule === 'mean_value_of'
      ? mean(trace, donors, OF_VALUES)
      : median(trace, donors, OF_VALUES);
  return step(
    'EXPLAIN_FILLED',
    { rule: `${fill.rule} ${groupName(part.missing, fill.group)} (${fill.count})` },
    { title: groupTitle(trace, part.missing, fill.group), arithmetic, result: figure(fill.value), children: [why, ...shown] },
  );
}

/** Names that no group of the register bears: the whole list, and the units that have no class, group or attribute. */
function groupName(rule: MissingRule, group: string): string {
  if (group !== '') return group;
  return by(rule) === 'list' ? '*' : '-';
}

const by = (rule: MissingRule): string => ('group' in rule ? rule.group : '');

function groupTitle({ input }: Trace, rule: MissingRule, group: string) {
  return by(rule) === 'class' ? input.scheme.classes.find(({ id }) => id === group)?.title : undefined;
}

interface Made {
  readonly arithmetic: string | undefined;
  readonly shown: readonly Explanation[];
}

/** What an earlier run froze: its givers are not part of this one. */
function frozen({ count }: GroupFill | GroupValueFill): Made {
  return { arithmetic: undefined, shown: [step('EXPLAIN_OFFER_FROZEN', { count })] };
}

function made(trace: Trace, list: ListScores, part: Leaf | Composite, fill: GroupFill): Made {
  if (fill.frozen) return frozen(fill);
  const score = list.parts.get(part.path)?.score.values;
  const donors = fill.units.map((unit) => ({ unit, score: score?.[unit] ?? Number.NaN }));
  return fill.rule === 'mean_of' ? mean(trace, donors, OF_SCORES) : median(trace, donors, OF_SCORES);
}

type Donors = readonly { readonly unit: number; readonly score: number }[];

function mean(trace: Trace, donors: Donors, steps: DonorSteps): Made {
  const count = donors.length;
  if (count <= LISTED) {
    const sum = donors.map(({ score }) => figure(score)).join(' + ');
    return { arithmetic: count === 1 ? undefined : `(${sum}) ÷ ${count}`, shown: donors.map((one) => peerScore(trace, one, steps)) };
  }
  let sum = 0;
  for (const { score } of donors) sum += score;
  return { arithmetic: `${figure(sum)} ÷ ${count}`, shown: [step(steps.sum, { count }, { result: figure(sum) })] };
}

function median(trace: Trace, donors: Donors, steps: DonorSteps): Made {
  const count = donors.length;
  const falling = [...donors].sort((a, b) => b.score - a.score);
  const middle = falling.slice((count - 1) >> 1, (count >> 1) + 1);
  return {
    arithmetic: middle.length === 2 ? `(${middle.map(({ score }) => figure(score)).join(' + ')}) ÷ 2` : undefined,
    shown: (count <= LISTED ? falling : middle).map((one) => peerScore(trace, one, steps)),
  };
}

function peerScore({ enrolment }: Trace, { unit, score }: Donors[number], steps: DonorSteps): Explanation {
  const version = enrolment.units[unit];
  return step(steps.one, { unit: version?.code ?? '' }, { title: version?.name, result: figure(score) });
}

/** How the score of an indicator is rounded when it is filled in; that of a node is not. */
function rounding({ input }: Trace, part: Leaf | Composite): Explanation[] {
  const { indicator } = input.scheme.rounding;
  return part.type === 'leaf' && indicator ? [step('EXPLAIN_ROUNDED', { places: indicator.places, rule: indicator.rule })] : [];
}
