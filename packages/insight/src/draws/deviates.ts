import { fractionOf, textWord } from './keyedWords.ts';
import { normalQuantileBy } from './normalQuantile.ts';
import { philoxInto } from './philox.ts';

/** Unit of a deviate that all units of a period share. */
export const ALL_UNITS = '';

/** Normal deviates of one indicator (or source of error) over units, draw by draw. */
export interface DeviateColumn {
  /** Standard normal deviate of each unit in one draw. */
  draw(draw: number): Float64Array;
}

/**
 * Standard normal deviates by seed, indicator, source, unit and draw: the same whatever the order they are asked in, and whatever else is in the scheme.
 *
 * Shape: over the units given. Rule: DRAW-1. Errors: none.
 * Example: deviates(1, 'air', 0, ['u1', 'u2']).draw(7) holds for u2 what deviates(1, 'air', 0, ['u2']).draw(7) gives.
 */
export function deviates(seed: number, indicator: string, source: number, unitIds: readonly string[]): DeviateColumn {
  const [key0, key1] = deviateKey(seed, indicator, source);
  const [first, second] = unitWords(unitIds);
  const words = new Uint32Array(4);
  const scratch = new DataView(new ArrayBuffer(8));
  const values = new Float64Array(unitIds.length);
  // One call gives two deviates of 53 bits: those of an even draw and of the odd one behind it.
  const next = new Float64Array(unitIds.length);
  let held = -1;
  return {
    draw(draw) {
      const pair = draw >>> 1;
      if (pair !== held) {
        for (let i = 0; i < values.length; i += 1) {
          philoxInto(words, pair, seed | 0, first[i] as number, second[i] as number, key0, key1);
          values[i] = normalQuantileBy(scratch, fractionOf(words, 0));
          next[i] = normalQuantileBy(scratch, fractionOf(words, 2));
        }
        held = pair;
      }
      return draw % 2 === 0 ? values : next;
    },
  };
}

/** Key of an indicator’s source. Rule: DRAW-1. */
export function deviateKey(seed: number, indicator: string, source: number): readonly [number, number] {
  const name = `${indicator}#${source}`;
  return [seed ^ textWord(name, SALTS[0]), textWord(name, SALTS[1]) | 0];
}

/** What a unit puts into the counter. Rule: DRAW-1. */
export function unitWords(unitIds: readonly string[]): readonly [Int32Array, Int32Array] {
  return [Int32Array.from(unitIds, (id) => textWord(id, SALTS[2])), Int32Array.from(unitIds, (id) => textWord(id, SALTS[3]))];
}

const SALTS = [0x811c9dc5, 0x9747b28c, 0x2545f491, 0x6c62272e] as const;
