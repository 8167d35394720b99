import { type Checkpoint, type CheckingCrypto, checkSignatures, type KnownSignature, type WitnessPolicy } from '@kedu/ledger';

/** A checkpoint that its log signed, with the cosignatures of known witnesses that hold, be they enough or not. */
export interface SignedCheckpoint extends Checkpoint {
  readonly cosignatures: readonly KnownSignature[];
}

/** The checkpoint where a log of the policy signed it: that alone is enough to hold it against another one that it signed. Rule: VERIFY-10. */
export function signedCheckpoint(crypto: CheckingCrypto, checkpoint: Checkpoint, policy: WitnessPolicy): SignedCheckpoint | undefined {
  const logKeys = policy.logs.map(({ key }) => key).filter(({ name }) => name === checkpoint.origin);
  const signed = checkSignatures(crypto, checkpoint.note, logKeys);
  if ('issue' in signed || signed.value.length === 0) return undefined;
  const witnesses = checkSignatures(
    crypto,
    checkpoint.note,
    [...policy.witnesses.values()].map(({ key }) => key),
  );
  return { ...checkpoint, cosignatures: 'value' in witnesses ? witnesses.value : [] };
}
