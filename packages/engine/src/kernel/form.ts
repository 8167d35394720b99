import type { LeafPlan, SweepParam } from './plan.ts';

/** How the kernel computes a leaf: 0 a + (b × (x − c)) ÷ d; 1 ((x − c) ÷ d) × b + a; 2 by points; 3 by the method's own name and parameters. */
export interface LeafForm {
  readonly kind: 0 | 1 | 2 | 3;
  /** Of one profile after the other. */
  readonly constants: Float64Array;
  /** Bytes from one profile to the next; 0 where all are alike. */
  readonly step: number;
}

/**
 * The form of a leaf: many methods are one line through the value, with the same operations in the same order, so that the same bits come out.
 *
 * Where lower is better `b × (max − x)` is written `(−b) × (x − max)`, which float64 gives exactly alike. A method without a result for a profile has d = NaN there.
 * Rule: KERNEL-8, METHOD-*. Errors: none. Example: goalposts 40 and 90 → a 0, b 100, c 40, d 50.
 */
export function formOf(leaf: LeafPlan, profiles: number): LeafForm {
  const [table] = leaf.params;
  if (table?.by === 'points') {
    if (leaf.method === 'piecewise') return { kind: 2, constants: segmentsOf(table.points, false), step: 0 };
    return { kind: 3, constants: Float64Array.of(...pairs([]), ...segmentsOf(table.points, leaf.better === 'lower')), step: 0 };
  }
  const counted = countedOf(leaf);
  if (counted) return { kind: 2, constants: counted, step: 0 };
  const line = leaf.params.every(({ by }) => by === 'profile') ? lineOf(leaf) : undefined;
  if (!line) return byProfile(3, profiles, (p) => pairs(leaf.params.map((param) => numberAt(param, p))));
  return byProfile(line.kind, profiles, (p) => line.of((k) => numberAt(leaf.params[k], p)));
}

type Line = readonly [a: number, b: number, c: number, d: number];

interface LineForm {
  readonly kind: 0 | 1;
  of(param: (k: number) => number): Line;
}

/** Parameters are in the order of SWEEP_METHODS. */
function lineOf({ method, better, params }: LeafPlan): LineForm | undefined {
  const sign = better === 'higher' ? 1 : -1;
  const isAlways = (k: number, wanted: (value: number) => boolean): boolean => {
    const param = params[k];
    return param?.by === 'profile' && param.values.every(wanted);
  };
  switch (method) {
    case 'goalposts':
      return { kind: 0, of: (p) => [0, 100, p(0), p(0) === p(1) ? Number.NaN : p(1) - p(0)] };
    case 'min_max':
      return { kind: 0, of: (p) => [p(0), sign * (p(1) - p(0)), sign === 1 ? p(2) : p(3), positive(p(3) - p(2), p(3) > p(2))] };
    case 'z_score':
      return { kind: 0, of: (p) => [p(0), sign * p(1), p(2), positive(p(3), p(3) > 0)] };
    case 'given':
      return { kind: 0, of: (p) => [0, 100, 0, positive(p(0), p(0) !== 0)] };
    case 'completion':
      if (better === 'lower' || !isAlways(1, Number.isNaN)) return undefined;
      return { kind: 0, of: (p) => [0, 100, 0, positive(p(0), p(0) > 0)] };
    case 'ratio_to_first':
    case 'fraction_of_max':
      if (better === 'lower') return undefined;
      return { kind: 0, of: (p) => [0, 100, 0, positive(p(0), p(0) > 0)] };
    case 'growth_on_base':
      if (!isAlways(2, (zeroAt) => zeroAt === 0) || !isAlways(3, (inPoints) => inPoints === 1)) return undefined;
      return { kind: 0, of: (p) => [0, sign * 100, p(0), positive(p(1), p(1) > 0)] };
    case 'progress_to_target':
      return { kind: 0, of: (p) => [0, sign * 100, p(1), positive(sign * (p(0) - p(1)), sign * (p(0) - p(1)) > 0)] };
    case 'efficacy':
      return { kind: 1, of: (p) => [p(2), sign * p(3), sign === 1 ? p(0) : p(1), positive(p(1) - p(0), p(1) > p(0))] };
    case 'step':
      if (!isAlways(4, (whole) => whole === 0)) return undefined;
      return { kind: 1, of: (p) => [p(1), sign * p(3), p(0), positive(p(2), p(2) !== 0)] };
    default:
      return undefined;
  }
}

function positive(value: number, holds: boolean): number {
  return holds ? value : Number.NaN;
}

function numberAt(param: SweepParam | undefined, profile: number): number {
  return param?.by === 'profile' ? (param.values[profile] as number) : Number.NaN;
}

/** Five parameters, each twice: a pair of units reads both. */
function pairs(values: readonly number[]): readonly number[] {
  return [0, 1, 2, 3, 4].flatMap((k) => [values[k] ?? Number.NaN, values[k] ?? Number.NaN]);
}

function byProfile(kind: LeafForm['kind'], profiles: number, of: (profile: number) => readonly number[]): LeafForm {
  const rows = Array.from({ length: profiles }, (_, p) => of(p));
  const [first = []] = rows;
  const areAlike = rows.every((row) => row.every((value, k) => Object.is(value, first[k])));
  const constants = Float64Array.from(areAlike ? first : rows.flat());
  return { kind, constants, step: areAlike ? 0 : first.length * 8 };
}

/**
 * Points for each counted, or points less: one line from 0 on, and nothing below (METHOD-BONUS, METHOD-DEDUCTION), as points of which the first has no score
 * and the last is never reached. a + (b × (x − 0)) ÷ 1 has the bits of a + b × x. Undefined where that is not alike for all units.
 */
function countedOf({ method, params }: LeafPlan): Float64Array | undefined {
  if (method !== 'deduction' && method !== 'bonus') return undefined;
  const values = params.map((param) => (param.by === 'profile' ? param.values : undefined));
  if (!values.every((own) => own?.every((value) => Object.is(value, own[0])))) return undefined;
  const [first = Number.NaN, second = Number.NaN] = values.map((own) => own?.[0]);
  const [a, b] = method === 'deduction' ? [first, -second] : [0, first];
  const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const nothing = [Number.NaN, Number.NaN, 1];
  return Float64Array.of(3, low, ...nothing, 0, a, b, 1, high, ...nothing);
}

/** Number of points, then for each value, score, and rise and width to the next; points that do not rise, or fall where they should, give no result (METHOD-PIECEWISE, METHOD-EFFICACY-BANDED). */
function segmentsOf(points: readonly (readonly [number, number])[], falls: boolean): Float64Array {
  const isPast = (value: number, before: number): boolean => (falls ? value < before : value > before);
  const runs = points.length > 0 && points.every(([value], k) => k === 0 || isPast(value, points[k - 1]?.[0] as number));
  if (!runs) return Float64Array.of(1, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
  const rows = points.flatMap(([value, score], k) => {
    const [to = value, upTo = score] = points[k + 1] ?? [];
    return [value, score, upTo - score, to - value];
  });
  return Float64Array.of(points.length, ...rows);
}
