import { type LogEntry, type WithdrawalReason, writeEntry } from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import type { LogWriter } from '../ledger/logWriter.ts';
import { publishIssue } from './codes.ts';
import { type CosignedLog, cosignLog, policyOf } from './cosignLog.ts';
import { latestTime, readable, timeOfNext, withdrawalOf } from './entries.ts';
import { keepNotice } from './notices.ts';

export interface WithdrawAsked {
  readonly writer: LogWriter;
  /** Index of the publication in the log. */
  readonly publication: number;
  readonly reason: WithdrawalReason;
  /** Text of the policy file; without one the log alone counts, and nobody is asked. */
  readonly policy?: string | undefined;
  /** SHA-256 of bundle.json (`sha256:…`) where the bundle is at hand: it must be the one of the publication. */
  readonly bundle?: string | undefined;
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

/** Why a witness will never cosign: it saw another tree of this log, or a larger one. */
const SAW_ANOTHER = new Set(['forked', 'ahead']);

/**
 * Withdraws a publication: enters it, has the log cosigned, writes the notice that shows it to whoever has the old bundle.
 *
 * Shape: done again, for the same reason, it enters nothing and has the log cosigned by those witnesses that are missing. Where they are
 * too few, the notice is written under the signature of the log alone (NOTICE-5); where the last entry lies ahead, the withdrawal takes its
 * time, which is said (PUBLISH_DATED).
 * Rule: WITHDRAW-1, NOTICE-2, ENTRY-3, FAULT-1. Errors: PUBLISH_WITHDRAWN (`none`, `other_bundle`, `withdrawn` for another reason), then
 * nothing was entered; PUBLISH_FORKED where a witness saw another tree: this log is not to be gone on with; LEDGER_POLICY; LOG_ENTRY,
 * LEDGER_TILE; rejects where the disk cannot write.
 */
export async function withdrawPublication({
  writer,
  publication,
  reason,
  policy: asked,
  bundle,
  at,
}: WithdrawAsked): Promise<Reading<Withdrawn>> {
  const policy = policyOf(writer.log.head, asked);
  if ('issue' in policy) return policy;
  const { size } = await writer.publish();
  const all = writer.log.entries(size);
  if ('issue' in all) return all;
  const known = readable(all.value);
  const published = known[publication];
  const refused = (why: string): Reading<never> => ({ issue: publishIssue('PUBLISH_WITHDRAWN', {}, { index: publication, reason: why }) });
  if (published?.kind !== 'publication') return refused('none');
  if (bundle !== undefined && bundle !== published.hashes['bundle']?.sha256) return refused('other_bundle');
  const before = withdrawalOf(known, publication);
  if (before !== undefined && known[before]?.about['reason'] !== reason) return refused('withdrawn');
  const next = timeOfNext(known, at);
  const dated = before === undefined && 'issue' in next ? publishIssue('PUBLISH_DATED', {}, { at, last: latestTime(known) }) : undefined;
  const entry: LogEntry = {
    kind: 'withdrawal',
    authority: published.authority,
    at: 'value' in next ? next.value : latestTime(known),
    about: { publication, reason },
    hashes: {},
    roots: {},
  };
  const index = before === undefined ? await writer.append(writeEntry(entry)) : { value: before };
  if ('issue' in index) return index;
  await writer.publish();
  const cosigned = await cosignLog(writer, policy.value.policy);
  const forked = 'issue' in cosigned ? cosigned.asked?.find(({ args }) => SAW_ANOTHER.has(String(args['reason']))) : undefined;
  if (forked) return { issue: publishIssue('PUBLISH_FORKED', {}, { name: String(forked.args['name']), index: index.value }) };
  const checkpoint = 'issue' in cosigned ? await writer.log.checkpoint() : { value: cosigned.value.checkpoint };
  if ('issue' in checkpoint) return checkpoint;
  const notice = await keepNotice(writer.log, checkpoint.value, publication);
  if ('issue' in notice) return notice;
  const done = { index: index.value, isNew: before === undefined, notice: notice.value };
  const warnings = dated ? [dated] : [];
  if ('value' in cosigned) return { value: { ...cosigned.value, issues: [...warnings, ...cosigned.value.issues], ...done } };
  return {
    value: {
      ...done,
      checkpoint: checkpoint.value,
      cosigners: [],
      issues: [...warnings, ...(cosigned.asked ?? []).map((issue) => ({ ...issue, severity: 'warning' as const }))],
      uncosigned: { ...cosigned.issue, severity: 'warning' },
    },
  };
}
