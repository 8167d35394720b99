import type { Consequence } from '@kedu/scheme';
import type { LightResult } from '../result.ts';
import { applyRule } from './applyRule.ts';
import { deciderOf, type ProposeContext, type ProposeList } from './context.ts';
import { consequenceScope } from './scope.ts';

/**
 * IDs of what rules propose on these lists, apart from what they withhold.
 *
 * Rule: NOISE-1. Errors: none; what cannot be decided proposes nothing.
 */
export function proposedBy(
  ctx: ProposeContext,
  lists: readonly ProposeList[],
  lights: readonly LightResult[],
  rules: readonly Consequence[],
): ReadonlySet<string> {
  const scoped = lists.map((list) => ({ list, scope: consequenceScope(ctx, list, lights) }));
  return new Set(
    rules.flatMap((rule) => {
      const decides = deciderOf(ctx.input.scheme, rule);
      if (decides === '') return [];
      const runs = scoped
        .filter(({ list }) => rule.lists === undefined || rule.lists.includes(list.list))
        .map((one) => ({ ctx, rule, ...one, decides }));
      return applyRule(runs, rule).proposals.flatMap(({ id, withheldBecause }) => (withheldBecause === undefined ? [id] : []));
    }),
  );
}
