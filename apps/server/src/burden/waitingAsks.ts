import type { WaitingItem } from '@kedu/api';
import { type Context, denied, lastingAsks } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import { namesOfUnits } from './namesOfUnits.ts';

/**
 * Evidence and visits that units were asked for, to whoever speaks for them: one heap an
 * asking, in the words of whoever asked. Rules: BURDEN-4, API-12.
 */
export async function waitingAsks({ store, knowledge }: ServerPorts, context: Context): Promise<WaitingItem[]> {
  if (denied(context, 'confirm_value') !== undefined) return [];
  const unitName = await namesOfUnits({ store, knowledge }, context);
  return (await readAll(store, context.entered, 'burden')).flatMap(({ stream, state }): WaitingItem[] => {
    const unit = stream.slice('burden/'.length);
    if (denied(context, 'confirm_value', { unit }) !== undefined) return [];
    return lastingAsks(state, context.today).map(({ kind, about, on }) => ({
      kind,
      count: 1,
      isOverdue: false,
      unit: unitName(unit),
      about,
      askedOn: on,
      at: {},
    }));
  });
}
