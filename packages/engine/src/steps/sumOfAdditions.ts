import { quantise, type Rounding, tidy } from '@kedu/model';

/**
 * What bonuses and deductions add to the total of each unit, in quanta of the total.
 *
 * Shape: columns — points of one table each, in the order of the file, by position in the run; `units` are such positions, the result runs over them.
 * Rule: AGG-7. Errors: none. Example: tables of 0.1 and 0.2 points, total at 0.01 → 30.
 */
export function sumOfAdditions(columns: readonly Float64Array[], units: Int32Array, total: Rounding): Float64Array {
  return Float64Array.from(units, (unit) => {
    let bonus = 0;
    for (const points of columns) bonus = tidy(bonus + (points[unit] as number));
    return quantise(bonus, total);
  });
}
