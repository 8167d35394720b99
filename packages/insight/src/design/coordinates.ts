import { fractionOf, textWord } from '../draws/keyedWords.ts';
import { philox } from '../draws/philox.ts';

/** Which of the two independent halves of Saltelli’s sample a row is taken from. */
export type Half = 'a' | 'b';

/**
 * Coordinate of a choice in a row of one half of the sample: uniform between 0 and 1, the same whatever other choices there are.
 *
 * Rule: DESIGN-4. Errors: none. Example: coordinate(1, 'weight:economy', 0, 'a') never changes.
 */
export function coordinate(seed: number, choice: string, row: number, half: Half): number {
  const key = [(seed ^ textWord(choice, SALTS[0])) >>> 0, textWord(choice, SALTS[1])] as const;
  const words = philox([row, seed >>> 0, DESIGN, 0], key);
  return fractionOf(words, half === 'a' ? 0 : 2);
}

/** Position among so many, drawn by the same generator: rows that a bootstrap takes again. */
export function positionAmong(count: number, seed: number, replicate: number, at: number): number {
  const words = philox([replicate, at, BOOTSTRAP, 0], [seed >>> 0, BOOTSTRAP]);
  return Math.floor(fractionOf(words, 0) * count);
}

const SALTS = [0x811c9dc5, 0x9747b28c] as const;
/** Apart from the counters of errors, which hold words of unit IDs there. */
const DESIGN = 0x64657369;
const BOOTSTRAP = 0x626f6f74;
