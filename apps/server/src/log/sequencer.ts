import type { Reading } from '@kedu/ledger';
import type { LogWriter } from '@kedu/runner';
import { authoritiesOf } from '@kedu/store';
import type { HeldLog, Sequencer } from '@kedu/workflow';
import type { Worker } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { logName } from './evidenceEntries.ts';
import { evidenceFolder } from './evidenceFolder.ts';
import { openLogWriter } from './openLogWriter.ts';

/** How often promised entries are looked for, in milliseconds, and how many are moved at once. */
const LOOK = 1_000;
const MOST = 500;

/**
 * Moves entries that were promised to the log of an authority into it, in the order of the audit trail, while nobody else does.
 *
 * Returns how many; undefined where another holds the log. One that a dead holder had entered and not written down is found by its bytes
 * and not entered again. Rules: COMMIT-5, ENTRY-3.
 */
export async function sequenceLog(
  { store, evidence }: { readonly store: Sequencer; readonly evidence: string },
  authority: string,
): Promise<Reading<number> | undefined> {
  return store.hold(logName(authority), async (held) => {
    const pending = await held.pending(MOST);
    if (pending.length === 0) return { value: 0 };
    const folder = await evidenceFolder(evidence, authority);
    if ('issue' in folder) return folder;
    const writer = await openLogWriter(folder.value.log, folder.value.key);
    if ('issue' in writer) return writer;
    try {
      return await enter(writer.value, held, pending);
    } finally {
      await writer.value.close();
    }
  });
}

async function enter(writer: LogWriter, held: HeldLog, pending: Awaited<ReturnType<HeldLog['pending']>>): Promise<Reading<number>> {
  // What was accepted before counts too.
  const before = await writer.publish();
  const known = writer.log.entries(before.size);
  if ('issue' in known) return known;
  const places = new Map(known.value.map((bytes, index) => [Buffer.from(bytes).toString('base64'), index]));
  const placed: (readonly [entry: (typeof pending)[number], index: number])[] = [];
  for (const entry of pending) {
    const there = places.get(Buffer.from(entry.entry).toString('base64'));
    const index = there === undefined ? await writer.append(entry.entry) : { value: there };
    if ('issue' in index) return index;
    placed.push([entry, index.value]);
  }
  await writer.publish();
  for (const [entry, index] of placed) await held.logged(entry, index);
  return { value: placed.length };
}

/**
 * Moves promised entries of all authorities into their logs, now and again; of several servers that share the folder of evidence one does
 * at a time. Rule: COMMIT-5.
 */
export function startSequencer(ports: ServerPorts, { look = LOOK }: { readonly look?: number } = {}): Worker {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let going: Promise<void> = Promise.resolve();
  const turn = async (): Promise<void> => {
    try {
      for (const { id } of await authoritiesOf(ports.store.pool)) {
        const done = await sequenceLog(ports, id);
        if (done !== undefined && 'issue' in done) ports.log('error', 'sequencer', { code: done.issue.code });
        else if (done !== undefined && done.value > 0) ports.log('info', 'sequencer', { entries: done.value });
      }
    } catch (error) {
      ports.log('error', 'sequencer', { fault: error instanceof Error ? error.name : 'unknown' });
    }
    if (isStopped) return;
    timer = setTimeout(() => {
      going = turn();
    }, look);
  };
  going = turn();
  return {
    name: 'sequencer',
    isAlive: () => !isStopped,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await going;
    },
  };
}
