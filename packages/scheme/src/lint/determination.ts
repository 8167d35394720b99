import { bilingual, type Issue, joined, nearest, titledId } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Consequence } from '../compiled.ts';
import type { Draft } from './draft.ts';

/**
 * Determinations name grades of their own list, and proposals that can fall without moving the money of others.
 *
 * Rule: DETERMINE-1, DETERMINE-7. Errors: SCHEME_UNKNOWN_NAME for a grade that the list does not give, DETERMINE_SHARED_SUM.
 */
export function checkDetermination({ scheme, declared }: Draft): Issue[] {
  const { determination } = scheme;
  if (!determination) return [];
  return determination.rows.flatMap(({ list, item, rule, from, to, place }) => {
    if (item === 'proposal') {
      const shared = scheme.consequences.find(({ id }) => id === rule);
      if (!shared || !isSharedSum(shared)) return [];
      return [
        schemeIssue(
          'DETERMINE_SHARED_SUM',
          place,
          { ...bilingual('rule', shared.title), action: shared.propose.action },
          determination.clause,
        ),
      ];
    }
    const grades = scheme.grades.find(({ lists }) => lists?.includes(list)) ?? scheme.grades.find(({ lists }) => lists === undefined);
    const known = grades?.order.map(({ id }) => id) ?? [];
    return [from, to]
      .filter((name) => !known.includes(name) && declared.grade.has(name))
      .map((name) =>
        schemeIssue(
          'SCHEME_UNKNOWN_NAME',
          place,
          {
            kind: 'grade',
            name,
            nearest: nearest(name, known),
            ...bilingual('known', joined((grades?.order ?? []).map(({ id, title }) => titledId(id, title)))),
          },
          determination.clause,
        ),
      );
  });
}

/** One sum for all: what one unit does not get or give, others would have to. */
function isSharedSum({ propose }: Consequence): boolean {
  if (propose.action === 'allocate' || propose.action === 'pool') return true;
  return propose.action === 'pay' && propose.keepTotal;
}
