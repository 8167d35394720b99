import { type Column, missingCode, missingReason, type MissingReason, type Period } from '@kedu/model';
import type { Leaf } from '@kedu/scheme';
import { actsOn } from '../impute/acts.ts';
import { type ValueFill, VALUE_RULES } from '../impute/fill.ts';
import { type GroupOffers, groupOffers } from '../impute/groupOffers.ts';
import { lastValue } from '../impute/lastValue.ts';
import type { EnrolledList, References } from '../context.ts';
import type { Reference } from '../normalise/method.ts';
import type { PartWeights } from '../steps/scoreWeights.ts';
import { interpolate } from './interpolate.ts';

/** What a rule that fills values looks at. */
export interface FillInput {
  readonly leaf: Leaf;
  readonly period: Period;
  readonly enrolled: EnrolledList;
  readonly weights: PartWeights;
  /** Value after denomination. */
  readonly value: Column;
  valueIn(period: Period): Column;
  /** Group of each member, for a rule that asks a group. */
  groups(): readonly string[];
  /** A bool column of who may be asked; undefined for all. */
  over(): Column | undefined;
  /** Reference points of an earlier run. */
  readonly frozen?: References | undefined;
}

/** What was filled, by unit, and what groups offered, as reference points by key. */
export interface ValueFills {
  readonly fills: ReadonlyMap<number, ValueFill>;
  readonly offers: ReadonlyMap<string, Reference>;
}

/**
 * Gaps of a leaf that its missing rule fills with a value: an earlier one, one between two others, the mean or median of a group.
 *
 * Shape: by unit; the gaps that remain are not in it. A gap of weight 0 is left, but for `last_value`, which shows what it would be.
 * Only values of their own are asked for a mean or median; what an earlier run froze stands before them. Rule: IMPUTE-LAST, PREPARE-2, IMPUTE-2, CALIBRATE-4.
 */
export function fillValues(input: FillInput): ValueFills {
  const fills = new Map<number, ValueFill>();
  const rule = input.leaf.missing;
  if (!VALUE_RULES.has(rule.rule)) return { fills, offers: new Map() };
  const asked = rule.rule === 'mean_value_of' || rule.rule === 'median_value_of' ? offersOf(input, rule.rule) : undefined;
  input.enrolled.members.forEach((unit, k) => {
    const gap = input.value.missing[unit] as number;
    if (gap === 0 || Number.isNaN(input.weights.declared[unit])) return;
    if (rule.rule !== 'last_value' && input.weights.asked[unit] === 0) return;
    const reason = missingReason(gap) as MissingReason;
    if (!actsOn(rule.rule, reason)) return;
    if (asked) {
      const offer = asked.of(k);
      if (offer) fills.set(unit, { reason, ...offer });
    } else if (rule.rule === 'last_value') {
      const earlier = lastValue(input.valueIn, input.period, unit, rule.months);
      if (earlier) fills.set(unit, { rule: 'last_value', reason, ...earlier });
    } else if (rule.rule === 'interpolate') {
      const between = interpolate(input.valueIn, input.period, unit, rule.months);
      if (between) fills.set(unit, { rule: 'interpolate', reason, ...between });
    }
  });
  return { fills, offers: asked?.references ?? new Map() };
}

/** A column with its gaps filled; the column itself where there is nothing to fill. */
export function withFills(value: Column, fills: ReadonlyMap<number, ValueFill>): Column {
  if (fills.size === 0) return value;
  const filled = { values: value.values.slice(), missing: value.missing.slice() };
  for (const [unit, { value: x }] of fills) {
    filled.values[unit] = x;
    filled.missing[unit] = 0;
  }
  return filled;
}

type Offer = Omit<Extract<ValueFill, { units: readonly number[] }>, 'reason'>;

function offersOf(input: FillInput, rule: 'mean_value_of' | 'median_value_of') {
  const { leaf, enrolled, weights, value, frozen } = input;
  const missing = value.missing.slice();
  for (const unit of enrolled.members) if (Number.isNaN(weights.declared[unit])) missing[unit] = NOT_APPLICABLE;
  const groups = input.groups();
  const column = { values: value.values, missing };
  const { offers, references }: GroupOffers = groupOffers({ rule, path: leaf.path, enrolled, groups, column, over: input.over(), frozen });
  return {
    references,
    of: (k: number): Offer | undefined => {
      const group = groups[k] as string;
      const offer = offers.get(group);
      if (!offer) return undefined;
      const { score: offered, ...from } = offer;
      return { rule, group, ...from, value: offered };
    },
  };
}

const NOT_APPLICABLE = missingCode('not_applicable');
