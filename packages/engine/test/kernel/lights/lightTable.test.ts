import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEEN } from '../../../src/kernel/lights/lightPlan.ts';
import { lightTableOf } from '../../../src/kernel/lights/lightTable.ts';
import { type LightObservation, NO_LIGHT, nextLight } from '../../../src/light/nextLight.ts';

const GAPS = ['not_due', 'source_late', 'overdue', 'not_applicable', 'undetermined'] as const;
const rules = [{ light: 'red' }, { light: 'yellow' }, { light: 'red' }, { light: 'blue' }];

describe('automaton of lights', () => {
  it('KERNEL-6 LIGHT-10 shows what nextLight shows, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.record({ raiseAfter: fc.integer({ min: 1, max: 3 }), clearAfter: fc.integer({ min: 1, max: 3 }) }),
        fc.constantFrom([0, 1], [1], [0, 1, 3], [1, 2], [0]),
        fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 30 }),
        (waits, applied, course) => {
          const settings = { rules, ...waits, overdue: { light: 'grey' } };
          const table = lightTableOf(applied, settings)!;
          const [beyond, all] = [table.rules + SEEN.none, table.rules + 6];
          let memory = NO_LIGHT;
          let state = 0;
          for (const dice of course) {
            const o = dice % all;
            const observation: LightObservation =
              o < table.rules ? { seen: applied[o]! } : o === beyond ? { seen: -1 } : { gap: GAPS[o - beyond - 1]! };
            memory = nextLight(memory, observation, settings);
            state = table.next[state * table.width + o]!;
            expect(table.cells[state]).toEqual(memory.shown);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('KERNEL-6 has no state that another would do for', () => {
    expect(lightTableOf([0, 1], { rules, raiseAfter: 1, clearAfter: 1 })?.cells.length).toBe(7);
    expect(lightTableOf([0, 1, 3], { rules, raiseAfter: 1, clearAfter: 1, overdue: { light: 'grey' } })?.cells.length).toBe(8);
  });

  it('KERNEL-6 more states than a byte holds make no automaton', () => {
    expect(lightTableOf([0, 1, 3], { rules, raiseAfter: 6, clearAfter: 1 })).toBeUndefined();
  });
});
