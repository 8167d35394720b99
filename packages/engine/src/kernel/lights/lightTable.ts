import { type LightMemory, type LightObservation, type LightSettings, NO_LIGHT, nextLight } from '../../light/nextLight.ts';
import type { LightCell } from '../../result.ts';
import type { LightTable } from './lightPlan.ts';

/** So many states fit into a byte. */
const STATES = 256;
/** Memories are walked up to so many before they are found to be too many. */
const MEMORIES = 4096;
const GAPS = ['not_due', 'source_late', 'overdue', 'not_applicable', 'undetermined'] as const;

/**
 * The automaton of `nextLight` over some rules of a scheme, with as few states as show and do the same.
 *
 * What comes next hangs on the light that stands and the last observations alone, not on what is shown: memories are told apart by what they lead to, and a state is
 * a kind of memory with what it shows. Shape: `applied` are the rules by their position in the scheme, in its order.
 * Rule: LIGHT-10 to LIGHT-13, KERNEL-6. Errors: none; undefined where more than 256 states are needed, or memories are too many to be looked through.
 * Example: two rules, both waits 1 → 3 states for what is seen, 4 for gaps.
 */
export function lightTableOf(applied: readonly number[], settings: LightSettings): LightTable | undefined {
  const observations = [...[...applied, -1].map((seen): LightObservation => ({ seen })), ...GAPS.map((gap): LightObservation => ({ gap }))];
  const walked = walk(observations, settings);
  if (!walked) return undefined;
  const { next, shown, cells } = walked;
  const kinds = kindsOf(walked, observations.length);
  let width = 1;
  while (width < observations.length) width *= 2;

  // Memories stand for their kind: what one does, all of the kind do.
  const states = [{ memory: 0, cell: 0 }];
  const numbers = new Map([[`${kinds[0]} 0`, 0]]);
  const rows: number[][] = [];
  for (let k = 0; k < states.length; k += 1) {
    const from = (states[k] as { readonly memory: number }).memory * observations.length;
    const row = observations.map((_, o) => {
      const state = { memory: next[from + o] as number, cell: shown[from + o] as number };
      const key = `${kinds[state.memory]} ${state.cell}`;
      const known = numbers.get(key) ?? states.push(state) - 1;
      numbers.set(key, known);
      return known;
    });
    if (states.length > STATES) return undefined;
    rows.push(row);
  }
  const table = new Uint8Array(states.length * width);
  rows.forEach((row, k) => table.set(row, k * width));
  return { cells: states.map(({ cell }) => cells[cell] as LightCell), rules: applied.length, width, next: table };
}

/** Memories that can be reached; for each observation of each the memory that follows and the cell that is shown. */
interface Walked {
  readonly next: readonly number[];
  readonly shown: readonly number[];
  /** The first is that of a new year. */
  readonly cells: readonly LightCell[];
}

function walk(observations: readonly LightObservation[], settings: LightSettings): Walked | undefined {
  const memories: LightMemory[] = [NO_LIGHT];
  const keyOf = ({ standing, recent }: LightMemory): string => `${standing}: ${recent.join(' ')}`;
  const numbers = new Map([[keyOf(NO_LIGHT), 0]]);
  const cells: LightCell[] = [NO_LIGHT.shown];
  const cellNumbers = new Map([[JSON.stringify(NO_LIGHT.shown), 0]]);
  const next: number[] = [];
  const shown: number[] = [];
  for (let k = 0; k < memories.length; k += 1) {
    for (const observation of observations) {
      const after = nextLight(memories[k] as LightMemory, observation, settings);
      const number = numbers.get(keyOf(after)) ?? memories.push(after) - 1;
      numbers.set(keyOf(after), number);
      next.push(number);
      const text = JSON.stringify(after.shown);
      const cell = cellNumbers.get(text) ?? cells.push(after.shown) - 1;
      cellNumbers.set(text, cell);
      shown.push(cell);
    }
    if (memories.length > MEMORIES) return undefined;
  }
  return { next, shown, cells };
}

/** By memory its kind: those that show the same whatever comes; split until none splits any further. */
function kindsOf({ next, shown }: Walked, width: number): readonly number[] {
  const memories = Array.from({ length: next.length / width }, (_, k) => k * width);
  let kinds = numbered(memories.map((at) => shown.slice(at, at + width).join(' ')));
  for (let count = 0; ; ) {
    const found = Math.max(...kinds) + 1;
    if (found === count) return kinds;
    count = found;
    const own = kinds;
    const after = (at: number): readonly (number | undefined)[] => next.slice(at, at + width).map((memory) => own[memory]);
    kinds = numbered(memories.map((at, k) => [own[k], ...after(at)].join(' ')));
  }
}

/** Numbers in the order in which names come; the first name is 0. */
function numbered(names: readonly string[]): readonly number[] {
  const numbers = new Map<string, number>();
  return names.map((name) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  });
}
