export { ByteReader, Damage } from './bytes/reader.ts';
export { ByteWriter } from './bytes/writer.ts';
export { SNAPSHOT_CODES, type SnapshotCode, snapshotIssue } from './codes.ts';
export { decodeObservations, type DecodedObservations } from './decode.ts';
export { encodeObservations } from './encode.ts';
