import { type Column, type MissingReason, missingReason } from '@kedu/model';
import type { MissingRule } from '@kedu/scheme';
import type { EnrolledList, RunContext } from '../context.ts';
import { actsOn } from '../impute/acts.ts';
import { type Fill, VALUE_RULES } from '../impute/fill.ts';
import { groupOffers } from '../impute/groupOffers.ts';
import type { Reference } from '../normalise/method.ts';
import { peerGroups } from './peerGroups.ts';
import { columnOfNode, type ScoreNode } from './scoreNode.ts';
import { eligibilityScope } from './scoreScope.ts';

/** What filling reads beside the part itself. */
export interface FillContext {
  readonly ctx: RunContext;
  readonly enrolled: EnrolledList;
  readonly missingShare: Float64Array;
  readonly eligible: Column;
  /** Gathers what groups offer, as reference points by key (CALIBRATE-4). */
  readonly offers: Map<string, Reference>;
}

/**
 * Fills the gaps of a part on the score: zero, or the mean or median of its group; marks what is refused.
 *
 * Shape: node — score and reasons are changed where a gap is filled; `round` is applied to what is filled in. Gaps of parts that weigh nothing
 * are left as they are. Donors are members with a score of their own, so filling never feeds on filled scores;
 * what an earlier run froze stands before them.
 * Rule: IMPUTE-1, IMPUTE-2, IMPUTE-REFUSE, IMPUTE-ZERO, IMPUTE-MEAN, IMPUTE-MEDIAN, CALIBRATE-4.
 */
export function fillGaps(
  { ctx, enrolled, missingShare, eligible, offers }: FillContext,
  node: ScoreNode,
  rule: MissingRule,
  fills: Map<number, Fill>,
  round: (score: number) => number,
  refuse: (unit: number, reason: MissingReason) => void,
): void {
  if (rule.rule === 'reweight' || VALUE_RULES.has(rule.rule)) return;
  const gaps = gapsOf(enrolled.members, node, rule);
  if (rule.rule === 'refuse') {
    for (const { unit, reason } of gaps) {
      node.refused[unit] = 1;
      refuse(unit, reason);
    }
    return;
  }
  if (rule.rule === 'zero') {
    for (const { unit, reason } of gaps) {
      give(node, unit, round(0));
      fills.set(unit, { rule: 'zero', reason, because: rule.reason });
    }
    return;
  }
  if (rule.rule !== 'mean_of' && rule.rule !== 'median_of') return;
  const groups = peerGroups(ctx.enrolment, enrolled, rule.group);
  const over = rule.over?.evaluate(eligibilityScope(ctx, missingShare, eligible));
  const own = { rule: rule.rule, path: node.part.path, enrolled, groups, column: columnOfNode(node), over, frozen: ctx.input.references };
  const { offers: offered, references } = groupOffers(own);
  for (const [key, offer] of references) offers.set(key, offer);
  for (const { unit, k, reason } of gaps) {
    const group = groups[k] as string;
    const offer = offered.get(group);
    if (!offer) continue;
    const score = round(offer.score);
    give(node, unit, score);
    fills.set(unit, { rule: rule.rule, reason, group, ...offer });
  }
}

function gapsOf(members: Int32Array, node: ScoreNode, rule: MissingRule): { unit: number; k: number; reason: MissingReason }[] {
  const gaps: { unit: number; k: number; reason: MissingReason }[] = [];
  members.forEach((unit, k) => {
    if (node.missing[unit] === 0 || node.refused[unit] === 1 || node.asked[unit] === 0) return;
    const reason = missingReason(node.missing[unit] as number) as MissingReason;
    if (actsOn(rule.rule, reason)) gaps.push({ unit, k, reason });
  });
  return gaps;
}

function give(node: ScoreNode, unit: number, score: number): void {
  node.score[unit] = score;
  node.missing[unit] = 0;
}
