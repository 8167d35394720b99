import {
  type Checkpoint,
  type NoteSignature,
  readPolicy,
  type Reading,
  trustCheckpoint,
  utf8,
  type WitnessPolicy,
  writeNote,
  writeVerifierKey,
} from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import type { LogHead } from '../ledger/logFolder.ts';
import type { LogWriter } from '../ledger/logWriter.ts';
import { nodeCrypto, nodeSha256 } from '../ledger/nodeCrypto.ts';
import { askWitness } from '../witness/askWitness.ts';

/** A checkpoint that its policy accepts. */
export interface CosignedLog {
  readonly checkpoint: Checkpoint;
  /** Names of the witnesses that cosigned it. */
  readonly cosigners: readonly string[];
  /** Witnesses that did not answer, although those that did are enough. */
  readonly issues: readonly Issue[];
}

/** What was cosigned; or why that is not enough, with what kept each witness that did not sign. Rule: WITNESS-5, FAULT-3. */
export type Asked<T> = { readonly value: T } | { readonly issue: Issue; readonly asked?: readonly Issue[] };

/** A policy with its text; where none is asked for, one that asks for the keys of the log and nobody else. Errors: LEDGER_POLICY. */
export function policyOf(
  { key, sm2 }: LogHead,
  asked: string | undefined,
): Reading<{ readonly text: string; readonly policy: WitnessPolicy }> {
  const text = asked ?? [...[key, ...(sm2 ? [sm2] : [])].map((one) => `log ${writeVerifierKey(one)}`), 'quorum none', ''].join('\n');
  const read = readPolicy(nodeSha256, text);
  return 'issue' in read ? read : { value: { text, policy: read.value } };
}

/**
 * Has the checkpoint of a log cosigned by those witnesses of the policy that have not done so.
 *
 * Rule: WITNESS-5, FAULT-3. Errors: those of trustCheckpoint, LEDGER_QUORUM among them; those of LogFolder.checkpoint.
 */
export async function cosignLog(writer: LogWriter, policy: WitnessPolicy): Promise<Asked<CosignedLog>> {
  const before = await writer.log.checkpoint();
  if ('issue' in before) return before;
  const { note } = before.value;
  const open = [...policy.witnesses.values()].filter(
    ({ url, key }) => url !== undefined && !note.signatures.some(({ name, keyId }) => name === key.name && keyId === key.id),
  );
  const answers = await Promise.all(open.map((witness) => askWitness(writer.log, before.value, witness)));
  const signatures = answers.flatMap((answer): readonly NoteSignature[] => ('value' in answer ? [answer.value] : []));
  if (signatures.length > 0) await writer.cosigned(before.value, signatures);
  const checkpoint = await writer.log.checkpoint();
  if ('issue' in checkpoint) return checkpoint;
  const trusted = trustCheckpoint(nodeCrypto, utf8(writeNote(checkpoint.value.note)), policy);
  const silent = answers.flatMap((answer) => ('issue' in answer ? [answer.issue] : []));
  if ('issue' in trusted) return { issue: trusted.issue, asked: silent };
  return {
    value: {
      checkpoint: checkpoint.value,
      cosigners: trusted.value.cosignatures.map(({ key }) => key.name),
      issues: silent.map((issue) => ({ ...issue, severity: 'warning' as const })),
    },
  };
}
