import { TAG, writeDer } from './der.ts';

/** SHA-256 without parameters, as an AlgorithmIdentifier. */
const SHA_256 = Uint8Array.of(0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00);

export const TIMESTAMP_REQUEST_TYPE = 'application/timestamp-query';
export const TIMESTAMP_REPLY_TYPE = 'application/timestamp-reply';

/**
 * A TimeStampReq in DER: SHA-256 imprint, nonce, certificate wanted.
 *
 * Shape: hash of 32 bytes, nonce of 8 to 32. Rule: ANCHOR-4 (RFC 3161 §2.4.1). Errors: RangeError for other lengths.
 * Example: POST it as application/timestamp-query.
 */
export function timestampRequest(hash: Uint8Array, nonce: Uint8Array): Uint8Array {
  if (hash.length !== 32 || nonce.length < 8 || nonce.length > 32)
    throw new RangeError('timestampRequest: 32 bytes of hash, 8 to 32 of nonce');
  const imprint = writeDer(TAG.sequence, SHA_256, writeDer(TAG.octetString, hash));
  return writeDer(
    TAG.sequence,
    writeDer(TAG.integer, Uint8Array.of(1)),
    imprint,
    writeDer(TAG.integer, unsignedInteger(nonce)),
    writeDer(TAG.boolean, Uint8Array.of(0xff)),
  );
}

/** Content of a DER integer for a number of big-endian bytes: no needless zero in front, one where the first bit would be a sign. */
export function unsignedInteger(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  return (significant[0] as number) > 0x7f ? Uint8Array.of(0, ...significant) : significant;
}
