import { cellOf } from '@kedu/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lightMachine } from '../../src/light/machine.ts';
import { NO_LIGHT, nextLight } from '../../src/light/nextLight.ts';
import { light } from '../../src/steps/light.ts';
import { leaf, root } from '../fixture.ts';
import { cells, type RunTables, run } from '../values/run.ts';
import { lightRule } from './rules.ts';

const annual = { accrual: 'stock', every: 'year', target: 100 } as const;
const rules = [lightRule('red', 'lag >= 0.20'), lightRule('blue', 'lag > 0')];
const lights = { rules, raiseAfter: 1, clearAfter: 1 };

function shown(tables: RunTables): string[] {
  return light(run(tables)).map(
    (one) =>
      `${one.indicator} ${one.period.id}: ${Array.from(one.value.values, (_, i) => one.cell(i).light || one.cell(i).state).join(' ')}`,
  );
}

describe('light', () => {
  it('LIGHT-2 lights members of lists for whom the tree has a part with the indicator', () => {
    const tables: RunTables = {
      units: [{ id: '990100', class: 'green' }, { id: '990200', class: 'brown' }, '990300'],
      indicators: { x: annual },
      reported: { x: { '2023': [50, 50, 50] } },
      lists: { places: { members: ['990100', '990200'] } },
      scheme: { lights },
    };
    const tree = (weight: Parameters<typeof leaf>[2]) => root({ x: leaf('completion', {}, weight) });
    expect(shown({ ...tables, tree: tree({ weight: 1 }) })).toEqual(['x 2023: red red not_applicable']);
    expect(shown({ ...tables, tree: tree({ weight: { byClass: { green: 30 } } }) })).toEqual(['x 2023: red not_applicable not_applicable']);
    expect(shown({ ...tables, tree: tree({ weight: { otherwise: 30, byClass: { brown: 'none' } } }) })).toEqual([
      'x 2023: red not_applicable not_applicable',
    ]);
  });

  it('LIGHT-2 an indicator in no tree is watched for all members of all lists', () => {
    expect(
      shown({
        indicators: { x: annual, y: annual },
        reported: { x: { '2023': [50] }, y: { '2023': [95] } },
        tree: root({ x: leaf('completion') }),
        scheme: { lights },
      }),
    ).toEqual(['x 2023: red', 'y 2023: blue']);
  });

  it('LIGHT-2 an indicator that another list scores is not lit for a list without it', () => {
    const trees = { a: root({ x: leaf('completion') }), b: root({ y: leaf('completion') }) };
    expect(
      shown({
        units: ['990100', '990200'],
        indicators: { x: annual, y: annual },
        reported: { x: { '2023': [50, 50] }, y: { '2023': [50, 50] } },
        trees,
        lists: { a: { members: ['990100'] }, b: { members: ['990200'] } },
        scheme: { lights },
      }),
    ).toEqual(['x 2023: red not_applicable', 'y 2023: not_applicable red']);
  });

  it('LIGHT-2 lists of different rhythm keep their own moments; a unit of both follows the first', () => {
    const ctx = run({
      units: ['990100', '990200', '990300'],
      indicators: { x: { accrual: 'cumulative', every: 'quarter', target: 100, schedule: [0.25, 0.5, 0.75, 1] } },
      reported: { x: { '2023Q1': [25, 10, 10], '2023Q2': [50, 50, 30], '2023Q3': [75, 75, 75], '2023Q4': [100, 100, 100] } },
      lists: { often: { nodes: 'quarter', members: ['990100', '990200'] }, seldom: { nodes: 'half', members: ['990200', '990300'] } },
      scheme: { lights },
    });
    const results = light(ctx);
    expect(results.map((one) => one.period.id)).toEqual(['2023Q1', '2023H1', '2023Q2', '2023Q3', '2023H2', '2023Q4']);
    const cell = (period: string, unit: number) => results.find((one) => one.period.id === period)?.cell(unit);
    expect(cell('2023Q1', 1)?.light).toBe('red');
    expect(cell('2023H1', 1)?.state).toBe('not_applicable');
    expect(cell('2023H1', 2)?.light).toBe('red');
    expect(cell('2023Q2', 2)?.state).toBe('not_applicable');
    expect(results[1]?.lag && cells(results[1].lag)).toEqual(['not_applicable', 'not_applicable', 0.4]);
  });

  it('LIGHT-2 light: none gives no lights, and a scheme without rules none at all', () => {
    const tables: RunTables = {
      indicators: { x: { ...annual, light: 'none' }, y: annual },
      reported: { x: { '2023': [1] }, y: { '2023': [1] } },
    };
    expect(light(run({ ...tables, scheme: { lights } })).map((one) => one.indicator)).toEqual(['y']);
    expect(light(run(tables))).toEqual([]);
  });

  it('LIGHT-9 rules with `for` are for these indicators alone', () => {
    const only = { rules: [lightRule('red', 'true', { for: ['y'] }), lightRule('blue', 'true')], raiseAfter: 1, clearAfter: 1 };
    expect(
      shown({ indicators: { x: annual, y: annual }, reported: { x: { '2023': [1] }, y: { '2023': [1] } }, scheme: { lights: only } }),
    ).toEqual(['x 2023: blue', 'y 2023: red']);
  });

  it('LIGHT-9 a rule reads attributes, other values and the value before', () => {
    const conditions = {
      rules: [lightRule('red', "unit.oecd == 1.0 && value('y') > 10.0 && value < previous_value")],
      raiseAfter: 1,
      clearAfter: 1,
    };
    expect(
      shown({
        units: [
          { id: '990100', attributes: { oecd: 1 } },
          { id: '990200', attributes: { oecd: 0 } },
          { id: '990300', attributes: { oecd: 1 } },
        ],
        indicators: { x: annual, y: { ...annual, light: 'none' } },
        reported: { x: { '2022': [9, 9, 7], '2023': [8, 8, 8] }, y: { '2023': [11, 11, 11] } },
        scheme: { lights: conditions },
      }),
    ).toEqual(['x 2023: red normal normal']);
  });

  it('LIGHT-13 a rule that cannot be decided because another value does not apply forgets nothing', () => {
    const tables: RunTables = {
      indicators: { x: { accrual: 'stock', every: 'quarter' }, y: { accrual: 'stock', every: 'quarter', light: 'none' } },
      reported: {
        x: { '2023Q1': [1], '2023Q2': [1], '2023Q3': [1], '2023Q4': [1] },
        y: { '2023Q1': [9], '2023Q2': ['not_applicable'], '2023Q3': [0], '2023Q4': [0] },
      },
      lists: { places: { nodes: 'quarter' } },
      scheme: { lights: { rules: [lightRule('red', "value('y') > 5.0")], raiseAfter: 1, clearAfter: 2 } },
    };
    expect(light(run(tables)).map((one) => [one.cell(0).light, one.cell(0).state])).toEqual([
      ['red', 'alerting'],
      ['', 'not_applicable'],
      ['red', 'recovering'],
      ['', 'normal'],
    ]);
  });

  it('LIGHT-9 carries value, scheduled value and lag, with the rule of the light shown', () => {
    const [one] = light(run({ indicators: { x: annual }, reported: { x: { '2023': [50, 95, 'source_late'] } }, scheme: { lights } }));
    expect(one && [cells(one.value), cells(one.scheduled), cells(one.lag)]).toEqual([
      [50, 95, 'source_late'],
      [100, 100, 100],
      [0.5, 0.05, 'source_late'],
    ]);
    expect(one && [0, 1, 2].map((unit) => one.cell(unit))).toEqual([
      { light: 'red', raw: 'red', state: 'alerting', rule: 0 },
      { light: 'blue', raw: 'blue', state: 'alerting', rule: 1 },
      { light: '', raw: '', state: 'source_late', rule: -1 },
    ]);
  });

  it('LIGHT-11 a pending light has no rule to act on', () => {
    const [one] = light(
      run({ indicators: { x: annual }, reported: { x: { '2023': [50] } }, scheme: { lights: { ...lights, raiseAfter: 2 } } }),
    );
    expect(one?.cell(0)).toEqual({ light: '', raw: 'red', state: 'pending', rule: -1 });
  });

  it('LIGHT-3 in a fiscal year from July the shares are those of its own quarters', () => {
    const ctx = run({
      period: 'FY2023@07',
      indicators: { x: { accrual: 'flow', every: 'quarter', target: 100, schedule: [0.25, 0.5, 0.75, 1] } },
      reported: { x: { '2022Q3': [25], '2022Q4': [15], '2023Q1': [35], '2023Q2': [25] } },
      lists: { places: { nodes: 'quarter' } },
      scheme: { lights },
    });
    expect(light(ctx).map((one) => [one.period.id, cellOf(one.value, 0), cellOf(one.scheduled, 0), one.cell(0).light])).toEqual([
      ['2022Q3', 25, 25, ''],
      ['2022Q4', 40, 50, 'red'],
      ['2023Q1', 75, 75, ''],
      ['2023Q2', 100, 100, ''],
    ]);
  });

  it('LIGHT-3 in a run of one quarter three shares are its months, and earlier quarters have their own', () => {
    const ctx = run({
      period: '2023Q2',
      asOf: '2023-08-01',
      indicators: { x: { accrual: 'flow', every: 'month', target: 90, schedule: [0.3, 0.6, 1] } },
      reported: { x: { '2023-01': [27], '2023-02': [27], '2023-03': [36], '2023-04': [27], '2023-05': [9], '2023-06': [54] } },
      lists: { places: { nodes: 'month' } },
      scheme: { lights: { ...lights, rules: [lightRule('yellow', 'node_missed')] } },
    });
    expect(light(ctx).map((one) => [one.period.id, cellOf(one.value, 0), cellOf(one.scheduled, 0), one.cell(0).light])).toEqual([
      ['2023-04', 27, 27, ''],
      ['2023-05', 36, 54, 'yellow'],
      ['2023-06', 90, 90, ''],
    ]);
  });

  it('LIGHT-7 a lag that stands on the threshold lights, whatever float64 makes of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 3 }), (n, places) => {
        const target = (n * 5) / 10 ** places;
        const [one] = light(
          run({ indicators: { x: { ...annual, target } }, reported: { x: { '2023': [(n * 4) / 10 ** places] } }, scheme: { lights } }),
        );
        expect(one?.cell(0).light).toBe('red');
      }),
    );
  });

  it('LIGHT-6 the order of units does not matter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 8 }), (values) => {
        const of = (all: readonly number[]) => {
          const [one] = light(run({ indicators: { x: annual }, reported: { x: { '2023': all } }, scheme: { lights } }));
          return all.map((_, i) => one?.cell(i).light);
        };
        expect(of([...values].reverse())).toEqual(of(values).reverse());
      }),
    );
  });
});

