import { type Column, type MissingReason, MISSING_REASONS, missingCode, tidy } from '@kedu/model';

const OVERDUE = missingCode('overdue');
const NOT_DUE = missingCode('not_due');
const UNDEFINED = missingCode('undefined');

/** From the mildest to the worst, for sums whose parts are missing for several reasons (ACCRUAL-2). */
const WORSE: readonly MissingReason[] = [
  'not_due',
  'no_reference',
  'division_by_zero',
  'undefined',
  'not_applicable',
  'withheld',
  'source_late',
  'overdue',
];
const SEVERITY: readonly number[] = MISSING_REASONS.map((reason) => (reason === 'present' ? -1 : WORSE.indexOf(reason)));

/** The worst of several reasons, as bytes; 0 of none. Rule: ACCRUAL-2. Example: not_due, overdue → overdue. */
export function worstOf(codes: readonly number[]): number {
  let worst = 0;
  for (const code of codes) if (code !== 0 && (worst === 0 || (SEVERITY[code] as number) > (SEVERITY[worst] as number))) worst = code;
  return worst;
}

/** Whether nothing stands in a cell and no source said why: the calendar decides what that means. */
export function isBlank(code: number): boolean {
  return code === OVERDUE || code === NOT_DUE;
}

/**
 * Sum of columns cell by cell, in the order given; missing where any part is, with the worst reason, and `undefined` where it leaves float64.
 *
 * Rule: ACCRUAL-2, SUM-1. Example: [1, 2] + [3, source_late] → [4, source_late].
 */
export function sumOf(parts: readonly Column[], size: number): Column {
  const values = new Float64Array(size);
  const missing = new Uint8Array(size);
  for (const part of parts) {
    for (let i = 0; i < size; i += 1) {
      values[i] = (values[i] as number) + (part.values[i] as number);
      const code = part.missing[i] as number;
      if (code !== 0 && (missing[i] === 0 || (SEVERITY[code] as number) > (SEVERITY[missing[i] as number] as number))) missing[i] = code;
    }
  }
  for (let i = 0; i < size; i += 1) {
    if (missing[i] === 0 && !Number.isFinite(values[i])) missing[i] = UNDEFINED;
    values[i] = missing[i] !== 0 ? Number.NaN : tidy(values[i] as number);
  }
  return { values, missing };
}

/**
 * The last cell that was due, unit by unit: parts that are `not_due` are passed over, any other reason stands.
 *
 * Rule: ACCRUAL-4. Example: [7, not_due], [8, overdue], each over two parts → 7; overdue.
 */
export function lastOf(parts: readonly Column[], size: number): Column {
  const values = new Float64Array(size).fill(Number.NaN);
  const missing = new Uint8Array(size).fill(NOT_DUE);
  for (let i = 0; i < size; i += 1) {
    const part = parts[lastDue(parts, i)];
    if (!part) continue;
    values[i] = part.values[i] as number;
    missing[i] = part.missing[i] as number;
  }
  return { values, missing };
}

/** Position of the last part that is due for a unit; −1 where none is. */
export function lastDue(parts: readonly Column[], unit: number): number {
  for (let k = parts.length - 1; k >= 0; k -= 1) {
    if (parts[k]?.missing[unit] !== NOT_DUE) return k;
  }
  return -1;
}

/** The first column with its blanks filled from the second; the first itself where it has none. */
export function filled(column: Column | undefined, from: Column): Column {
  if (!column) return from;
  let result: Column | undefined;
  for (let i = 0; i < column.missing.length; i += 1) {
    if (!isBlank(column.missing[i] as number)) continue;
    result ??= { values: column.values.slice(), missing: column.missing.slice() };
    result.values[i] = from.values[i] as number;
    result.missing[i] = from.missing[i] as number;
  }
  return result ?? column;
}

export function hasBlanks(column: Column): boolean {
  return column.missing.some(isBlank);
}

/** The column with every cell that `chosen` names missing for one reason; the column itself where it names none. */
export function withReason(column: Column, reason: MissingReason, chosen: (code: number, unit: number) => boolean): Column {
  const code = missingCode(reason);
  let result: Column | undefined;
  for (let i = 0; i < column.missing.length; i += 1) {
    const old = column.missing[i] as number;
    if (old === code || !chosen(old, i)) continue;
    result ??= { values: column.values.slice(), missing: column.missing.slice() };
    result.values[i] = Number.NaN;
    result.missing[i] = code;
  }
  return result ?? column;
}
