import type { WaitingItem } from '@kedu/api';
import { type Context, denied } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';

/**
 * Scheme versions and requests for changes that wait for whoever is entered: for the
 * review or the publication of somebody who had no hand in them.
 *
 * Rules: SCHEMEPUB-1, SCHEMEPUB-2, API-12.
 */
export async function waitingRules({ store }: ServerPorts, context: Context): Promise<WaitingItem[]> {
  const { person } = context.entered;
  const may = (permission: Parameters<typeof denied>[1]): boolean => denied(context, permission) === undefined;
  const schemes = (await readAll(store, context.entered, 'scheme')).filter(({ state: { standing, authors, reviewer } }) => {
    if (authors.includes(person)) return false;
    return (standing === 'in_review' && may('review_scheme')) || (standing === 'reviewed' && reviewer !== person && may('publish_scheme'));
  });
  const changes = (await readAll(store, context.entered, 'change')).filter(({ state: { standing, requester, reviewer } }) => {
    if (requester === person) return false;
    return (standing === 'requested' && may('review_change')) || (standing === 'reviewed' && reviewer !== person && may('approve_change'));
  });
  return [
    ...schemes.map(
      ({ stream }): WaitingItem => ({ kind: 'schemes', count: 1, isOverdue: false, at: { scheme: stream.slice('scheme/'.length) } }),
    ),
    ...changes.map(
      ({ stream, state: { from } }): WaitingItem => ({
        kind: 'changes',
        count: 1,
        by: from,
        isOverdue: context.today > from,
        at: { change: stream.slice('change/'.length) },
      }),
    ),
  ];
}
