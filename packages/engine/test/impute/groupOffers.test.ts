import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { References } from '../../src/context.ts';
import type { Leaf } from '@kedu/scheme';
import { assess } from '../../src/assess.ts';
import { explain } from '../../src/explain/explain.ts';
import { type Cell, composite, fixture, leaf, root, type Unnamed } from '../fixture.ts';

type GroupRule = 'mean_value_of' | 'median_value_of' | 'mean_of' | 'median_of';
const missing = (rule: GroupRule): Leaf['missing'] => ({ rule, group: 'list' });
const unitId = (i: number): string => `9901${String(i + 1).padStart(2, '0')}`;

/** The list with these cells, against the points of an earlier run where there are some. */
function run(cells: readonly Cell[], part: Unnamed<Leaf>, references?: References) {
  const { input } = fixture({
    units: cells.map((_, i) => unitId(i)),
    values: { air: cells, water: cells.map(() => 50) },
    tree: root({ air: part, both: composite({ water: leaf('given') }) }),
    ...(references ? { references } : {}),
  });
  const { value, trace } = assess(input);
  const list = value.lists[0];
  return { value, trace, scores: [...(list?.parts.get('air')?.score.values ?? [])], points: [...(list?.points ?? [])] };
}

const fourteen: readonly Cell[] = [12, 'overdue', 47, 31, 88, 54, 'overdue', 23, 65, 40, 71, 59, 36, 80];
const late: readonly Cell[] = [400, 900];

describe('what a group offers for gaps', () => {
  it.each(['mean_value_of', 'median_value_of', 'mean_of', 'median_of'] as const)(
    'CALIBRATE-4 PREPARE-4 %s: two late rows move no score of the fourteen units that were there, filled or not',
    (rule) => {
      const part = leaf('min_max', {}, { missing: missing(rule) });
      const first = run(fourteen, part);
      const again = run([...fourteen, ...late], part, first.trace.references);
      expect(again.scores.slice(0, 14)).toEqual(first.scores);
      expect(again.points.slice(0, 14)).toEqual(first.points);
      const live = run([...fourteen, ...late], part);
      expect(live.scores[1]).not.toBe(first.scores[1]);
    },
  );

  it('CALIBRATE-4 points of an earlier version without offers leave the filling to the values of the run', () => {
    const part = leaf('min_max', {}, { missing: missing('mean_value_of') });
    const first = run(fourteen, part);
    const older = new Map([...first.trace.references].filter(([, { offer }]) => offer === undefined));
    expect(older.size).toBe(first.trace.references.size - 1);
    expect(run([...fourteen, ...late], part, older).scores[1]).toBe(100);
  });

  it('CALIBRATE-4 EXPLAIN-6 the offer is a reference point of its own; a frozen one is told with its count, without givers', () => {
    const part = leaf('given', {}, { missing: missing('mean_value_of') });
    const first = run([60, 80, 'overdue'], part);
    expect(first.trace.references.get('mean_value_of:places/air/')).toMatchObject({ count: 2, min: 60, max: 80, offer: 70 });
    const again = run([60, 80, 'overdue', 10], part, first.trace.references);
    const text = JSON.stringify(explain(again.trace, { list: 'places', member: 2 }));
    expect(text).toContain('"EXPLAIN_OFFER_FROZEN"');
    expect(text).not.toContain('"EXPLAIN_PEER_VALUE"');
    expect(again.value.run.references).not.toBe(run([60, 80, 'overdue', 10], part, new Map()).value.run.references);
  });

  it('CALIBRATE-4 IMPUTE-MEAN the offer of a composite is that of its combined scores, whether or not it has a gap', () => {
    const of = (cells: readonly Cell[], references?: References) => {
      const node = composite({ air: leaf('given') }, { missing: missing('mean_of') });
      const { input } = fixture({
        units: cells.map((_, i) => unitId(i)),
        values: { air: cells, water: cells.map(() => 50) },
        tree: root({ node, water: leaf('given') }),
        ...(references ? { references } : {}),
      });
      const { value, trace } = assess(input);
      return { trace, scores: [...(value.lists[0]?.parts.get('node')?.score.values ?? [])] };
    };
    const first = of([60, 80]);
    expect(first.trace.references.get('mean_of:places/node/')?.offer).toBe(70);
    expect(of([60, 80, 'overdue', 10], first.trace.references).scores).toEqual([60, 80, 70, 10]);
  });

  it('CALIBRATE-4 for any values, late reporters move nobody', () => {
    const cell = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 100 }) }, fc.constant('overdue' as const));
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 2, maxLength: 8 }).filter((cells) => cells.some((one) => one !== 'overdue')),
        fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom<GroupRule>('mean_value_of', 'median_value_of', 'mean_of', 'median_of'),
        (cells, later, rule) => {
          const part = leaf('min_max', {}, { missing: missing(rule) });
          const first = run(cells, part);
          expect(run([...cells, ...later], part, first.trace.references).scores.slice(0, cells.length)).toEqual(first.scores);
        },
      ),
    );
  });
});
