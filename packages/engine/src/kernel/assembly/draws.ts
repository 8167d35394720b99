// Many draws of weights over the same scores, and order statistics of what each unit gets (KERNEL-12).

/** Units that go through all draws together. */
const TILE: i32 = 8;

/**
 * For each unit of [from, to) the totals of all draws, and three of their quantiles.
 *
 * `columns` holds the addresses of the parts' scores (f64 by unit, NaN for none), `weights` draws × parts (f64, 0 or more). A total is
 * Σ(w·s) ÷ Σw over the parts
 * with a score, in their order; quantiles are NaN where in some draw none counts. `shares` are three f64, ascending: quantiles by straight
 * lines between order statistics (Hyndman and Fan, type 7), each a
 * column of f64 at `into`, a stride apart.
 * `scratch` is for one thread: scores and masks of a tile, and totals of a tile.
 */
export function drawTotals(
  columns: usize,
  parts: i32,
  weights: usize,
  draws: i32,
  from: i32,
  to: i32,
  shares: usize,
  into: usize,
  stride: usize,
  scratch: usize,
): void {
  const scores = scratch;
  const masks = scores + <usize>parts * 64;
  const totals = masks + <usize>parts * 64;
  for (let unit = from; unit < to; unit += TILE) {
    const count = min(TILE, to - unit);
    const isWhole = gatherTile(columns, parts, unit, count, scores, masks);
    for (let draw = 0; draw < draws; draw++) {
      const own = weights + ((<usize>draw * <usize>parts) << 3);
      drawTile(own, parts, scores, masks, isWhole, totals + (<usize>draw << 6));
    }
    for (let k = 0; k < count; k++) {
      const row = totals + (<usize>draws << 6);
      let isScored = true;
      for (let draw = 0; draw < draws; draw++) {
        const total = load<f64>(totals + (<usize>draw << 6) + (<usize>k << 3));
        if (total != total) isScored = false;
        // Without an order nothing could be selected.
        store<f64>(row + (<usize>draw << 3), total == total ? total : 0);
      }
      let done = 0;
      for (let j = 0; j < 3; j++) {
        const at = <f64>(draws - 1) * load<f64>(shares + (<usize>j << 3));
        const below = <i32>floor(at);
        const lower = selected(row, done, draws - 1, below);
        const upper = least(row, min(below + 1, draws - 1), draws - 1);
        store<f64>(into + stride * <usize>j + (<usize>(unit + k) << 3), isScored ? lower + (at - <f64>below) * (upper - lower) : NaN);
        done = below;
      }
    }
  }
}

/** Scores of a tile, 8 units a part, gaps as 0, and masks of those that count; whether there is no gap. */
function gatherTile(columns: usize, parts: i32, unit: i32, count: i32, scores: usize, masks: usize): bool {
  let gaps = 0;
  for (let part: usize = 0; part < <usize>parts; part++) {
    const column = <usize>load<u32>(columns + (part << 2)) + (<usize>unit << 3);
    for (let k: usize = 0; k < <usize>TILE; k++) {
      const at = (part << 6) + (k << 3);
      // Past the last unit its own values stand again.
      const score = load<f64>(column + (min(k, <usize>(count - 1)) << 3));
      const counts = score == score;
      if (!counts) gaps++;
      store<f64>(scores + at, counts ? score : 0);
      store<i64>(masks + at, counts ? -1 : 0);
    }
  }
  return gaps == 0;
}

function drawTile(weights: usize, parts: i32, scores: usize, masks: usize, isWhole: bool, into: usize): void {
  const zero = f64x2.splat(0);
  let a = zero;
  let b = zero;
  let c = zero;
  let d = zero;
  const end = weights + (<usize>parts << 3);
  if (isWhole) {
    let total: f64 = 0;
    for (let at = weights; at < end; at += 8, scores += 64) {
      const w = v128.load64_splat(at);
      total += load<f64>(at);
      a = f64x2.add(a, f64x2.mul(w, v128.load(scores)));
      b = f64x2.add(b, f64x2.mul(w, v128.load(scores, 16)));
      c = f64x2.add(c, f64x2.mul(w, v128.load(scores, 32)));
      d = f64x2.add(d, f64x2.mul(w, v128.load(scores, 48)));
    }
    const all = f64x2.splat(total);
    v128.store(into, f64x2.div(a, all));
    v128.store(into, f64x2.div(b, all), 16);
    v128.store(into, f64x2.div(c, all), 32);
    v128.store(into, f64x2.div(d, all), 48);
    return;
  }
  let ta = zero;
  let tb = zero;
  let tc = zero;
  let td = zero;
  for (let at = weights; at < end; at += 8, scores += 64, masks += 64) {
    const w = v128.load64_splat(at);
    a = f64x2.add(a, f64x2.mul(w, v128.load(scores)));
    b = f64x2.add(b, f64x2.mul(w, v128.load(scores, 16)));
    c = f64x2.add(c, f64x2.mul(w, v128.load(scores, 32)));
    d = f64x2.add(d, f64x2.mul(w, v128.load(scores, 48)));
    ta = f64x2.add(ta, v128.and(w, v128.load(masks)));
    tb = f64x2.add(tb, v128.and(w, v128.load(masks, 16)));
    tc = f64x2.add(tc, v128.and(w, v128.load(masks, 32)));
    td = f64x2.add(td, v128.and(w, v128.load(masks, 48)));
  }
  v128.store(into, f64x2.div(a, ta));
  v128.store(into, f64x2.div(b, tb), 16);
  v128.store(into, f64x2.div(c, tc), 32);
  v128.store(into, f64x2.div(d, td), 48);
}

/** The least of the numbers from one position to another. */
function least(row: usize, low: i32, high: i32): f64 {
  let found = load<f64>(row + (<usize>low << 3));
  for (let k = low + 1; k <= high; k++) found = min(found, load<f64>(row + (<usize>k << 3)));
  return found;
}

/** The value at a position of the ascending order, out of numbers that are partly ordered before `low` (Hoare's selection). */
function selected(row: usize, low: i32, high: i32, position: i32): f64 {
  while (low < high) {
    const pivot = load<f64>(row + (<usize>((low + high) >> 1) << 3));
    let i = low;
    let j = high;
    while (i <= j) {
      while (load<f64>(row + (<usize>i << 3)) < pivot) i++;
      while (load<f64>(row + (<usize>j << 3)) > pivot) j--;
      if (i > j) break;
      const first = row + (<usize>i << 3);
      const last = row + (<usize>j << 3);
      const held = load<f64>(first);
      store<f64>(first, load<f64>(last));
      store<f64>(last, held);
      i++;
      j--;
    }
    if (position <= j) high = j;
    else if (position >= i) low = i;
    else break;
  }
  return load<f64>(row + (<usize>position << 3));
}
