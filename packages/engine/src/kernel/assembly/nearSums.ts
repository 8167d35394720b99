// What the leaves of a bunch are to the sums of the tree: their part of the sums of their node, or its mean in the sums of the node above.

@inline
export function present(x: v128): v128 {
  return f64x2.eq(x, x);
}

/** What a sum of products is divided by: the weights present, or the full weight where anything is present. */
@inline
export function divisor(isSum: i32, full: v128, total: v128): v128 {
  return isSum ? v128.and(full, f64x2.gt(total, f64x2.splat(0))) : total;
}

/** Σ weight × quanta and Σ weight of a pair into sums and totals; of a node that closes its mean, weighted, or at the root (`isTop`) as it is. */
@inline
export function intoSums(
  sums: usize,
  totals: usize,
  s: v128,
  t: v128,
  closes: i32,
  isTop: bool,
  isSum: i32,
  full: v128,
  own: v128,
  begins: i32,
): void {
  if (closes) {
    s = f64x2.div(s, divisor(isSum, full, t));
    if (isTop) {
      v128.store(sums, s);
      return;
    }
    const counts = present(s);
    t = v128.and(own, counts);
    s = v128.and(f64x2.mul(own, s), counts);
  }
  if (!begins) {
    s = f64x2.add(v128.load(sums), s);
    t = f64x2.add(v128.load(totals), t);
  }
  v128.store(sums, s);
  v128.store(totals, t);
}
