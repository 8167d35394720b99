/** Files that are not text tables, told by their first bytes: what they are, or undefined. */
export function foreignKind(bytes: Uint8Array): 'xlsx' | 'xls' | 'pdf' | 'html' | 'gzip' | undefined {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'xlsx';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'xls';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  if (startsWith(bytes, [0x1f, 0x8b])) return 'gzip';
  let head = '';
  for (let i = 0; i < Math.min(bytes.length, 256); i += 1) head += String.fromCharCode(bytes[i] as number);
  return /^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|\?xml)/i.test(head) ? 'html' : undefined;
}

export function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return bytes.length >= prefix.length && prefix.every((byte, i) => bytes[i] === byte);
}
