import type { WaitingItem } from '@kedu/api';
import { type Context, denied, type FeedbackState } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';

/**
 * Results that wait: for a unit to say what it has to say of them, for whoever answers its
 * objections, for whoever closes the feedback or releases the ranks.
 *
 * Rules: RUNNING-5, API-12.
 */
export async function waitingFeedback({ store }: ServerPorts, context: Context): Promise<WaitingItem[]> {
  const { entered, today } = context;
  if (denied(context, 'read_result') !== undefined) return [];
  return (await readAll(store, entered, 'feedback')).flatMap(({ stream, state }): WaitingItem[] => {
    const count = state.standing === 'open' ? heapOf(state, context) : state.standing === 'closed' && may(context, 'release_ranks') ? 1 : 0;
    if (count === 0) return [];
    return [{ kind: 'feedback', count, by: state.until, isOverdue: today > state.until, at: { run: stream.slice('feedback/'.length) } }];
  });
}

/** How many units of an open feedback wait for whoever is entered. */
function heapOf({ units, said, until }: FeedbackState, context: Context): number {
  const last = (unit: string): string | undefined => said[unit]?.at(-1)?.kind;
  const own = units.filter(
    (unit) => last(unit) === undefined && denied(context, 'confirm_value', { unit }) === undefined && context.today <= until,
  );
  const contested = may(context, 'answer_feedback') ? units.filter((unit) => last(unit) === 'objected') : [];
  if (own.length + contested.length > 0) return own.length + contested.length;
  const isOver = context.today > until || units.every((unit) => last(unit) !== undefined);
  return isOver && may(context, 'open_feedback') ? 1 : 0;
}

function may(context: Context, permission: Parameters<typeof denied>[1]): boolean {
  return denied(context, permission) === undefined;
}
