export { type Checkpoint, checkpointText, readCheckpoint, type TreeHead } from './checkpoint.ts';
export { LEDGER_CODES, type LedgerCode, ledgerIssue } from './codes.ts';
export type { CheckingCrypto, HashFunction, Signer, VerifyEd25519, VerifySm2 } from './crypto.ts';
export {
  isKeyName,
  readVerifierKey,
  SIGNATURE_TYPES,
  type SignatureType,
  type VerifierKey,
  verifierKey,
  writeVerifierKey,
} from './note/key.ts';
export { isEd25519Key } from './note/ed25519Key.ts';
export { type Note, NOTE_LIMITS, type NoteSignature, readNote, readSignature, writeNote, writeSignature } from './note/note.ts';
export { checkSignatures, cosign, type KnownSignature, signNote } from './note/signatures.ts';
export { meetsQuorum, type PolicyKey, readPolicy, type WitnessPolicy } from './policy.ts';
export { type LogProof, readLogProof, writeLogProof } from './proofFile.ts';
export { Malformed, type Reading, reading } from './reading.ts';
export { decimalNumber, fromBase64, fromUtf8, toBase64, utf8 } from './text.ts';
export { MOST_ENTRY_BYTES, readEntries, writeEntries } from './tiles/entries.ts';
export { bundlesBetween, readTilePath, TILE_WIDTH, tilePath, type TilePlace, tilesBetween } from './tiles/path.ts';
export { readTile, sourceOfTiles, type TileBytes } from './tiles/tiles.ts';
export { EMPTY_FRONTIER, type Frontier, frontierRoot, grow, type TileWrite } from './tree/growth.ts';
export { emptyRoot, HASH_SIZE, leafHash, nodeHash, sameHash } from './tree/hash.ts';
export { proveConsistency, proveInclusion } from './tree/prove.ts';
export { type HashSource, type LeafRange, rangeHash, sourceOfLeaves } from './tree/source.ts';
export {
  isSubtree,
  type Subtree,
  type SubtreeConsistencyClaim,
  type SubtreeInclusionClaim,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './tree/subtree.ts';
export { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from './tree/verify.ts';
export { type TrustedCheckpoint, trustCheckpoint } from './trusted.ts';
export { decide, WITNESS_REFUSALS, type WitnessDecision, type WitnessRefusal } from './witness/decide.ts';
export { type AddCheckpoint, readAddCheckpoint, writeAddCheckpoint } from './witness/request.ts';
export { followLog, type LogChange } from './follow.ts';
