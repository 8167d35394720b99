import { type LogEntry, type WithdrawalReason, writeEntry } from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import type { LogWriter } from '../ledger/logWriter.ts';
import { publishIssue } from './codes.ts';
import { type CosignedLog, cosignLog, policyOf } from './cosignLog.ts';
import { readable, timeOfNext, withdrawalOf } from './entries.ts';
import { keepNotice } from './notices.ts';

export interface WithdrawAsked {
  readonly writer: LogWriter;
  /** Index of the publication in the log. */
  readonly publication: number;
  readonly reason: WithdrawalReason;
  /** Text of the policy file; without one the log alone counts, and nobody is asked. */
  readonly policy?: string | undefined;
  /** Now, `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
}

/** A publication that was withdrawn. */
export interface Withdrawn extends CosignedLog {
  /** Index of the withdrawal. */
  readonly index: number;
  /** False where the log had it already. */
  readonly isNew: boolean;
  /** Why too few witnesses have cosigned as yet: the withdrawal stands all the same, by the signature of the log alone. */
  readonly uncosigned?: Issue | undefined;
  /** Text of the notice, as it stands beside the log. */
  readonly notice: string;
}

/**
 * Withdraws a publication: enters it, has the log cosigned, writes the notice that shows it to whoever has the old bundle.
 *
 * Shape: done again, for the same reason, it enters nothing and has the log cosigned by those witnesses that are missing. Where they are too few, the notice is written under the signature of the log alone (NOTICE-5).
 * Rule: WITHDRAW-1, NOTICE-2, ENTRY-3, FAULT-1. Errors: PUBLISH_WITHDRAWN (`none`, `withdrawn` for another reason), PUBLISH_CLOCK, then nothing was entered; LEDGER_POLICY; LOG_ENTRY, LEDGER_TILE; rejects where the disk cannot write.
 */
export async function withdrawPublication({ writer, publication, reason, policy: asked, at }: WithdrawAsked): Promise<Reading<Withdrawn>> {
  const policy = policyOf(writer.log.head, asked);
  if ('issue' in policy) return policy;
  const { size } = await writer.publish();
  const all = writer.log.entries(size);
  if ('issue' in all) return all;
  const known = readable(all.value);
  const published = known[publication];
  const refused = (why: string): Reading<never> => ({ issue: publishIssue('PUBLISH_WITHDRAWN', {}, { index: publication, reason: why }) });
  if (published?.kind !== 'publication') return refused('none');
  const before = withdrawalOf(known, publication);
  if (before !== undefined && known[before]?.about['reason'] !== reason) return refused('withdrawn');
  const time = before === undefined ? timeOfNext(known, at) : { value: at };
  if ('issue' in time) return time;
  const entry: LogEntry = {
    kind: 'withdrawal',
    authority: published.authority,
    at: time.value,
    about: { publication, reason },
    hashes: {},
    roots: {},
  };
  const index = before === undefined ? await writer.append(writeEntry(entry)) : { value: before };
  if ('issue' in index) return index;
  await writer.publish();
  const cosigned = await cosignLog(writer, policy.value.policy);
  const checkpoint = 'issue' in cosigned ? await writer.log.checkpoint() : { value: cosigned.value.checkpoint };
  if ('issue' in checkpoint) return checkpoint;
  const notice = await keepNotice(writer.log, checkpoint.value, publication);
  if ('issue' in notice) return notice;
  const done = { index: index.value, isNew: before === undefined, notice: notice.value };
  if ('value' in cosigned) return { value: { ...cosigned.value, ...done } };
  return {
    value: {
      ...done,
      checkpoint: checkpoint.value,
      cosigners: [],
      issues: (cosigned.asked ?? []).map((issue) => ({ ...issue, severity: 'warning' as const })),
      uncosigned: { ...cosigned.issue, severity: 'warning' },
    },
  };
}
