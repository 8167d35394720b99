import type { WaitingItem } from '@kedu/api';
import { type Context, denied, livePost, ownerOf, seated } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';

/**
 * Posts on which nobody sits, for whoever appoints; indicators that such a post answers for,
 * for whoever assigns owners. Rules: RIGHT-8, RIGHT-11, API-12.
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
  return count === 0 ? [] : [{ kind: 'vacancies', count, isOverdue: false, at: {} }];
}
