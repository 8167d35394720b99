/*
 * ====================================================
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice
 * is preserved.
 * ====================================================
 *
 * exp, ln and pow are ported from e_exp.c, e_log.c and e_pow.c of fdlibm 5.3; frozen for edition 1 (ELEM-1).
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;
const TWO_53 = 9007199254740992;
const TWO_54 = 18014398509481984;

const EXP_OVERFLOW = 709.782712893384;
const EXP_UNDERFLOW = -745.1332191019411;

/**
 * e to the power x, the same bits in every JavaScript engine.
 *
 * Units: any float64; within 1 ulp; +Infinity above 709.782712893384, 0 below −745.1332191019411, NaN for NaN.
 * Rule: ELEM-1, ELEM-2 (docs/spec/numbers.md). Source: fdlibm 5.3, e_exp.c.
 * Errors: none; callers turn a result that is not finite into a missing value.
 * Example: exp(1) → 2.718281828459045.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x === 1) return Math.E; // fdlibm is one ulp off here; engines correct it too
  if (x > EXP_OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x < EXP_UNDERFLOW) return 0;
  const size = Math.abs(x);
  if (size < 3.725290298461914e-9) return 1 + x; // 2^-28
  let k = 0;
  let high = x;
  let low = 0;
  if (size > 0.5 * LN2_HIGH) {
    // From 1.5 ln 2 on the nearest multiple of ln 2 is taken away, below it one.
    const turns = size < 1.0397207708399179 ? Math.sign(x) : Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
    k = turns;
    high = x - turns * LN2_HIGH;
    low = turns * LN2_LOW;
  }
  const reduced = high - low;
  const c = reduced - remainderOfExp(reduced * reduced);
  if (k === 0) return 1 - ((reduced * c) / (c - 2) - reduced);
  return scaled(1 - (low - (reduced * c) / (2 - c) - high), k);
}

/** t·(P1 + t·(P2 + …)): what the even part of the rational approximation of exp needs, t = x². */
function remainderOfExp(t: number): number {
  return (
    t *
    (0.16666666666666602 +
      t * (-0.0027777777777015593 + t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))))
  );
}

/** y · 2^k; exact unless the result is subnormal, then rounded once. */
function scaled(y: number, k: number): number {
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  if (k < -1021) return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return y * powerOfTwo(k);
}

function powerOfTwo(k: number): number {
  let result = 1;
  let square = k < 0 ? 0.5 : 2;
  for (let n = Math.abs(k); n > 0; n >>= 1) {
    if (n & 1) result *= square;
    square *= square;
  }
  return result;
}

/**
 * Natural logarithm, the same bits in every JavaScript engine.
 *
 * Units: any float64; within 1 ulp; −Infinity for 0, NaN for negative numbers and NaN.
 * Rule: ELEM-1, ELEM-3 (docs/spec/numbers.md). Source: fdlibm 5.3, e_log.c.
 * Errors: none; callers turn a result that is not finite into a missing value.
 * Example: ln(10) → 2.302585092994046.
 */
export function ln(x: number): number {
  return lnBy(new DataView(new ArrayBuffer(8)), x);
}

