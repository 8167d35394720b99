import { type BaseBlock, Constructed, fromBER, Sequence, Set as DerSet } from 'asn1js';

/** One value in DER with the bytes that it was written in: signatures and hashes are over those. */
export interface DerNode {
  /** Identifier octet: class, form and number. */
  readonly tag: number;
  /** Identifier, length and content. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  /** Parts of a constructed value; none for a primitive one. */
  readonly parts: readonly DerNode[];
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const MOST_BYTES = 100_000;

/** Tag of a part `[number]`, constructed or primitive. */
export function contextTag(number: number, form: 'constructed' | 'primitive' = 'constructed'): number {
  return (form === 'constructed' ? 0xa0 : 0x80) + number;
}

/** The one value that bytes hold in DER; undefined where they hold none, more, or lengths that DER does not allow. At most 100,000 bytes. */
export function readDer(bytes: Uint8Array): DerNode | undefined {
  if (bytes.length === 0 || bytes.length > MOST_BYTES) return undefined;
  try {
    const { offset, result } = fromBER(Uint8Array.from(bytes));
    return offset === bytes.length ? nodeOf(result) : undefined;
  } catch {
    return undefined;
  }
}

/** A node of the library as ours. Errors: RangeError, where it is no DER. */
function nodeOf(block: BaseBlock): DerNode {
  const { idBlock, lenBlock } = block;
  const bytes = block.valueBeforeDecodeView;
  const head = idBlock.blockLength + lenBlock.blockLength;
  const isMinimal = !lenBlock.isIndefiniteForm && lenBlock.blockLength === lengthOctets(lenBlock.length);
  if (block.error !== '' || !isMinimal || idBlock.blockLength !== 1 || head + lenBlock.length !== bytes.length)
    throw new RangeError('not DER');
  const isConstructed = block instanceof Sequence || block instanceof DerSet || block instanceof Constructed;
  if (isConstructed !== idBlock.isConstructed) throw new RangeError('a form that DER does not have');
  return {
    tag: bytes[0] as number,
    bytes,
    content: bytes.subarray(head),
    parts: isConstructed ? block.valueBlock.value.map(nodeOf) : [],
  };
}

function lengthOctets(length: number): number {
  if (length < 0x80) return 1;
  return length < 0x1_00 ? 2 : length < 0x1_00_00 ? 3 : 4;
}

/** Numbers of an object identifier with dots between; '' for another value. */
export function objectIdOf(node: DerNode | undefined): string {
  if (node?.tag !== TAG.objectId) return '';
  const numbers: number[] = [];
  let number = 0;
  for (const byte of node.content) {
    number = number * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(number)) return '';
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - 40 * root, ...rest].join('.');
}

/** A non-negative integer below 2⁵³; undefined for another value. */
export function smallIntegerOf(node: DerNode | undefined): number | undefined {
  if (node?.tag !== TAG.integer || node.content.length === 0 || node.content.length > 7 || (node.content[0] as number) > 0x7f)
    return undefined;
  const number = node.content.reduce((sum, byte) => sum * 256 + byte, 0);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Bytes of a bit string without unused bits; undefined for another value. */
export function wholeBitsOf(node: DerNode | undefined): Uint8Array | undefined {
  return node?.tag === TAG.bitString && node.content[0] === 0 ? node.content.subarray(1) : undefined;
}

/** A value written in DER. */
export function writeDer(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, { length: more }) => sum + more, 0);
  const octets = lengthOctets(length) - 1;
  const head =
    octets === 0
      ? [tag, length]
      : [tag, 0x80 + octets, ...Array.from({ length: octets }, (_, i) => (length >> (8 * (octets - 1 - i))) & 0xff)];
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const part of content) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
