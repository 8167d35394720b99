import { canonicalJson, contentHash, type Issue } from '@kedu/model';
import { authoritiesOf } from '@kedu/store';
import { type Commit, type Entered, type Receipt, type SealRecord, type Store, workflowIssue } from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import type { Handlers } from '../http/handler.ts';
import { actorsOf } from '../knowledge/actors.ts';
import { performKeeping } from '../knowledge/bytes.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { shownSeal } from '../rounds/roundHandlers.ts';
import { type SealCommand, sealCommand } from './sealRound.ts';

/** How often figures are taken for a seal, where some were approved or submitted meanwhile. */
const ATTEMPTS = 4;

/** Sealing of a round. Rules: ROUND-8, ROUND-9, COMMIT-8. */
export const SEAL_HANDLERS: Handlers = {
  sealRound: async ({ ports, entered, context, params, body, key }) => {
    const taskOf = (command: SealCommand) => ({ on: 'round', id: params.round, command }) as const;
    const contentOf = (seal: SealRecord): string => contentHash(canonicalJson(taskOf(commandOf(seal, body.reason))));
    const sealsNow = async () => (await readOne(ports.store, entered, 'round', params.round)).state.seals;
    const shown = async (receipt: Receipt, seal: SealRecord) => ({
      value: { ...receipt, seal: shownSeal(seal, await actorsOf(ports.people, context.rights, [seal])) },
    });
    // What was sealed by this key is answered again, not made again: figures may have been approved since.
    const before = await ports.store.answered(entered, key);
    if (before !== undefined) {
      const seal = (await sealsNow()).find((one) => contentOf(one) === before.content);
      if (seal === undefined) return { issues: [workflowIssue('COMMIT_KEY_REUSED', {}, { key, sequence: before.receipt.sequence })] };
      return shown({ ...before.receipt, again: true }, seal);
    }
    const authority = (await authoritiesOf(ports.store.pool)).find(({ id }) => id === entered.authority);
    for (let attempt = 1; ; attempt += 1) {
      const now = attempt === 1 ? context : { ...context, at: ports.clock.now() };
      const coming = await sealCommand(ports, now, params.round, authority?.isExample ?? false, body.reason);
      if ('issues' in coming) return coming;
      const { command, staged, readBefore } = coming.value;
      const done = await performKeeping({ ...ports, readBefore }, staged, entered, key, taskOf(command));
      if ('issues' in done) {
        if (attempt < ATTEMPTS && (done.issues.some(isEarlier) || (await haveMoved(ports.store, entered, readBefore)))) continue;
        return besideFields<never>({ issues: done.issues }, body);
      }
      const content = contentHash(canonicalJson(taskOf(command)));
      const seal = (await sealsNow()).find((one) => contentOf(one) === content);
      if (seal === undefined) throw new RangeError('a seal that its round does not know');
      const { sequence, at, again } = done.value;
      return shown({ sequence, at, again }, seal);
    }
  },
};

/** What was approved between the moment of the asking and the reading is later than the seal says. */
function isEarlier({ code, args: { reason } }: Issue): boolean {
  return code === 'ROUND_SEAL' && reason === 'moment';
}

/** Whether figures are further than when a snapshot was made of them. */
async function haveMoved(store: Pick<Store, 'numbers'>, entered: Entered, before: Commit['expected']): Promise<boolean> {
  const now = await store.numbers(
    entered,
    before.map(({ stream }) => stream),
  );
  return now.some(({ version }, i) => version !== before[i]?.version);
}

/** The command that made a seal, with the reason that is given now. */
function commandOf({ hash, figures, knownAt }: SealRecord, reason: string | undefined): SealCommand {
  return { type: 'seal_round', hash, figures, knownAt, ...(reason === undefined ? {} : { reason }) };
}
