/** Finds where conditions that are monotone in a number begin and end to hold, to the last bit. */
export interface EdgeFinder {
  /** The smallest number for which `holds` is true, which is false below it; −∞ where it is true for all, NaN where for none. */
  first(holds: (x: number) => boolean, guess: number): number;
  /** The largest number for which `holds` is true, which is false above it; +∞ where it is true for all, NaN where for none. */
  last(holds: (x: number) => boolean, guess: number): number;
  /** The value at which a lag by ratio or in points begins, or ends, to pass; undefined where it is not near the guess. */
  ofQuotient(lag: QuotientEdge, guess: number): number | undefined;
  /** The next float64 above a number. */
  above(x: number): number;
}

/** The lag `sign` × (`due` − value) ÷ `size` that is at least (`isUp`), or at most, `raw`. */
export interface QuotientEdge {
  readonly due: number;
  readonly size: number;
  readonly sign: number;
  readonly raw: number;
  readonly isUp: boolean;
}

/**
 * A finder with the scratch memory to step from one float64 to the next.
 *
 * It goes a few steps from the guess, and only then halves what is between the guess and the end: 64 halvings at most. Rule: LIGHT-7, KERNEL-8. Errors: none.
 * Example: first((x) => tidy(x) >= 0.2, 0.2) → 0.1999999995, the smallest lag that nine decimals make 0.2.
 */
export function edgeFinder(): EdgeFinder {
  const float = new Float64Array(1);
  const halves = new Uint32Array(float.buffer);
  const whole = new BigInt64Array(float.buffer);
  /** The next float64 away from 0 (1) or towards it (−1); the number is not 0. */
  const stepped = (x: number, step: 1 | -1): number => {
    float[0] = x;
    const low = halves[0] as number;
    halves[0] = low + step;
    if (step === 1 ? low === 0xffff_ffff : low === 0) halves[1] = (halves[1] as number) + step;
    return float[0] as number;
  };
  const above = (x: number): number => (x === 0 ? Number.MIN_VALUE : stepped(x, x > 0 ? 1 : -1));
  const below = (x: number): number => -above(-x);
  /** Floats as whole numbers in their order. */
  const orderOf = (x: number): bigint => {
    float[0] = x;
    const own = whole[0] as bigint;
    return own >= 0n ? own : -(own & MAGNITUDE);
  };
  const at = (order: bigint): number => {
    whole[0] = order >= 0n ? order : -order;
    return order >= 0n ? (float[0] as number) : -(float[0] as number);
  };

  const first = (holds: (x: number) => boolean, guess: number): number => {
    let x = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, guess));
    let isHeld = holds(x);
    for (let step = 0; step < STEPS && Math.abs(x) < Number.MAX_VALUE; step += 1) {
      const next = isHeld ? below(x) : above(x);
      const isNext = holds(next);
      if (isHeld && !isNext) return x;
      if (!isHeld && isNext) return next;
      x = next;
      isHeld = isNext;
    }
    if (!holds(Number.MAX_VALUE)) return Number.NaN;
    if (holds(-Number.MAX_VALUE)) return Number.NEGATIVE_INFINITY;
    let [low, high] = isHeld ? [-orderOf(Number.MAX_VALUE), orderOf(x)] : [orderOf(x), orderOf(Number.MAX_VALUE)];
    // What is sought is mostly near: widen from the guess before halving.
    for (let width = 64n; width < WIDEST; width *= 64n) {
      const probe = isHeld ? high - width : low + width;
      if (probe <= low || probe >= high) break;
      if (holds(at(probe)) === isHeld) {
        if (isHeld) high = probe;
        else low = probe;
        continue;
      }
      if (isHeld) low = probe;
      else high = probe;
      break;
    }
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (holds(at(middle))) high = middle;
      else low = middle;
    }
    return at(high);
  };
  const ofQuotient = ({ due, size, sign, raw, isUp }: QuotientEdge, guess: number): number | undefined => {
    // Passing goes upwards with the value where the lag is to be small and falls, or to be great and rises.
    const isUpwards = isUp !== sign > 0;
    let x = guess;
    let lag = (sign * (due - x)) / size;
    let isHeld = isUp ? lag >= raw : lag <= raw;
    for (let step = 0; step < STEPS; step += 1) {
      if (!(Math.abs(x) >= LEAST && Math.abs(x) <= LARGEST)) return undefined;
      const next = stepped(x, (isHeld === isUpwards) === x > 0 ? -1 : 1);
      lag = (sign * (due - next)) / size;
      const isNext = isUp ? lag >= raw : lag <= raw;
      if (isHeld !== isNext) return isHeld ? x : next;
      x = next;
      isHeld = isNext;
    }
    return undefined;
  };
  return { above, ofQuotient, first, last: (holds, guess) => -first((x) => holds(-x), -guess) };
}

const STEPS = 16;
const LEAST = 1e-290;
const LARGEST = 1e290;
const WIDEST = 1n << 60n;
const MAGNITUDE = 0x7fff_ffff_ffff_ffffn;
