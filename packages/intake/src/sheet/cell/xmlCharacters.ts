const NAMED = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" } as const;
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g;

/**
 * The text of XML character data in UTF-8 bytes, references resolved; undefined where it holds anything that only a parser can judge: other entities,
 * control characters, malformed UTF-8.
 * Rule: SHEET-3.
 */
export function cellsText(bytes: Uint8Array, from: number, until: number): string | undefined {
  let ascii = true;
  let text = '';
  for (let at = from; at < until; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return undefined;
    if (byte >= 0x80 || until - from > 64) {
      ascii = false;
      break;
    }
    text += String.fromCharCode(byte);
  }
  if (!ascii) {
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(from, until));
    } catch {
      return undefined;
    }
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) return undefined;
  }
  if (text.includes(']]>')) return undefined;
  return text.includes('&') ? resolved(text) : text;
}

function resolved(text: string): string | undefined {
  let fine = true;
  const out = text.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: keyof typeof NAMED) => {
    if (name !== undefined) return NAMED[name];
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    if (
      code > 0x10ffff ||
      (code < 0x20 && code !== 9 && code !== 10 && code !== 13) ||
      (code >= 0xd800 && code < 0xe000) ||
      code === 0xfffe ||
      code === 0xffff
    ) {
      fine = false;
      return '';
    }
    return String.fromCodePoint(code);
  });
  return fine && !text.replace(REFERENCE, '').includes('&') ? out : undefined;
}
