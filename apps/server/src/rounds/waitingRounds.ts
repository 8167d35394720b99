import type { WaitingItem } from '@kedu/api';
import { type Context, denied } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';

/** Rounds that wait for whoever runs or seals them: to be opened, closed after their last day, or sealed. Rule: API-12. */
export async function waitingRounds({ store }: ServerPorts, context: Context): Promise<WaitingItem[]> {
  const [mayRun, maySeal] = [denied(context, 'run_round') === undefined, denied(context, 'seal_round') === undefined];
  if (!mayRun && !maySeal) return [];
  const { today } = context;
  return (await readAll(store, context.entered, 'round')).flatMap(({ stream, state: { standing, plan } }) => {
    if (plan === undefined) return [];
    const isToOpen = mayRun && standing === 'planned' && plan.opensOn <= today;
    const isToClose = mayRun && standing === 'open' && plan.closesOn < today;
    const isToSeal = maySeal && standing === 'closed';
    if (!isToOpen && !isToClose && !isToSeal) return [];
    const by = isToOpen ? plan.opensOn : plan.closesOn;
    return [{ kind: 'rounds', count: 1, by, isOverdue: today > plan.closesOn, at: { round: stream.slice('round/'.length) } }];
  });
}
