// Sixteen numbers as sixteen bytes: what each test of a light comes down to.

/** Masks of eight pairs, or sums of such down to −128, as sixteen bytes. */
@inline
export function packed(m0: v128, m1: v128, m2: v128, m3: v128, m4: v128, m5: v128, m6: v128, m7: v128): v128 {
  return i8x16.narrow_i16x8_s(
    i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(m0, m1), i16x8.narrow_i32x4_s(m2, m3)),
    i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(m4, m5), i16x8.narrow_i32x4_s(m6, m7)),
  );
}

/** Which of sixteen numbers are at least an edge, as bytes. */
@inline
export function atLeast(at: usize, e: v128): v128 {
  return packed(
    f64x2.ge(v128.load(at), e),
    f64x2.ge(v128.load(at, 16), e),
    f64x2.ge(v128.load(at, 32), e),
    f64x2.ge(v128.load(at, 48), e),
    f64x2.ge(v128.load(at, 64), e),
    f64x2.ge(v128.load(at, 80), e),
    f64x2.ge(v128.load(at, 96), e),
    f64x2.ge(v128.load(at, 112), e),
  );
}

/** Which are at most an edge. */
@inline
export function atMost(at: usize, e: v128): v128 {
  return packed(
    f64x2.le(v128.load(at), e),
    f64x2.le(v128.load(at, 16), e),
    f64x2.le(v128.load(at, 32), e),
    f64x2.le(v128.load(at, 48), e),
    f64x2.le(v128.load(at, 64), e),
    f64x2.le(v128.load(at, 80), e),
    f64x2.le(v128.load(at, 96), e),
    f64x2.le(v128.load(at, 112), e),
  );
}

/** Which of sixteen numbers are there. */
@inline
export function present(at: usize): v128 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  const e = v128.load(at, 64);
  const f = v128.load(at, 80);
  const g = v128.load(at, 96);
  const h = v128.load(at, 112);
  return packed(f64x2.eq(a, a), f64x2.eq(b, b), f64x2.eq(c, c), f64x2.eq(d, d), f64x2.eq(e, e), f64x2.eq(f, f), f64x2.eq(g, g), f64x2.eq(h, h));
}
