import { type LightMemory, type LightObservation, type LightSettings, NO_LIGHT, nextLight } from './nextLight.ts';

/** Observations as small numbers: a rule's index, or one of these. */
export const SEEN_NONE = -1;
export const GAPS = { not_due: -2, source_late: -3, overdue: -4, not_applicable: -5, undetermined: -6 } as const;

/** `nextLight` over state numbers: each transition is computed once and then looked up, so that units share states. */
export interface LightMachine {
  /** States after one more moment, unit by unit; 0 is the state before the first. */
  step(states: Uint16Array, observations: Int16Array): Uint16Array;
  memory(state: number): LightMemory;
}

/**
 * The automaton of a scheme's lights, grown as it is walked. Rule: LIGHT-10…13.
 * Errors: RangeError where one needs more than 65,536 states (waits of a dozen moments over many lights).
 */
export function lightMachine(settings: LightSettings): LightMachine {
  const states: LightMemory[] = [NO_LIGHT];
  const numbers = new Map<string, number>([[JSON.stringify(NO_LIGHT), 0]]);
  const shift = -GAPS.undetermined;
  const width = settings.rules.length + shift;
  const gaps = new Map<number, LightObservation>(Object.entries(GAPS).map(([gap, code]) => [code, { gap } as LightObservation]));
  let next = new Int32Array(width * 16).fill(-1);

  const grow = (state: number, observation: number, cell: number): number => {
    const memory = nextLight(states[state] as LightMemory, gaps.get(observation) ?? { seen: observation }, settings);
    const key = JSON.stringify(memory);
    let number = numbers.get(key);
    if (number === undefined) {
      number = states.push(memory) - 1;
      if (number > 0xffff) throw new RangeError('lightMachine: waits too long for so many lights');
      numbers.set(key, number);
    }
    if (states.length * width > next.length) {
      const longer = new Int32Array(states.length * width * 2).fill(-1);
      longer.set(next);
      next = longer;
    }
    next[cell] = number;
    return number;
  };

  return {
    step(before, observations) {
      const after = new Uint16Array(before.length);
      for (let i = 0; i < before.length; i += 1) {
        const state = before[i] as number;
        const observation = observations[i] as number;
        const cell = state * width + observation + shift;
        const known = next[cell] as number;
        after[i] = known >= 0 ? known : grow(state, observation, cell);
      }
      return after;
    },
    memory: (state) => states[state] as LightMemory,
  };
}
