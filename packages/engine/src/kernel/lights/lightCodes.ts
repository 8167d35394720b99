import type { EdgeFinder } from './edges.ts';
import { type IndicatorLights, type LightTable, MISSED_AT_FIRST, MISSED_UNKNOWN, SEEN } from './lightPlan.ts';

/** So many bounds have room in a code. */
export const MOST_BOUNDS = 4;
/** So many tests have room in the number of an order. */
const MOST_TESTS = 20;

/**
 * Edges of tests as bounds in ascending order: a number reaches a bound or does not, and how many it has reached says of every test whether it holds.
 *
 * `areDown`: which tests hold at their edge and below; the others at the edge and above. Rule: KERNEL-6. Errors: none.
 * Example: at most 144, at most 180 → bounds 144.00000000000003 and 180.00000000000003; one that is reached leaves the second test alone.
 */
export class LightBounds {
  /** How many bounds there are. */
  count = 0;
  /** Number of the order in which tests turn: where it is the same, codes mean the same. */
  order = 0;
  private readonly areDown: readonly boolean[];
  private readonly bounds = new Float64Array(MOST_BOUNDS);
  private readonly own: Float64Array;
  private readonly turns: Uint8Array;

  constructor(areDown: readonly boolean[]) {
    this.areDown = areDown;
    this.own = new Float64Array(areDown.length);
    this.turns = new Uint8Array(areDown.length);
  }

  /** Takes other edges, NaN where a test never holds; false where there are more than four bounds, or too many tests. */
  place(edges: Float64Array, { above }: Pick<EdgeFinder, 'above'>): boolean {
    const { own, bounds, turns, areDown } = this;
    this.count = 0;
    if (own.length > MOST_TESTS) return false;
    for (let k = 0; k < own.length; k += 1) {
      const edge = edges[k] as number;
      const isDown = areDown[k] === true;
      const bound = boundOf(edge, isDown, above);
      own[k] = bound;
      let place = 0;
      while (place < this.count && (bounds[place] as number) < bound) place += 1;
      if (place < this.count && bounds[place] === bound) continue;
      if (this.count === MOST_BOUNDS) return false;
      for (let next = this.count; next > place; next -= 1) bounds[next] = bounds[next - 1] as number;
      bounds[place] = bound;
      this.count += 1;
    }
    this.order = 0;
    for (let k = 0; k < own.length; k += 1) {
      let place = 0;
      while (bounds[place] !== own[k]) place += 1;
      turns[k] = place;
      this.order = this.order * MOST_BOUNDS + place;
    }
    return true;
  }

  /** Bound by its position; +∞ where there are fewer. */
  at(position: number): number {
    return position < this.count ? (this.bounds[position] as number) : Number.POSITIVE_INFINITY;
  }

  /** Whether a test holds for a number that has reached so many bounds. */
  passes(test: number, reached: number): boolean {
    return reached > (this.turns[test] as number) !== this.areDown[test];
  }
}

function boundOf(edge: number, isDown: boolean, above: EdgeFinder['above']): number {
  if (Number.isNaN(edge)) return isDown ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return isDown && Number.isFinite(edge) ? above(edge) : edge;
}

/**
 * What is seen, and what becomes of missed nodes, by code: 1 + the bounds that are reached, and 5 times the class of what was missed before (no, yes, not due yet).
 *
 * Shape: 16 observations, then 16 bytes: of a node 1 where it is missed, else what of the memory stays (all bits or none). Bounds are first those of the
 * tests that read a number, in their order, then that of missed nodes, where they are followed.
 * Rule: LIGHT-8, LIGHT-9, LIGHT-13 for a lag that is there. Errors: none.
 */
export function codeTables(
  { tests, missed }: IndicatorLights,
  { rules }: LightTable,
  bounds: LightBounds,
  seenOpen: (reason: number) => number,
): Uint8Array {
  const tables = new Uint8Array(32);
  const numbers = tests.filter((test) => 'limit' in test).length;
  const observed = (reached: number, memory: number): number => {
    let undecided = 0;
    let number = 0;
    for (const test of tests) {
      if (test.reads === 'missed' || test.reads === 'nothing') {
        const [holds, reason] =
          test.reads === 'nothing'
            ? [test.reason === 0, test.reason]
            : [memory === 1, memory >= MISSED_UNKNOWN ? memory - MISSED_UNKNOWN : 0];
        if (holds) return test.seen;
        undecided ||= reason;
      } else if (bounds.passes(number++, reached)) return test.seen;
    }
    return undecided === 0 ? rules + SEEN.none : seenOpen(undecided);
  };
  for (const [kind, before] of [0, 1, MISSED_AT_FIRST].entries()) {
    for (let reached = 0; reached <= MOST_BOUNDS; reached += 1) {
      const isBehind = missed !== undefined && bounds.passes(numbers, reached);
      const madeUp = missed?.now === 'later' && before === 1 && !isBehind;
      const after = missed?.now === 'node' ? Number(isBehind) : madeUp ? 0 : before;
      const code = 1 + reached + 5 * kind;
      tables[code] = observed(reached, after);
      tables[16 + code] = missed?.now === 'node' ? after : madeUp ? 0 : 0xff;
    }
  }
  return tables;
}
