import { tidy } from '@kedu/model';
import type { RunContext } from '../context.ts';
import type { ListScores } from '../steps/scoreTable.ts';
import type { ElasticEffect, JointEffect, ResponsibilityEffects } from './effect.ts';
import { chainPlaces } from './joint.ts';

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
    for (const unit of scores.elastic ? enrolled.members : []) {
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
