import { type Column, missingCode, tidy } from '@kedu/model';
import type { FromChildren, Indicator } from '@kedu/scheme';
import type { UnitsBelow } from './children.ts';
import { worstOf } from './combine.ts';

/** The units below one unit, as they count for its value. */
export interface Family {
  /** Those whose value counts, ascending. */
  readonly counted: readonly number[];
  /** Those that should have a value and have none, ascending. */
  readonly gaps: readonly number[];
}

/** The units below one unit with the columns that their values stand in. */
export interface FamilyValues extends Family {
  readonly columns: ChildColumns;
  readonly child: Indicator;
}

/** What a value is made of: columns over the units of the run. */
export interface ChildColumns {
  readonly below: UnitsBelow;
  readonly value: Column;
  /** Of `weighted_mean`. */
  readonly weight?: Column | undefined;
  /** Of `share_reaching`. */
  readonly target?: Column | undefined;
  readonly better: 'higher' | 'lower';
}

const NOT_APPLICABLE = missingCode('not_applicable');
const UNDEFINED = missingCode('undefined');
const NO_REFERENCE = missingCode('no_reference');
const DIVISION_BY_ZERO = missingCode('division_by_zero');

const NOBODY: Family = { counted: [], gaps: [] };

/** Who counts below a unit; a unit to which the indicator does not apply is neither counted nor a gap. Rule: FROM-1. */
export function familyOf(columns: ChildColumns, unit: number): Family {
  const applicable = (columns.below.get(unit) ?? []).filter((child) => columns.value.missing[child] !== NOT_APPLICABLE);
  if (applicable.length === 0) return NOBODY;
  const counts = (child: number): boolean => gapCode(columns, child) === 0;
  return { counted: applicable.filter(counts), gaps: applicable.filter((child) => !counts(child)) };
}

/** Why the value of a unit below does not count; 0 where it does. */
function gapCode({ value, weight, target }: ChildColumns, child: number): number {
  const own = value.missing[child] as number;
  if (own !== 0) return own;
  if (weight)
    return (weight.missing[child] as number) !== 0
      ? (weight.missing[child] as number)
      : (weight.values[child] as number) < 0
        ? UNDEFINED
        : 0;
  return target && target.missing[child] !== 0 ? NO_REFERENCE : 0;
}

/**
 * A value for each unit out of those of the units below it.
 *
 * Shape: a column over the units of the run. Units: those of the child indicator; `share_reaching` per cent. Missing: not_applicable where nobody is
 * below; with more gaps than `missingShare`, or nothing else, the worst of their reasons (ACCRUAL-2); weights that add up to 0 divide by zero; what leaves float64 is undefined.
 * Rule: FROM-1, SUM-1 (children in order of their IDs). Errors: none.
 * Example: mean of 60, 80 and a gap, missingShare 0.5 → 70; with 0.2 → the reason of the gap.
 */
export function fromChildrenColumn(from: FromChildren, columns: ChildColumns, size: number): Column {
  const result = { values: new Float64Array(size).fill(Number.NaN), missing: new Uint8Array(size).fill(NOT_APPLICABLE) };
  for (const unit of columns.below.keys()) {
    const family = familyOf(columns, unit);
    const code = missingOf(from, columns, family);
    const value = code === 0 ? combined(from, columns, family.counted) : undefined;
    const isNumber = value !== undefined && Number.isFinite(value);
    result.missing[unit] = code !== 0 || isNumber ? code : value === undefined ? DIVISION_BY_ZERO : UNDEFINED;
    result.values[unit] = isNumber ? value : Number.NaN;
  }
  return result;
}

function missingOf({ missingShare }: FromChildren, columns: ChildColumns, { counted, gaps }: Family): number {
  const all = counted.length + gaps.length;
  if (all === 0) return NOT_APPLICABLE;
  if (counted.length > 0 && gaps.length / all <= missingShare + 1e-12) return 0;
  return worstOf(gaps.map((child) => gapCode(columns, child)));
}

/** Undefined where weights add up to nothing; no finite number where it leaves float64. */
function combined({ by }: FromChildren, columns: ChildColumns, counted: readonly number[]): number | undefined {
  const { value, weight } = columns;
  const values = counted.map((child) => value.values[child] as number);
  switch (by) {
    case 'sum':
      return tidy(sum(values));
    case 'mean':
      return tidy(sum(values) / values.length);
    case 'median':
      return tidy(medianOf(values));
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'weighted_mean': {
      const weights = counted.map((child) => weight?.values[child] as number);
      const total = sum(weights);
      return total > 0 ? tidy(sum(values.map((x, i) => x * (weights[i] as number))) / total) : undefined;
    }
    case 'share_reaching':
      return tidy((100 * counted.filter((child) => reaches(columns, child)).length) / values.length);
  }
}

/** Whether the value of a unit below reaches its target, in the direction of the indicator. */
export function reaches({ value, target, better }: ChildColumns, child: number): boolean {
  const [own, due] = [value.values[child] as number, target?.values[child] as number];
  return better === 'higher' ? own >= due : own <= due;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const x of values) total += x;
  return total;
}

function medianOf(values: readonly number[]): number {
  const rising = [...values].sort((a, b) => a - b);
  const low = rising[(rising.length - 1) >> 1] as number;
  const high = rising[rising.length >> 1] as number;
  return low === high ? low : (low + high) / 2;
}
