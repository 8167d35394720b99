import { type Column, missingCode, missingReason, type MissingReason, type Period } from '@kedu/model';
import type { Leaf } from '@kedu/scheme';
import { actsOn } from '../impute/acts.ts';
import { type ValueFill, VALUE_RULES } from '../impute/fill.ts';
import { groupScores } from '../impute/groupScore.ts';
import { lastValue } from '../impute/lastValue.ts';
import type { PartWeights } from '../steps/scoreWeights.ts';
import { interpolate } from './interpolate.ts';

/** What a rule that fills values looks at. */
export interface FillInput {
  readonly leaf: Leaf;
  readonly period: Period;
  /** Indices of the members, ascending. */
  readonly members: Int32Array;
  readonly weights: PartWeights;
  /** Value after denomination. */
  readonly value: Column;
  valueIn(period: Period): Column;
  /** Group of each member, for a rule that asks a group. */
  groups(): readonly string[];
  /** A bool column of who may be asked; undefined for all. */
  over(): Column | undefined;
}

/**
 * Gaps of a leaf that its missing rule fills with a value: an earlier one, one between two others, the mean or median of a group.
 *
 * Shape: by unit; the gaps that remain are not in it. A gap of weight 0 is left, but for `last_value`, which shows what it would be.
 * Only values of their own are asked for a mean or median. Rule: IMPUTE-LAST, PREPARE-2, IMPUTE-2.
 */
export function fillValues(input: FillInput): ReadonlyMap<number, ValueFill> {
  const fills = new Map<number, ValueFill>();
  const rule = input.leaf.missing;
  if (!VALUE_RULES.has(rule.rule)) return fills;
  const offers = rule.rule === 'mean_value_of' || rule.rule === 'median_value_of' ? offersOf(input, rule.rule) : undefined;
  input.members.forEach((unit, k) => {
    const gap = input.value.missing[unit] as number;
    if (gap === 0 || Number.isNaN(input.weights.declared[unit])) return;
    if (rule.rule !== 'last_value' && input.weights.asked[unit] === 0) return;
    const reason = missingReason(gap) as MissingReason;
    if (!actsOn(rule.rule, reason)) return;
    if (offers) {
      const offer = offers.of(k);
      if (offer) fills.set(unit, { reason, ...offer });
    } else if (rule.rule === 'last_value') {
      const earlier = lastValue(input.valueIn, input.period, unit, rule.months);
      if (earlier) fills.set(unit, { rule: 'last_value', reason, ...earlier });
    } else if (rule.rule === 'interpolate') {
      const between = interpolate(input.valueIn, input.period, unit, rule.months);
      if (between) fills.set(unit, { rule: 'interpolate', reason, ...between });
    }
  });
  return fills;
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
  const { members, weights, value } = input;
  const missing = value.missing.slice();
  for (const unit of members) if (Number.isNaN(weights.declared[unit])) missing[unit] = NOT_APPLICABLE;
  const groups = input.groups();
  const kind = rule === 'mean_value_of' ? 'mean_of' : 'median_of';
  const offered = groupScores(kind, members, groups, { values: value.values, missing }, input.over());
  return {
    of: (k: number): Offer | undefined => {
      const group = groups[k] as string;
      const offer = offered.get(group);
      return offer && { rule, group, count: offer.count, units: offer.units, value: offer.score };
    },
  };
}

const NOT_APPLICABLE = missingCode('not_applicable');
