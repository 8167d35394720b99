// Quantiles of the normal distribution: Wichura’s AS 241 with the operations of packages/insight/src/draws/normalQuantile.ts and packages/model/src/elementary.ts, in their order.

/** Of pairs of fractions as if each lay within 0.425 of a half; those of the others are written over by `normalOfTail`. */
export function normalsOfCentre(fractions: usize, into: usize, pairs: i32): void {
  const half = f64x2.splat(0.5);
  const edge = f64x2.splat(0.180625);
  for (let at: usize = 0, end = <usize>pairs << 4; at < end; at += 16) {
    const q = f64x2.sub(v128.load(fractions + at), half);
    const x = f64x2.sub(edge, f64x2.mul(q, q));
    let above = f64x2.splat(2509.0809287301227);
    above = step(above, x, 33430.57558358813);
    above = step(above, x, 67265.7709270087);
    above = step(above, x, 45921.95393154987);
    above = step(above, x, 13731.69376550946);
    above = step(above, x, 1971.5909503065513);
    above = step(above, x, 133.14166789178438);
    above = step(above, x, 3.3871328727963665);
    let below = f64x2.splat(5226.495278852854);
    below = step(below, x, 28729.085735721943);
    below = step(below, x, 39307.89580009271);
    below = step(below, x, 21213.794301586597);
    below = step(below, x, 5394.196021424751);
    below = step(below, x, 687.1870074920579);
    below = step(below, x, 42.31333070160091);
    below = step(below, x, 1);
    v128.store(into + at, f64x2.mul(q, f64x2.div(above, below)));
  }
}

@inline
function step(sum: v128, x: v128, coefficient: f64): v128 {
  return f64x2.add(f64x2.mul(sum, x), f64x2.splat(coefficient));
}

/** Of one fraction farther than 0.425 from a half. */
export function normalOfTail(p: f64): f64 {
  const isLow = p - 0.5 < 0;
  const r = sqrt(-ln(isLow ? p : 1 - p));
  const size = r <= 5 ? near(r - 1.6) : far(r - 5);
  return isLow ? -size : size;
}

function near(x: f64): f64 {
  return (
    (((((((0.0007745450142783414 * x + 0.022723844989269184) * x + 0.2417807251774506) * x + 1.2704582524523684) * x + 3.6478483247632045) *
      x +
      5.769497221460691) *
      x +
      4.630337846156546) *
      x +
      1.4234371107496835) /
    (((((((1.0507500716444169e-9 * x + 0.0005475938084995345) * x + 0.015198666563616457) * x + 0.14810397642748008) * x +
      0.6897673349851) *
      x +
      1.6763848301838038) *
      x +
      2.053191626637759) *
      x +
      1)
  );
}

function far(x: f64): f64 {
  return (
    (((((((2.0103343992922881e-7 * x + 2.7115555687434876e-5) * x + 0.0012426609473880784) * x + 0.026532189526576124) * x +
      0.29656057182850487) *
      x +
      1.7848265399172913) *
      x +
      5.463784911164114) *
      x +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * x + 1.421511758316446e-7) * x + 1.8463183175100548e-5) * x + 0.0007868691311456133) * x +
      0.014875361290850615) *
      x +
      0.1369298809227358) *
      x +
      0.599832206555888) *
      x +
      1)
  );
}

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;

/** Natural logarithm of a fraction of at most 0.075, which is no subnormal number (ELEM-1): what it writes as 2^k × (1 + f) has a k below 0. */
function ln(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  const word = <i32>(bits >> 32);
  const hx = word & 0xfffff;
  const shift = (hx + 0x95f64) & 0x100000;
  const k = <f64>((word >> 20) - 1023 + (shift >> 20));
  const f = reinterpret<f64>((<u64>(hx | (shift ^ 0x3ff00000)) << 32) | (bits & 0xffffffff)) - 1;
  if ((0xfffff & (2 + hx)) < 3) {
    if (f == 0) return k * LN2_HIGH + k * LN2_LOW;
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    return k * LN2_HIGH - (r - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const r = odd + even;
  if (((hx - 0x6147a) | (0x6b851 - hx)) > 0) {
    const half = 0.5 * f * f;
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}