/** The same, with eight bytes that are at hand: for who takes millions of them. */
export function lnBy(words: DataView, x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  const subnormal = x < 2.2250738585072014e-308;
  words.setFloat64(0, subnormal ? x * TWO_54 : x);
  let k = (subnormal ? -54 : 0) + (words.getInt32(0) >> 20) - 1023;
  const hx = words.getInt32(0) & 0xfffff;
  const shift = (hx + 0x95f64) & 0x100000;
  words.setInt32(0, hx | (shift ^ 0x3ff00000));
  k += shift >> 20;
  const f = words.getFloat64(0) - 1;
  if ((0xfffff & (2 + hx)) < 3) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    return k === 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const r = odd + even;
  if (((hx - 0x6147a) | (0x6b851 - hx)) > 0) {
    const half = 0.5 * f * f;
    return k === 0 ? f - (half - s * (half + r)) : k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  return k === 0 ? f - s * (f - r) : k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** The eight bytes of a number, big-endian: the high word stands at 0, the low word at 4. */
function wordsOf(x: number): DataView {
  const words = new DataView(new ArrayBuffer(8));
  words.setFloat64(0, x);
  return words;
}

function withLowWordZero(x: number): number {
  const words = wordsOf(x);
  words.setInt32(4, 0);
  return words.getFloat64(0);
}

/**
 * x to the power y, the same bits in every JavaScript engine.
 *
 * Units: any float64; within 1 ulp; pow(x, 0) is 1; a negative x has a power for whole y only, otherwise NaN;
 * pow(0, y) is +Infinity for negative y.
 * Rule: ELEM-1, ELEM-4 (docs/spec/numbers.md). Source: fdlibm 5.3, e_pow.c; pow(±1, ±Infinity) is NaN as in JavaScript.
 * Errors: none; callers turn a result that is not finite into a missing value.
 * Example: pow(1.05, 10) → 1.6288946267774422.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const base = Math.abs(x);
  if (!Number.isFinite(y)) {
    if (base === 1) return Number.NaN;
    return base > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  const whole = Math.trunc(y) === y;
  const odd = whole && Math.abs(y) < TWO_53 && y % 2 !== 0;
  const sign = odd && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (base === 0 || base === Number.POSITIVE_INFINITY) return sign * ((base === 0) === y > 0 ? 0 : Number.POSITIVE_INFINITY);
  if (x < 0 && !whole) return Number.NaN;
  if (base === 1) return sign;
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 2) return x * x;
  if (y === 0.5) return Math.sqrt(x);
  return sign * positivePower(base, y);
}

/** base > 0 and not 1, y finite and not 0. */
function positivePower(base: number, y: number): number {
  const huge = Math.abs(y) > 2147483648;
  if (huge && (base < 0.9999995231628418 || base > 1.0000009536743162)) {
    return base > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  const [t1, t2] = huge ? logNearOne(base) : logBaseTwo(base);
  const y1 = withLowWordZero(y);
  const low = (y - y1) * t1 + y * t2;
  const high = y1 * t1;
  const z = low + high;
  if (z > 1024 || (z === 1024 && low + 8.008566259537294e-17 > z - high)) return Number.POSITIVE_INFINITY;
  if (z < -1075 || (z === -1075 && low <= z - high)) return 0;
  return twoTo(high, low, z);
}

const INVERSE_LN2_HIGH = 1.4426950216293335;
const INVERSE_LN2_LOW = 1.9259629911266175e-8;

/** log2 of a base within 2^-20 of 1, as high and low part. */
function logNearOne(base: number): [high: number, low: number] {
  const t = base - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const u = INVERSE_LN2_HIGH * t;
  const v = t * INVERSE_LN2_LOW - w * INVERSE_LN2;
  const high = withLowWordZero(u + v);
  return [high, v - (high - u)];
}

const CP = 0.9617966939259756; // 2 / (3 ln 2), and its high and low part
const CP_HIGH = 0.9617967009544373;
const CP_LOW = -7.028461650952758e-9;

/** log2 of any positive number, as high and low part. */
function logBaseTwo(base: number): [high: number, low: number] {
  const subnormal = base < 2.2250738585072014e-308;
  const words = wordsOf(subnormal ? base * TWO_53 : base);
  let n = (subnormal ? -53 : 0) + (words.getInt32(0) >> 20) - 0x3ff;
  const j = words.getInt32(0) & 0xfffff;
  let ix = j | 0x3ff00000;
  const aboveSqrt = j > 0x3988e && j < 0xbb67a; // √3/2 < mantissa < √3: compare with 1.5
  if (j >= 0xbb67a) {
    n += 1;
    ix -= 0x100000;
  }
  words.setInt32(0, ix);
  const ax = words.getFloat64(0);
  const bp = aboveSqrt ? 1.5 : 1;
  const dpHigh = aboveSqrt ? 0.5849624872207642 : 0;
  const dpLow = aboveSqrt ? 1.350039202129749e-8 : 0;
  let u = ax - bp;
  let v = 1 / (ax + bp);
  const ss = u * v;
  const sHigh = withLowWordZero(ss);
  words.setInt32(0, ((ix >> 1) | 0x20000000) + 0x80000 + (aboveSqrt ? 0x40000 : 0));
  words.setInt32(4, 0);
  let tHigh = words.getFloat64(0);
  let tLow = ax - (tHigh - bp);
  const sLow = v * (u - sHigh * tHigh - sHigh * tLow);
  let s2 = ss * ss;
  let r =
    s2 *
    s2 *
    (0.5999999999999946 +
      s2 *
        (0.4285714285785502 +
          s2 * (0.33333332981837743 + s2 * (0.272728123808534 + s2 * (0.23066074577556175 + s2 * 0.20697501780033842)))));
  r += sLow * (sHigh + ss);
  s2 = sHigh * sHigh;
  tHigh = withLowWordZero(3 + s2 + r);
  tLow = r - (tHigh - 3 - s2);
  u = sHigh * tHigh;
  v = sLow * tHigh + tLow * ss;
  const pHigh = withLowWordZero(u + v);
  const pLow = v - (pHigh - u);
  const zHigh = CP_HIGH * pHigh;
  const zLow = CP_LOW * pHigh + pLow * CP + dpLow;
  const high = withLowWordZero(zHigh + zLow + dpHigh + n);
  return [high, zLow - (high - n - dpHigh - zHigh)];
}

/** 2^(high + low), where z is the rounded sum, |z| ≤ 1075. */
function twoTo(high: number, low: number, z: number): number {
  // Half away from zero, as fdlibm takes the whole part.
  const n = Math.abs(z) > 0.5 ? Math.trunc(z + (z < 0 ? -0.5 : 0.5)) : 0;
  const rest = high - n;
  const t = withLowWordZero(low + rest);
  const u = t * 0.6931471824645996;
  const v = (low - (t - rest)) * Math.LN2 + t * -1.904654299957768e-9;
  const sum = u + v;
  const w = v - (sum - u);
  const t1 = sum - remainderOfExp(sum * sum);
  const r = (sum * t1) / (t1 - 2) - (w + sum * w);
  return scaled(1 - (r - sum), n);
}
