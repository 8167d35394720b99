export { ByteReader, Damage } from './bytes/reader.ts';
export { ByteWriter } from './bytes/writer.ts';
export { SNAPSHOT_CODES, type SnapshotCode, snapshotIssue } from './codes.ts';
export { decodeObservations, type DecodedObservations } from './decode.ts';
export { encodeObservations } from './encode.ts';
export { HEAD_PARTS, type HeadPart, SEAL_CODES, type SealCode, sealIssue } from './sealed/codes.ts';
export {
  aligned,
  columnBytes,
  SEALED_KINDS,
  type SealedColumnPlace,
  type SealedHead,
  type SealedKind,
  type SealedLights,
  type SealedProfile,
} from './sealed/head.ts';
export { type InfiniteNumber, infiniteNumber } from './sealed/infinite.ts';
export { type OpenedSealed, openSealed, type OpenSealedOptions, type SealedFile } from './sealed/open.ts';
export { readerIssues, type SealedReader } from './sealed/reader.ts';
export { type SealedColumn, type SealedContent, sealedPieces } from './sealed/seal.ts';
