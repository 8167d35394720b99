export type Delimiter = ',' | ';' | '\t';

/**
 * The delimiter of a table by its first line: a comma wherever one stands outside quotes, else the tab or semicolon that does.
 * Rule: INTAKE-4.
 */
export function guessDelimiter(bytes: Uint8Array): Delimiter {
  let quoted = false;
  let tabs = 0;
  let semicolons = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (byte === 0x22) quoted = !quoted;
    if (quoted) continue;
    if (byte === 0x0a || byte === 0x0d) break;
    if (byte === 0x2c) return ',';
    if (byte === 0x09) tabs += 1;
    if (byte === 0x3b) semicolons += 1;
  }
  return tabs > 0 && tabs >= semicolons ? '\t' : semicolons > 0 ? ';' : ',';
}