describe('lightMachine', () => {
  const settings = {
    rules: [{ light: 'red' }, { light: 'yellow' }, { light: 'red' }],
    raiseAfter: 3,
    clearAfter: 2,
    overdue: { light: 'grey' },
  };
  const observation = fc.integer({ min: -6, max: 2 });
  const gaps = ['not_due', 'source_late', 'overdue', 'not_applicable', 'undetermined'] as const;

  it('LIGHT-10 gives the same as nextLight step by step, whatever came before', () => {
    const machine = lightMachine(settings);
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 30 }), (course) => {
        let memory = NO_LIGHT;
        let states: Uint16Array = new Uint16Array(1);
        for (const seen of course) {
          memory = nextLight(memory, seen >= -1 ? { seen } : { gap: gaps[-2 - seen] as (typeof gaps)[number] }, settings);
          states = machine.step(states, Int16Array.of(seen));
          expect(machine.memory(states[0] as number)).toEqual(memory);
        }
      }),
    );
  });

  it('LIGHT-11 LIGHT-12 with both waits 1 what is shown is what the rules say', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 2 })), (course) => {
        let memory = NO_LIGHT;
        for (const seen of course) {
          memory = nextLight(memory, { seen }, { ...settings, raiseAfter: 1, clearAfter: 1 });
          expect(memory.shown.light).toBe(memory.shown.raw);
          expect(memory.shown.rule).toBe(seen);
        }
      }),
    );
  });

  it('LIGHT-11 a light is never worse than the worst of the last `raiseAfter` observations said', () => {
    const level = (name: string): number => (name === 'red' ? 0 : name === 'yellow' ? 1 : 2);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 1 }), (course) => {
        let memory = NO_LIGHT;
        let before = 2;
        course.forEach((seen, k) => {
          memory = nextLight(memory, { seen }, settings);
          const now = level(memory.shown.light);
          const row = course.slice(Math.max(0, k - 2), k + 1).map((rule) => level(settings.rules[rule]?.light ?? ''));
          if (now < before) expect(row).toHaveLength(3);
          if (now < before) expect(now).toBe(Math.max(...row));
          before = now;
        });
      }),
    );
  });

  it('LIGHT-9 of two rules with one colour neither is the worse', () => {
    let memory = nextLight(NO_LIGHT, { seen: 2 }, { ...settings, raiseAfter: 1 });
    memory = nextLight(memory, { seen: 0 }, { ...settings, raiseAfter: 1 });
    expect(memory.shown).toEqual({ light: 'red', raw: 'red', state: 'alerting', rule: 0 });
  });
});
