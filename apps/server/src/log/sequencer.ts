import type { Reading } from '@kedu/ledger';
import type { LogWriter } from '@kedu/runner';
import { authoritiesOf, type DatabaseStore } from '@kedu/store';
import type { HeldLog } from '@kedu/workflow';
import { publishedSize } from '../bundles/keptBundle.ts';
import { isAway } from '../http/away.ts';
import type { Worker } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { faultFields } from '../operation/requestLog.ts';
import { logName } from './evidenceEntries.ts';
import { evidenceFolder, knownSize } from './evidenceFolder.ts';
import { openLogWriter } from './openLogWriter.ts';

/** How often promised entries are looked for, in milliseconds, and how many are moved at once. */
const LOOK = 1_000;
const MOST = 500;

/**
 * Moves entries that were promised to the log of an authority into it, in the order of the audit trail, while nobody else does.
 *
 * Returns how many; undefined where another holds the log. One that a dead holder had entered and not written down is found by its bytes
 * and not entered again. `looks` is for a log that is not known to be well yet: it is looked at although nothing waits for it. Rules:
 * COMMIT-5, ENTRY-3. Errors: EVIDENCE_LOG, those of the log.
 */
export async function sequenceLog(
  { store, evidence }: { readonly store: Pick<DatabaseStore, 'hold' | 'look'>; readonly evidence: string },
  authority: string,
  { looks = false }: { readonly looks?: boolean } = {},
): Promise<Reading<number> | undefined> {
  const published = looks ? await publishedSize(store, authority) : 0;
  return store.hold(logName(authority), async (held) => {
    const pending = await held.pending(MOST);
    if (pending.length === 0 && !looks) return { value: 0 };
    const known = { published, last: await held.last() };
    if (pending.length === 0 && knownSize(known) === 0) return { value: 0 };
    const folder = await evidenceFolder(evidence, authority, known);
    if ('issue' in folder) return folder;
    if (pending.length === 0) return { value: 0 };
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
    // Of two hosts that share the folder, one whose lock has gone with its connection writes nothing more.
    if (there === undefined) await held.stillHeld();
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
 * at a time. It is not alive while a log is refused, or cannot be read or written; that is said once, and once more when it is well. The
 * other logs go on meanwhile. Rule: COMMIT-5, OPERATE-6.
 */
export function startSequencer(ports: ServerPorts, { look = LOOK }: { readonly look?: number } = {}): Worker {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let going: Promise<void> = Promise.resolve();
  /** Authorities whose log was looked at: what keeps entries from it, as it is said, or nothing. */
  const looked = new Map<string, Readonly<Record<string, string>> | undefined>();
  const keep = (authority: string, fault?: Readonly<Record<string, string>>): void => {
    const before = looked.get(authority);
    looked.set(authority, fault);
    if (fault !== undefined && ['code', 'reason', 'fault'].some((name) => fault[name] !== before?.[name]))
      ports.log('error', 'sequencer', { authority, ...fault });
    else if (fault === undefined && before !== undefined) ports.log('info', 'sequencer', { authority, well: true });
  };
  const sequence = async (authority: string): Promise<void> => {
    try {
      const done = await sequenceLog(ports, authority, { looks: !looked.has(authority) || looked.get(authority) !== undefined });
      if (done === undefined) return;
      if ('issue' in done) {
        const { reason } = done.issue.args;
        return keep(authority, { code: done.issue.code, ...(typeof reason === 'string' ? { reason } : {}) });
      }
      keep(authority);
      if (done.value > 0) ports.log('info', 'sequencer', { entries: done.value });
    } catch (error) {
      if (isAway(error)) throw error;
      keep(authority, faultFields(error));
    }
  };
  const turn = async (): Promise<void> => {
    try {
      for (const { id } of await authoritiesOf(ports.store.pool)) await sequence(id);
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
    isAlive: () => !isStopped && [...looked.values()].every((fault) => fault === undefined),
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await going;
    },
  };
}
