import { type Column, missingCode } from '@kedu/model';

/**
 * Values divided by a size: value × times ÷ denominator, unit by unit.
 *
 * Missing: the reason of the value, else that of the denominator; `division_by_zero` at a denominator of 0, `undefined` where the result is beyond float64.
 * Shape: columns over the same units; neither is written to. Rule: PREPARE-1 (docs/spec/prepare.md).
 * Example: 30 by 15 times 100 → 200.
 */
export function denominate(value: Column, denominator: Column, times: number): Column {
  const size = value.values.length;
  const values = new Float64Array(size).fill(Number.NaN);
  const missing = new Uint8Array(size);
  for (let i = 0; i < size; i += 1) {
    const gap = (value.missing[i] as number) || (denominator.missing[i] as number);
    const by = denominator.values[i] as number;
    if (gap !== 0 || by === 0) {
      missing[i] = gap === 0 ? BY_ZERO : gap;
      continue;
    }
    const x = ((value.values[i] as number) * times) / by;
    if (Number.isFinite(x)) values[i] = x + 0;
    else missing[i] = UNDEFINED;
  }
  return { values, missing };
}

const BY_ZERO = missingCode('division_by_zero');
const UNDEFINED = missingCode('undefined');
