import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Draft } from './draft.ts';

const MONEY = new Set(['cut', 'allocate', 'pool', 'pay', 'compensate', 'release', 'fund', 'staff']);

/**
 * Rules about money say for which lists they are, where there are several: a unit that stands in two would be cut or paid twice.
 *
 * Rule: SCHEME-73. Errors: SCHEME_MONEY_WITHOUT_LISTS as a warning.
 */
export function checkConsequences({ scheme, link }: Draft): Issue[] {
  const lists = scheme.lists.map(({ id }) => id);
  if (lists.length < 2 || link.isBroken(['lists'])) return [];
  return scheme.consequences
    .filter((rule) => rule.lists === undefined && MONEY.has(rule.propose.action))
    .map(({ title, place, clause }) =>
      schemeIssue('SCHEME_MONEY_WITHOUT_LISTS', place, { title: title['zh-CN'], lists: lists.join(', ') }, clause),
    );
}
