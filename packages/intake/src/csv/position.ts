/** Where a byte of a text stands: line and column in characters, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Position of the byte at `at`, given that the byte at `from` is the first of line `line`.
 * Rule: INTAKE-4 (columns of issues are characters of the line, as in an editor).
 */
export function positionOf(bytes: Uint8Array, at: number, from: number, line: number): Position {
  let start = from;
  let current = line;
  for (let i = from; i < at; i += 1) {
    const byte = bytes[i];
    if (byte === 0x0a || (byte === 0x0d && bytes[i + 1] !== 0x0a)) {
      current += 1;
      start = i + 1;
    }
  }
  let column = 1;
  for (let i = start; i < at; i += 1) {
    const byte = bytes[i] as number;
    if ((byte & 0xc0) !== 0x80) column += byte >= 0xf0 ? 2 : 1;
  }
  return { line: current, column };
}
