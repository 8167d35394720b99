import type { Rounding } from '@kedu/model';
import type { LeafForm } from './form.ts';
import type { LeafPlan } from './plan.ts';

/** Constants of a leaf whose quanta follow from a line, for one profile after the other. */
export interface LeafLine {
  readonly constants: Float64Array;
  /** Bytes from one profile to the next; 0 where all are alike. */
  readonly step: number;
}

/** Quanta below this are exact in the first of the two products that stand for their division by 10^places. */
const MOST_QUANTA = 16_777_216;
const MOST_PLACES = 6;
/** Lines of this size at 0 leave less than 10⁻⁶ of a quantum of dust. */
const LARGEST_HEIGHT = 1e8;
const SMALLEST_SLOPE = 1e-80;

/**
 * A leaf as lines in quanta, slope × value + height, so that neither its formula nor its rounding divides; undefined where sizes do not allow it.
 *
 * Layout, in float64: head and tail of 10^-places (the head has so few bits that its product with quanta is exact), bytes from here to the constants
 * of the exact form, number of thresholds, at least four thresholds, then slope and height for each segment, then the exact form. A straight
 * line has slope and height in place of the first two thresholds.
 *
 * Why the quanta are those of the reference: the line is off by some 10 units in the last place of numbers below 10⁸, the reference likewise, and ten
 * decimals of a score (QNT-5) are 5·10⁻⁵ of a quantum at most; all of it is less than what the kernel keeps away from a tie (10⁻⁴). Bounds must not
 * be ties themselves. Why the division may go: quanta ÷ 10^p is at least 2⁻⁷⁴ away from half between two float64, the two products are off by 2⁻⁸¹.
 * Rule: KERNEL-13. Errors: none.
 */
export function lineOfLeaf(leaf: LeafPlan, form: LeafForm, profiles: number, rounding: Rounding): LeafLine | undefined {
  const { places, rule } = rounding;
  if (form.kind === 3 || places > MOST_PLACES || !rule.startsWith('half')) return undefined;
  const power = Number(`1e${places}`);
  if (![leaf.floor, leaf.cap].every((bound) => Math.abs(bound) * power <= MOST_QUANTA && !isNearTie(bound * power))) return undefined;
  const lines = form.kind === 2 ? pointLines(form.constants, power) : straightLines(form, profiles, power);
  if (!lines.every(({ slope, height }) => isSound(slope, height))) return undefined;
  const [head, tail] = headAndTail(power);
  if (form.kind === 2) return { constants: ofPoints(form.constants, lines, head, tail), step: 0 };
  const rows = lines.map(({ slope, height }, p) => [head, tail, 64, 0, slope, height, 0, 0, ...rowOf(form, p)]);
  return { constants: Float64Array.from(rows.flat()), step: form.step === 0 ? 0 : 12 * 8 };
}

interface Line {
  readonly slope: number;
  readonly height: number;
}

function isNearTie(quanta: number): boolean {
  return Math.abs(Math.abs(quanta - Math.round(quanta)) - 0.5) < 1e-3;
}

/** No result at all (NaN) is sound: nobody counts. */
function isSound(slope: number, height: number): boolean {
  if (Number.isNaN(slope)) return true;
  const size = Math.abs(slope);
  return (slope === 0 || (size >= SMALLEST_SLOPE && size <= 1 / SMALLEST_SLOPE)) && Math.abs(height) <= LARGEST_HEIGHT;
}

/** a + (b × (x − c)) ÷ d, or ((x − c) ÷ d) × b + a. */
function straightLines(form: LeafForm, profiles: number, power: number): readonly Line[] {
  return Array.from({ length: form.step === 0 ? 1 : profiles }, (_, p) => {
    const [a, b, c, d] = rowOf(form, p);
    const slope = (power * b) / d;
    return { slope, height: power * a - c * slope };
  });
}

function rowOf({ constants, step }: LeafForm, profile: number): readonly [number, number, number, number] {
  const at = (profile * step) / 8;
  return Array.from(constants.subarray(at, at + 4)) as [number, number, number, number];
}

/** Before the first point, between the points, behind the last. */
function pointLines(constants: Float64Array, power: number): readonly Line[] {
  const count = constants[0] as number;
  const flat = (k: number): Line => {
    const score = constants[2 + 4 * k] as number;
    return { slope: Number.isNaN(score) ? Number.NaN : 0, height: power * score };
  };
  const between = Array.from({ length: count - 1 }, (_, k): Line => {
    const [value = 0, score = 0, rise = 0, width = 0] = constants.subarray(1 + 4 * k, 5 + 4 * k);
    const slope = (power * rise) / width;
    return { slope, height: power * score - value * slope };
  });
  return [flat(0), ...between, flat(count - 1)];
}

function ofPoints(form: Float64Array, lines: readonly Line[], head: number, tail: number): Float64Array {
  const count = form[0] as number;
  const thresholds = Array.from({ length: Math.max(count, 4) }, (_, k) =>
    k < count ? (form[1 + 4 * k] as number) : Number.POSITIVE_INFINITY,
  );
  const table = lines.flatMap(({ slope, height }) => [slope, height]);
  return Float64Array.from([head, tail, 8 * (4 + thresholds.length + table.length), count, ...thresholds, ...table, ...form]);
}

/** 10^-places as a float64 of 29 bits and what is left, itself a float64: 1 ÷ power is head + tail to some 82 bits. */
function headAndTail(power: number): readonly [number, number] {
  const whole = 1 / power;
  const shifted = whole * 16_777_217;
  const head = shifted - (shifted - whole);
  // 1 − head × power is exact: the head has 29 bits, the power at most 20.
  return [head, (1 - head * power) / power];
}
