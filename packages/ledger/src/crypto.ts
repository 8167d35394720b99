/**
 * SHA-256 of parts as if they were one: `hash(Uint8Array.of(0), leaf)`. The caller brings the machine's own or a pure one.
 * SM3 has the same shape; the tree knows SHA-256 alone.
 */
export type HashFunction = (...parts: readonly Uint8Array[]) => Uint8Array;

/** Whether a signature of 64 bytes over a message is that of an Ed25519 key of 32 bytes (RFC 8032); false, never an exception. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * Whether a signature of 64 bytes (r ‖ s) over a message is that of an SM2 key (65 bytes, uncompressed) under the user ID 1234567812345678, hashed with SM3 (GB/T 32918.2);
 * false, never an exception.
 */
export type VerifySm2 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** What checking asks of the machine. */
export interface CheckingCrypto {
  readonly sha256: HashFunction;
  readonly verifyEd25519: VerifyEd25519;
  readonly verifySm2: VerifySm2;
}

/** A private key at work, wherever it lies: in a file, in a hardware module. What kind of key it is (Ed25519, SM2) says the place where it is used. */
export interface Signer {
  readonly name: string;
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}
