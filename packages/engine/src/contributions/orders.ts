/** Up to so many changes all orders count. */
export const MOST_EXACT = 7;
/** Beyond, at least so many orders, each with its reverse … */
const LEAST_PAIRS = 8;
/** … and at most so many, until the averages are known well enough (see `Tally`). */
const MOST_PAIRS = 100;

/** Which sets of changes a contribution is taken over, and how often. */
export interface Marginal {
  /** Changes made before, one flag each. */
  readonly without: readonly boolean[];
  /** The change that is made then. */
  readonly change: number;
  /** In how many of the orders that happens. */
  readonly times: number;
}

/** Orders that are gone through together: all there are, or one with its reverse. */
export interface OrderBlock {
  readonly orders: number;
  readonly marginals: readonly Marginal[];
}

export interface Orders {
  readonly method: 'all_orders' | 'some_orders';
  /** Blocks before which no average is judged. */
  readonly least: number;
  /** The most blocks that are gone through. */
  readonly most: number;
  /** One after the other, from the first. */
  next(): OrderBlock;
}

/**
 * The orders in which changes are made: all of them for up to seven changes, else a seeded choice, each with its reverse, so that who compares the other way round
 * gets the same with the other sign, and what changes do two by two is known after one block already.
 *
 * Rule: DIFF-3. Errors: none. Example: ordersOf(2, 0).next() → 2 orders; each change first once and second once.
 */
export function ordersOf(count: number, seed: number): Orders {
  if (count <= MOST_EXACT) {
    const block = { orders: factorial(count), marginals: allMarginals(count) };
    return { method: 'all_orders', least: 1, most: 1, next: () => block };
  }
  const random = new Random(seed);
  return {
    method: 'some_orders',
    least: LEAST_PAIRS,
    most: MOST_PAIRS,
    next: () => {
      const order = shuffled(count, random);
      return { orders: 2, marginals: [...alongOrder(order), ...alongOrder([...order].reverse())] };
    },
  };
}

function allMarginals(count: number): readonly Marginal[] {
  const marginals: Marginal[] = [];
  for (let set = 0; set < 1 << count; set += 1) {
    const without = Array.from({ length: count }, (_, k) => (set & (1 << k)) !== 0);
    const size = without.filter(Boolean).length;
    for (let change = 0; change < count; change += 1)
      if (!without[change]) marginals.push({ without, change, times: factorial(size) * factorial(count - size - 1) });
  }
  return marginals;
}

function alongOrder(order: readonly number[]): readonly Marginal[] {
  const made = order.map(() => false);
  return order.map((change) => {
    const without = [...made];
    made[change] = true;
    return { without, change, times: 1 };
  });
}

function factorial(n: number): number {
  let product = 1;
  for (let k = 2; k <= n; k += 1) product *= k;
  return product;
}

function shuffled(count: number, random: Random): readonly number[] {
  const order = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k -= 1) {
    const other = random.below(k + 1);
    [order[k], order[other]] = [order[other] as number, order[k] as number];
  }
  return order;
}

/** Whole numbers out of a seed (xorshift, 32 bits): same seed, same numbers, on every machine. */
class Random {
  #state: number;

  constructor(seed: number) {
    // Any seed but the one state that stays at 0.
    this.#state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ 0x1b873593) >>> 0 || 1;
  }

  below(limit: number): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return Math.floor((this.#state / 0x1_0000_0000) * limit);
  }
}
