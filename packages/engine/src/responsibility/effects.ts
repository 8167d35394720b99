import { tidy } from '@kedu/model';
import type { RunContext } from '../context.ts';
import type { ListScores } from '../steps/scoreTable.ts';
import { chainPlaces } from './joint.ts';

/** What an elastic coefficient moved for one unit (ELASTIC-3). */
export interface ElasticEffect {
  readonly path: string;
  readonly unit: number;
  readonly coefficient: number;
  readonly reason: string;
  /** Class or overlay whose row it is; absent for a row of the unit itself. */
  readonly class?: string | undefined;
  /** Score before and after the coefficient, before rounding. */
  readonly from: number;
  readonly to: number;
  /** Points that the difference gives the part above: weight × (to − from) ÷ 100. */
  readonly points: number;
}

/** What one unit answers for of the joint result of a chain (JOINT-4). */
export interface JointEffect {
  readonly path: string;
  readonly chain: string;
  readonly unit: number;
  readonly share: number;
  /** Points that the joint result gives the part above; NaN where there is no score. */
  readonly points: number;
}

/** Everything in one list that rests on coefficients or chains; keys only where there is something, so that other results stay as they are. */
export interface ResponsibilityEffects {
  readonly elastic?: readonly ElasticEffect[];
  readonly joint?: readonly JointEffect[];
}

/**
 * What coefficients moved in a list and who answers for what, for reports.
 *
 * Shape: by part in the order of the tree, then units ascending; of chains in the order of their table, members as they stand there.
 * Rule: ELASTIC-3, JOINT-4 (docs/spec/responsibility.md). Errors: none.
 */
export function responsibilityEffects(
  { enrolment }: Pick<RunContext, 'enrolment'>,
  { enrolled, leaves, parts }: ListScores,
): ResponsibilityEffects {
  const elastic: ElasticEffect[] = [];
  const joint: JointEffect[] = [];
  const isMember = new Set(enrolled.members);
  for (const [path, scores] of leaves) {
    for (const unit of enrolled.members) {
      const one = scores.elastic?.(unit);
      if (!one) continue;
      const weight = parts.get(path)?.weight[unit] ?? 0;
      const { coefficient, reason, class: of } = one.row;
      const points = tidy((weight * (one.after - one.before)) / 100);
      elastic.push({
        path,
        unit,
        coefficient,
        reason,
        ...(of === undefined ? {} : { class: of }),
        from: one.before,
        to: one.after,
        points,
      });
    }
    if (!scores.leaf.joint) continue;
    for (const [unit, { chain, share }] of chainPlaces(scores.leaf.joint, enrolment)) {
      if (!isMember.has(unit) || Number.isNaN(scores.declared[unit])) continue;
      joint.push({ path, chain: chain.name, unit, share, points: parts.get(path)?.points.values[unit] ?? Number.NaN });
    }
  }
  return { ...(elastic.length > 0 ? { elastic } : {}), ...(joint.length > 0 ? { joint } : {}) };
}
