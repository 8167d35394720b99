import type { WaitingItem } from '@kedu/api';
import { type AccountReset, type Context, denied, type HandOver, livePost, ownerOf, type Permission, seated } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';

/**
 * Posts on which nobody sits, for whoever appoints; indicators that such a post answers for, for whoever assigns owners; seats that go on
 * and second factors and passwords that were lost, for whoever may be the second hand. Rules: RIGHT-4, RIGHT-8, RIGHT-11, RIGHT-16, RIGHT-22, API-12.
 */
export async function waitingRights(_: ServerPorts, context: Context): Promise<WaitingItem[]> {
  const { rights, today } = context;
  const isVacant = (post: string): boolean => seated(rights, post, today).length === 0;
  const vacant = rights.posts.filter(({ id }) => livePost(rights, id, today) !== undefined && isVacant(id)).length;
  const indicators = [...new Set(rights.owners.map(({ indicator }) => indicator))];
  const orphaned = indicators.filter((indicator) => {
    const post = ownerOf(rights, indicator, today);
    return post !== undefined && (livePost(rights, post, today) === undefined || isVacant(post));
  }).length;
  const count = denied(context, 'appoint') === undefined ? vacant : denied(context, 'assign_owners') === undefined ? orphaned : 0;
  return [
    ...secondHand('hand_overs', 'hand_over', rights.handOvers, context),
    ...secondHand('persons', 'reset_factor', rights.resets, context),
    ...(count === 0 ? [] : [{ kind: 'vacancies', count, isOverdue: false, at: {} } as const]),
  ];
}

/** What another administrator asked for, about somebody else, and can still be confirmed: due on the first of its last days. */
function secondHand(
  kind: 'hand_overs' | 'persons',
  permission: Permission,
  asked: readonly (HandOver | AccountReset)[],
  context: Context,
): WaitingItem[] {
  const { person: own } = context.entered;
  const days = asked.flatMap(({ person, by, until }) => (person !== own && by !== own && context.today <= until ? [until] : [])).sort();
  if (days.length === 0 || denied(context, permission) !== undefined) return [];
  return [{ kind, count: days.length, by: days[0] as string, isOverdue: false, at: {} }];
}
