const SIZE = 32;
/** Last byte without the bit that tells the sign of x. */
const Y_BITS = 0x7f;

/**
 * y of the points whose order divides 8, without the sign of x, little-endian: whoever has such a key has a signature that holds for every message.
 * 0 (order 4), 1 (the neutral point), p − 1 (order 2), and the two of order 8.
 */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
] as const;

/**
 * Whether 32 bytes may be an Ed25519 key: spelled as RFC 8032 §5.1.2 writes a point (y below 2²⁵⁵ − 19), and not of small order, under which one signature holds for any message.
 *
 * Rule: NOTE-2. What is no point at all is found when a signature is checked. Example: isEd25519Key(new Uint8Array(32)) → false.
 */
export function isEd25519Key(publicKey: Uint8Array): boolean {
  if (publicKey.length !== SIZE) return false;
  const y = publicKey.slice();
  y[SIZE - 1] = (y[SIZE - 1] as number) & Y_BITS;
  const text = Array.from(y, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return isBelowPrime(y) && !SMALL_ORDER.some((one) => one === text);
}

/** y < 2²⁵⁵ − 19, little-endian. */
function isBelowPrime(y: Uint8Array): boolean {
  return y[SIZE - 1] !== Y_BITS || (y[0] as number) < 0xed || y.subarray(1, SIZE - 1).some((byte) => byte !== 0xff);
}
