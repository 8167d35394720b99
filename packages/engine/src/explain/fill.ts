import type { Composite, Leaf, MissingRule } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import type { Fill } from '../impute/fill.ts';
import { figure } from '../normalise/figure.ts';
import type { ListScores } from '../steps/scoreTable.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/** So many scores are listed with a mean; of more the sum and the count are stated. */
const LISTED = 30;

type GroupFill = Extract<Fill, { rule: 'mean_of' | 'median_of' }>;

/**
 * What stood in for a gap, and from what: the reason of the gap, and of a mean or median the scores that it was made of.
 *
 * Shape: none where nothing was filled. A mean of up to 30 scores lists them by unit ID, of more it states their sum; a median lists
 * them from the highest down, of more than 30 the one or two in the middle. Rule: EXPLAIN-6 (docs/spec/explanation.md).
 * Example: mean of 60 and 80 → arithmetic `(60 + 80) ÷ 2`, result 70, two EXPLAIN_PEER_SCORE.
 */
export function explainFill(trace: Trace, list: ListScores, part: Leaf | Composite, fill: Fill | undefined): Explanation[] {
  if (!fill) return [];
  const why = step('EXPLAIN_MISSING', { reason: fill.reason });
  if (fill.rule === 'zero') return [step('EXPLAIN_FILLED', { rule: 'zero' }, { title: fill.because, result: '0', children: [why] })];
  if (fill.rule === 'last_value')
    return [step('EXPLAIN_FILLED', { rule: `last_value ${fill.period}` }, { result: figure(fill.value), children: [why] })];
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

/** Names that no group of the register bears: the whole list, and the units that have no class, group or attribute. */
function groupName(rule: MissingRule, group: string): string {
  if (group !== '') return group;
  return by(rule) === 'list' ? '*' : '-';
}

const by = (rule: MissingRule): string => (rule.rule === 'mean_of' || rule.rule === 'median_of' ? rule.group : '');

function groupTitle({ input }: Trace, rule: MissingRule, group: string) {
  return by(rule) === 'class' ? input.scheme.classes.find(({ id }) => id === group)?.title : undefined;
}

interface Made {
  readonly arithmetic: string | undefined;
  readonly shown: readonly Explanation[];
}

function made(trace: Trace, list: ListScores, part: Leaf | Composite, fill: GroupFill): Made {
  const score = list.parts.get(part.path)?.score.values;
  const donors = fill.units.map((unit) => ({ unit, score: score?.[unit] ?? Number.NaN }));
  return fill.rule === 'mean_of' ? mean(trace, donors) : median(trace, donors);
}

type Donors = readonly { readonly unit: number; readonly score: number }[];

function mean(trace: Trace, donors: Donors): Made {
  const count = donors.length;
  if (count <= LISTED) {
    const sum = donors.map(({ score }) => figure(score)).join(' + ');
    return { arithmetic: count === 1 ? undefined : `(${sum}) ÷ ${count}`, shown: donors.map((one) => peerScore(trace, one)) };
  }
  let sum = 0;
  for (const { score } of donors) sum += score;
  return { arithmetic: `${figure(sum)} ÷ ${count}`, shown: [step('EXPLAIN_PEER_SUM', { count }, { result: figure(sum) })] };
}

function median(trace: Trace, donors: Donors): Made {
  const count = donors.length;
  const falling = [...donors].sort((a, b) => b.score - a.score);
  const middle = falling.slice((count - 1) >> 1, (count >> 1) + 1);
  return {
    arithmetic: middle.length === 2 ? `(${middle.map(({ score }) => figure(score)).join(' + ')}) ÷ 2` : undefined,
    shown: (count <= LISTED ? falling : middle).map((one) => peerScore(trace, one)),
  };
}

function peerScore({ enrolment }: Trace, { unit, score }: Donors[number]): Explanation {
  const version = enrolment.units[unit];
  return step('EXPLAIN_PEER_SCORE', { unit: version?.code ?? '' }, { title: version?.name, result: figure(score) });
}

/** How the score of an indicator is rounded when it is filled in; that of a node is not. */
function rounding({ input }: Trace, part: Leaf | Composite): Explanation[] {
  const { indicator } = input.scheme.rounding;
  return part.type === 'leaf' && indicator ? [step('EXPLAIN_ROUNDED', { places: indicator.places, rule: indicator.rule })] : [];
}
