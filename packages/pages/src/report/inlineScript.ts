const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A script as it may stand between tags: nothing in it ends the element or opens a comment; lines end as a parser would leave them. */
export function inlineScript(script: string): string {
  return script.replace(/\r\n?/g, '\n').replace(/<(?=\/script|!--)/gi, '\\x3C');
}

/**
 * The script and worker part of the content security policy: this script by its hash, workers that it starts from memory, and
 * WebAssembly compiled from memory. Rule: REPORT-1. Errors: RangeError for a hash that is no SHA-256 (a programming fault).
 */
export function scriptSource(hash: string): string {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(hash)?.[1];
  if (hex === undefined) throw new RangeError(`scriptSource: ${hash} is no SHA-256`);
  return `script-src 'sha256-${base64OfHex(hex)}' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src blob: data:`;
}

function base64OfHex(hex: string): string {
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const sextets = bits.match(/.{1,6}/g) ?? [];
  const text = sextets.map((sextet) => BASE64[Number.parseInt(sextet.padEnd(6, '0'), 2)]).join('');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}
