import { missingCode } from '@kedu/model';

/** Cells of one operand: one for each unit, or (step 0) one cell that stands for all. NaN where `missing` is not 0. */
export interface Vector {
  readonly values: Float64Array;
  readonly missing: Uint8Array;
  readonly step: 0 | 1;
}

/** Texts of one operand, in the same way; '' where missing. */
export interface TextVector {
  readonly texts: readonly string[];
  readonly missing: Uint8Array;
  readonly step: 0 | 1;
}

export const UNDEFINED = missingCode('undefined');
export const DIVISION_BY_ZERO = missingCode('division_by_zero');

/** Cells of the result of operands: `size`, or 1 where none of them varies. */
export function lengthOf(size: number, ...operands: readonly { readonly step: 0 | 1 }[]): number {
  return operands.some((operand) => operand.step === 1) ? size : 1;
}

/** A step of 1 for a result that varies, 0 for one cell that stands for all. */
export function stepOf(...operands: readonly { readonly step: 0 | 1 }[]): 0 | 1 {
  return operands.some((operand) => operand.step === 1) ? 1 : 0;
}

/** The reason at one cell: that of the first operand that is missing there, 0 where none is. */
export function firstMissing(operands: readonly { readonly missing: Uint8Array; readonly step: 0 | 1 }[], index: number): number {
  for (const { missing, step } of operands) {
    const reason = missing[index * step] as number;
    if (reason !== 0) return reason;
  }
  return 0;
}
