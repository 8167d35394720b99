import type { WaitingItem } from '@kedu/api';
import { type Context, denied } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';

/**
 * Runs that wait for whoever requests them: those that failed, and finished ones that nobody
 * has opened to their units. Rules: RUNNING-2, RUNNING-5, API-12.
 */
export async function waitingRuns({ store }: ServerPorts, context: Context): Promise<WaitingItem[]> {
  const [mayRequest, mayOpen] = [denied(context, 'request_run') === undefined, denied(context, 'open_feedback') === undefined];
  if (!mayRequest && !mayOpen) return [];
  const runs = await readAll(store, context.entered, 'run');
  const corrected = new Set(runs.filter(({ state }) => state.standing === 'finished').map(({ state }) => state.corrects));
  const opened = new Set((await readAll(store, context.entered, 'feedback')).map(({ stream }) => stream.slice('feedback/'.length)));
  return runs.flatMap(({ stream, state }): WaitingItem[] => {
    const run = stream.slice('run/'.length);
    const isToRetry = mayRequest && state.standing === 'failed';
    const isToOpen = mayOpen && state.standing === 'finished' && !opened.has(run) && !corrected.has(run);
    return isToRetry || isToOpen ? [{ kind: 'runs', count: 1, isOverdue: false, at: { run } }] : [];
  });
}
