import type { CheckingCrypto } from './crypto.ts';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import type { VerifierKey } from './note/key.ts';
import { checkSignatures, type KnownSignature } from './note/signatures.ts';
import { meetsQuorum, type WitnessPolicy } from './policy.ts';
import { type Reading, Malformed, reading } from './reading.ts';

/** A checkpoint that counts: signed by a log of the policy and cosigned as its quorum asks. */
export interface TrustedCheckpoint extends Checkpoint {
  readonly log: VerifierKey;
  /** The key of SM2 that signed it too, where the policy asks for one. */
  readonly sm2?: VerifierKey | undefined;
  /** Those of witnesses of the policy that hold, with the second at which each saw the tree. */
  readonly cosignatures: readonly KnownSignature[];
}

/**
 * A checkpoint that a policy accepts.
 *
 * Rule: POLICY-2, POLICY-3. Errors: those of reading it; LEDGER_SIGNATURE (`wrong`, `wrong_sm2`, `twice`; `missing` where no log of the policy with the origin as its name signed it,
 * `missing_sm2` where the policy has keys of SM2 for it and none of them did);
 * LEDGER_QUORUM where witnesses are too few.
 */
export function trustCheckpoint(crypto: CheckingCrypto, bytes: Uint8Array, policy: WitnessPolicy): Reading<TrustedCheckpoint> {
  const read = readCheckpoint(bytes);
  if ('issue' in read) return read;
  const checkpoint = read.value;
  const logKeys = policy.logs.map(({ key }) => key).filter(({ name }) => name === checkpoint.origin);
  const sm2Keys = policy.sm2.filter(({ name }) => name === checkpoint.origin);
  const witnessKeys = [...policy.witnesses.values()].map(({ key }) => key);
  const checked = checkSignatures(crypto, checkpoint.note, [...logKeys, ...sm2Keys, ...witnessKeys]);
  if ('issue' in checked) return checked;
  return reading(() => {
    const log = checked.value.find(({ key }) => logKeys.includes(key))?.key;
    if (!log) throw new Malformed('LEDGER_SIGNATURE', { reason: 'missing', name: checkpoint.origin });
    const sm2 = checked.value.find(({ key }) => sm2Keys.includes(key))?.key;
    if (sm2Keys.length > 0 && !sm2) throw new Malformed('LEDGER_SIGNATURE', { reason: 'missing_sm2', name: checkpoint.origin });
    const cosignatures = checked.value.filter(({ key }) => witnessKeys.includes(key));
    const signers = cosignatures.map(({ key }) => key);
    if (!meetsQuorum(policy, signers))
      throw new Malformed('LEDGER_QUORUM', { quorum: policy.quorum, signed: signers.map(({ name }) => name).join('、') });
    return { ...checkpoint, log, ...(sm2 ? { sm2 } : {}), cosignatures };
  });
}
