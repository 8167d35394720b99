import { type Delimiter, delimiterOf } from '@kedu/model';

export type { Delimiter } from '@kedu/model';

/**
 * The delimiter of a table by its first line: a comma wherever one stands outside quotes, else the tab or semicolon that does.
 * Rule: INTAKE-4.
 */
export function guessDelimiter(bytes: Uint8Array): Delimiter {
  return delimiterOf(bytes.length, (i) => bytes[i] as number);
}
