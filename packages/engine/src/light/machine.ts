import { type LightMemory, type LightObservation, type LightSettings, NO_LIGHT, nextLight } from './nextLight.ts';

/** Observations as small numbers: a rule's index, or one of these. */
export const SEEN_NONE = -1;
export const GAPS = { not_due: -2, source_late: -3, overdue: -4, not_applicable: -5, undetermined: -6 } as const;

/** `nextLight` over state numbers: each transition is computed once and then looked up, so that units share states. */
export interface LightMachine {
  /** Number of the state after `observation`; 0 is the state before the first moment. */
  step(state: number, observation: number): number;
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
  const next: number[] = [];
  const gaps = new Map<number, LightObservation>(Object.entries(GAPS).map(([gap, code]) => [code, { gap } as LightObservation]));

  return {
    step(state, observation) {
      const cell = state * width + observation + shift;
      const known = next[cell];
      if (known !== undefined) return known;
      const memory = nextLight(states[state] as LightMemory, gaps.get(observation) ?? { seen: observation }, settings);
      const key = JSON.stringify(memory);
      let number = numbers.get(key);
      if (number === undefined) {
        number = states.push(memory) - 1;
        if (number > 0xffff) throw new RangeError('lightMachine: waits too long for so many lights');
        numbers.set(key, number);
      }
      next[cell] = number;
      return number;
    },
    memory: (state) => states[state] as LightMemory,
  };
}
