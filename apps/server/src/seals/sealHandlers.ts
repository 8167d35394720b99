import { authoritiesOf } from '@kedu/store';
import type { SealRecord } from '@kedu/workflow';
import type { Handlers } from '../http/handler.ts';
import { actorsOf } from '../knowledge/actors.ts';
import { performKeeping } from '../knowledge/bytes.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { shownSeal } from '../rounds/roundHandlers.ts';
import { sealCommand } from './sealRound.ts';

/** Sealing of a round. Rules: ROUND-8, ROUND-9. */
export const SEAL_HANDLERS: Handlers = {
  sealRound: async ({ ports, entered, context, params, body, key }) => {
    // What was sealed by this key is answered again: figures may have been approved since.
    const before = await ports.store.answered(entered, key);
    if (before === undefined) {
      const authority = (await authoritiesOf(ports.store.pool)).find(({ id }) => id === entered.authority);
      const coming = await sealCommand(ports, context, params.round, authority?.isExample ?? false, body.reason);
      if ('issues' in coming) return coming;
      const { command, staged } = coming.value;
      const done = await performKeeping(ports, staged, entered, key, { on: 'round', id: params.round, command });
      if ('issues' in done) return { issues: done.issues };
    }
    const { state } = await readOne(ports.store, entered, 'round', params.round);
    const receipt = before?.receipt ?? (await ports.store.answered(entered, key))?.receipt;
    const seal = state.seals.find(({ at }) => at === receipt?.at) ?? (state.seals.at(-1) as SealRecord);
    const actors = await actorsOf(ports.people, context.rights, [seal]);
    return {
      value: { sequence: receipt?.sequence ?? 0, at: receipt?.at ?? seal.at, again: before !== undefined, seal: shownSeal(seal, actors) },
    };
  },
};
