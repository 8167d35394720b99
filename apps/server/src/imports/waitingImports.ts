import type { WaitingItem } from '@kedu/api';
import type { Context } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { readAll } from '../knowledge/heldStreams.ts';

/** Files that whoever is entered brought, and that were read and wait for him to record or withdraw them. Rules: COLLECT-11, API-12. */
export async function waitingImports({ store }: ServerPorts, { entered }: Context): Promise<WaitingItem[]> {
  const own = (await readAll(store, entered, 'import')).filter(({ state }) => state.standing === 'read' && state.person === entered.person);
  return own.map(({ stream, state: { round } }) => ({
    kind: 'imports',
    count: 1,
    isOverdue: false,
    at: { round, import: stream.slice('import/'.length) },
  }));
}
