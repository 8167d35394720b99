import { periodOf, type UnitVersion } from '@kedu/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/steps/check.ts';
import { compile } from '../light/rules.ts';
import { cells, observationsOf, type RunTables, run, cellsIn } from '../values/run.ts';

const year = periodOf('2023');
const annual = { accrual: 'annual', every: 'year' } as const;
const quarterly = { accrual: 'flow', every: 'quarter' } as const;

describe('check: issues', () => {
  it('CHECK-2 names a value outside its range with the cell that it stands in, and keeps it', () => {
    const { data } = run({ indicators: { x: { ...annual, range: [0, 100], unit: '%' } }, reported: { x: { '2023': [0, 132, 100] } } });
    expect(data.issues).toEqual([
      {
        code: 'CHECK_OUT_OF_RANGE',
        severity: 'error',
        args: { found: 132, expected: '0…100', measure: '%' },
        place: { file: 'x.csv', line: 3, column: 4, excerpt: 'as written', unit: '990101', indicator: 'x', period: '2023' },
      },
    ]);
    expect(cellsIn(data, 'x', '2023')).toEqual([0, 132, 100]);
  });

  it.each([
    [[0, null], -1, '≥ 0'],
    [[null, 5], 6, '≤ 5'],
  ] as const)('CHECK-2 a range may be open: %j', (range, found, expected) => {
    const { data } = run({ indicators: { x: { ...annual, range } }, reported: { x: { '2023': [found] } } });
    expect(data.issues.map((issue) => issue.args)).toEqual([{ found, expected, measure: '' }]);
  });

  it('CHECK-2 names twenty cells of a column and counts the rest', () => {
    const { data } = run({
      indicators: { x: { ...annual, range: [0, 1] } },
      reported: { x: { '2023': Array.from({ length: 25 }, () => 83) } },
    });
    expect(data.issues.map((issue) => issue.code)).toEqual([
      ...Array.from({ length: 20 }, () => 'CHECK_OUT_OF_RANGE'),
      'CHECK_OUT_OF_RANGE_MORE',
    ]);
    expect(data.issues.at(-1)?.args.more).toBe(5);
  });

  it('CHECK-5 a value from a time in which the unit did not exist is an error and not used', () => {
    const { data } = run({ indicators: { x: quarterly }, reported: { x: { '2023Q1': [7] } }, versions: [{ from: '2023-07-01' }] });
    expect(data.issues.map(({ code, args, place }) => [code, args, place.unit])).toEqual([
      ['CHECK_UNIT_NOT_IN_EXISTENCE', { found: 7 }, '990100'],
    ]);
    expect(cellsIn(data, 'x', '2023Q1')).toEqual(['not_applicable']);
  });

  it('CHECK-5 a unit of two versions exists while either does', () => {
    const versions: Partial<UnitVersion>[] = [{ until: '2023-06-30' }, { from: '2023-07-01', name: { 'zh-CN': '更名后' } }];
    const { data } = run({ units: ['990100'], indicators: { x: quarterly }, reported: { x: { '2023Q1': [7], '2023Q3': [8] } }, versions });
    expect(data.issues).toEqual([]);
    expect(cellsIn(data, 'x', '2023Q3')).toEqual([8]);
  });

  it('CHECK-6 data for a unit outside the register are an error, with the row', () => {
    const { data } = run({
      units: ['990100'],
      indicators: { x: annual },
      reported: { x: { '2023': [1, 2] } },
      observedUnits: ['990100', '990999'],
    });
    expect(data.issues).toEqual([
      { code: 'CHECK_UNIT_UNKNOWN', severity: 'error', args: { found: '990999' }, place: { file: 'x.csv', line: 3, unit: '990999' } },
    ]);
  });

  it('CHECK-7 data for an indicator that the scheme does not know are a warning', () => {
    const { data } = run({ indicators: { x: annual }, reported: { x: { '2023': [1] }, x_old: { '2023': [1] } } });
    expect(data.issues).toEqual([
      {
        code: 'CHECK_INDICATOR_UNKNOWN',
        severity: 'warning',
        args: { found: 'x_old' },
        place: { file: 'x_old.csv', line: 2, column: 4, indicator: 'x_old' },
      },
    ]);
  });

  it('CHECK-8 a derived indicator is computed: data for it are an error and not used', () => {
    const { data } = run({
      indicators: { x: { ...annual, formula: compile('y * 2.0', 'double') }, y: annual },
      reported: { x: { '2023': [5] }, y: { '2023': [1] } },
    });
    expect(data.issues.map(({ code, args }) => [code, args])).toEqual([['CHECK_DERIVED_REPORTED', { formula: 'y * 2.0' }]]);
    expect(cellsIn(data, 'x', '2023')).toEqual([2]);
  });

  it('CHECK-9 an indicator that is due and that nobody reported is said once, at its place in the scheme', () => {
    const tables: RunTables = { indicators: { x: annual, y: { ...annual, available: 'node+41d' } }, reported: { x: { '2022': [1] } } };
    expect(run({ ...tables, asOf: '2024-02-11' }).data.issues).toEqual(
      ['x', 'y'].map((id) =>
        expect.objectContaining({
          code: 'CHECK_INDICATOR_WITHOUT_DATA',
          severity: 'warning',
          args: { title: id, due: id === 'x' ? '2023-12-31' : '2024-02-10' },
          place: { file: 'scheme.yaml', path: `indicators.${id}`, indicator: id, period: '2023' },
        }),
      ),
    );
    expect(run({ ...tables, asOf: '2024-02-10' }).data.issues.map((issue) => issue.place.indicator)).toEqual(['x']);
  });
});

describe('check: columns', () => {
  it('CHECK-1 shares columns where the observations have the units of the run', () => {
    const { data, input } = run({ indicators: { x: annual }, reported: { x: { '2023': [1, 2] } } });
    expect(data.value('x', year)).toBe(input.observations.column('x', '2023'));
    expect(data.value('x', year)).toBe(data.value('x', year));
  });

  it('CHECK-1 puts rows in the order of the units of the run; a unit without a row is blank', () => {
    const { data } = run({
      units: ['990100', '990200', '990300'],
      indicators: { x: annual },
      reported: { x: { '2023': [3, 1] } },
      observedUnits: ['990300', '990100'],
    });
    expect(cellsIn(data, 'x', '2023')).toEqual([1, 'overdue', 3]);
    expect(data.sources('x', year, 2)).toEqual([
      { indicator: 'x', period: '2023', value: 3, origin: expect.objectContaining({ file: 'x.csv', line: 2 }) },
    ]);
  });

  it('CHECK-1 does not write to what was reported', () => {
    const { data, input } = run({
      indicators: { x: { ...quarterly, embargo: '+90d' } },
      reported: { x: { '2023': ['overdue', 4], '2023Q1': [1, 1] } },
    });
    data.value('x', year);
    const column = input.observations.column('x', '2023');
    expect(column && cells(column)).toEqual(['overdue', 4]);
  });

  it('CHECK-5 units that are not alive at the end of the period have no values', () => {
    const base = run({ indicators: { x: annual }, reported: { x: { '2023': [1, 2] } } });
    const data = check(base.input, { ...base.enrolment, alive: Uint8Array.of(0, 1) });
    expect(cellsIn(data, 'x', '2023')).toEqual(['not_applicable', 2]);
  });

  it('CHECK-1 a period that the data do not have throws nothing; an unknown indicator is a fault of the program', () => {
    const { data } = run({ indicators: { x: annual }, reported: {} });
    expect(cellsIn(data, 'x', '2019')).toEqual(['overdue']);
    expect(() => data.value('nothing', year)).toThrow(/no indicator nothing/);
  });

  it('ACCRUAL-2 the sum over twelve months does not depend on the order of units', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
          minLength: 4,
          maxLength: 4,
        }),
        (rows) => {
          const quarters = (pick: readonly number[]) =>
            Object.fromEntries(rows.map((row, q) => [`2023Q${q + 1}`, pick.map((i) => row[i] as number)]));
          const one = cellsIn(run({ indicators: { x: quarterly }, reported: { x: quarters([0, 1]) } }).data, 'x', '2023');
          const other = cellsIn(run({ indicators: { x: quarterly }, reported: { x: quarters([1, 0]) } }).data, 'x', '2023');
          expect(one).toEqual([...other].reverse());
        },
      ),
    );
  });
});

describe('check: derived indicators', () => {
  const gdp = { accrual: 'stock', every: 'year' } as const;

  it('DERIVED-1 reads bare names, previous periods, parameters, targets and attributes', () => {
    const { data } = run({
      units: [{ id: '990100', attributes: { oecd: 4 } }],
      indicators: {
        gdp,
        x: {
          ...annual,
          target: 3,
          params: { green: 2 },
          formula: compile("gdp - previous('gdp') + last_year('gdp') * param.green + target + unit.oecd", 'double'),
        },
      },
      reported: { gdp: { '2022': [10], '2023': [15] } },
    });
    expect(cellsIn(data, 'x', '2023')).toEqual([15 - 10 + 20 + 3 + 4]);
  });

  it('DERIVED-1 previous() of a quarter is the quarter before, last_year() the same quarter', () => {
    const indicators = { gdp: quarterly, x: { ...quarterly, formula: compile("previous('gdp') * 100.0 + last_year('gdp')", 'double') } };
    const { data } = run({ indicators, reported: { gdp: { '2022Q1': [1], '2022Q4': [4], '2023Q1': [5] } } });
    expect(cellsIn(data, 'x', '2023Q1')).toEqual([401]);
  });

  it('DERIVED-1 of a year is computed on the year, not summed over quarters', () => {
    const indicators = {
      gdp: quarterly,
      people: { accrual: 'stock', every: 'quarter' } as const,
      x: { ...quarterly, formula: compile('gdp / people', 'double') },
    };
    const reported = {
      gdp: { '2023Q1': [10], '2023Q2': [20], '2023Q3': [30], '2023Q4': [40] },
      people: { '2023Q1': [1], '2023Q2': [2], '2023Q3': [3], '2023Q4': [4] },
    };
    expect(cellsIn(run({ indicators, reported }).data, 'x', '2023')).toEqual([25]);
  });

  it('DERIVED-1 a missing input gives its reason, and division by zero its own', () => {
    const indicators = { gdp: annual, people: annual, x: { ...annual, formula: compile('gdp / people', 'double') } };
    const { data } = run({ indicators, reported: { gdp: { '2023': [1, 'source_late', 1] }, people: { '2023': [2, 2, 0] } } });
    expect(cellsIn(data, 'x', '2023')).toEqual([0.5, 'source_late', 'division_by_zero']);
  });

  it('DERIVED-1 a formula that looks at its own past ends where the data begin', () => {
    const indicators = { gdp: annual, x: { ...annual, formula: compile("coalesce(previous('x'), 0.0) + gdp", 'double') } };
    const { data } = run({ indicators, reported: { gdp: { '2021': [1], '2022': [2], '2023': [3] } } });
    expect(cellsIn(data, 'x', '2023')).toEqual([6]);
  });

  it('DERIVED-1 needs no reported data where it reads the register alone', () => {
    const { data } = run({
      units: [{ id: '990100', attributes: { oecd: 4 } }],
      indicators: { x: { ...annual, formula: compile('unit.oecd / 2.0', 'double') } },
      reported: {},
    });
    expect(cellsIn(data, 'x', '2023')).toEqual([2]);
  });

  it('DERIVED-1 a cycle is a fault of the program: the scheme was checked before', () => {
    const { data } = run({
      indicators: { x: { ...annual, formula: compile('y', 'double') }, y: { ...annual, formula: compile('x', 'double') } },
      reported: { gdp: { '2023': [1] } },
    });
    expect(() => data.value('x', year)).toThrow(RangeError);
  });

  it('DERIVED-2 sources are the cells of everything that was read, each once', () => {
    const indicators = { gdp: quarterly, x: { ...annual, formula: compile("gdp / (gdp + previous('gdp'))", 'double') } };
    const { data } = run({ indicators, reported: { gdp: { '2022': [10], '2023Q1': [1], '2023Q2': [2], '2023Q3': [3], '2023Q4': [4] } } });
    expect(data.sources('x', year, 0).map((cell) => [cell.indicator, cell.period, cell.value, cell.origin?.file])).toEqual([
      ['gdp', '2023Q1', 1, 'gdp.csv'],
      ['gdp', '2023Q2', 2, 'gdp.csv'],
      ['gdp', '2023Q3', 3, 'gdp.csv'],
      ['gdp', '2023Q4', 4, 'gdp.csv'],
      ['gdp', '2022', 10, 'gdp.csv'],
    ]);
  });
});

describe('check: sources', () => {
  it('CHECK-10 of a reported value is that one cell, of a stock the last that was due', () => {
    const { data } = run({
      indicators: { x: { accrual: 'stock', every: 'quarter', available: 'node+60d' } },
      reported: { x: { '2023Q2': [6, 6], '2023Q3': [7, 'withheld'] } },
    });
    expect(data.sources('x', year, 0).map((cell) => [cell.period, cell.value])).toEqual([['2023Q3', 7]]);
    expect(data.sources('x', year, 1)).toEqual([]);
  });
});

describe('check: targets', () => {
  const tables: RunTables = {
    units: [
      { id: '990100', class: 'green', overlays: ['old', 'mine'] },
      { id: '990200', class: 'green', overlays: ['old'] },
      { id: '990300', class: 'green' },
      { id: '990400' },
    ],
    indicators: { x: { ...annual, target: 5, baseline: 1 } },
    reported: { x: { '2023': [0, 0, 0, 0] } },
  };
  const overlays = ['old', 'mine'].map((id) => ({ id, title: { 'zh-CN': id }, units: { codes: [] }, place: {} }));
  const targets = (rows: NonNullable<RunTables['targetRows']>, period = '2023') => {
    const base = run({ ...tables, targetRows: rows });
    const { data } = { data: check({ ...base.input, scheme: { ...base.input.scheme, overlays } }, base.enrolment) };
    return cells(data.target('x', periodOf(period)));
  };

  it('TARGET-1 without a row the indicator’s own number holds for all', () => expect(targets([])).toEqual([5, 5, 5, 5]));

  it('TARGET-1 unit above later overlay above earlier overlay above class above all, whatever the order of rows', () => {
    const rows = [
      { unitCode: '990400', target: 100 },
      { class: 'mine', target: 90 },
      { class: 'old', target: 80 },
      { class: 'green', target: 70 },
      { target: 60 },
    ];
    expect(targets(rows)).toEqual([90, 80, 70, 100]);
    expect(targets([...rows].reverse())).toEqual([90, 80, 70, 100]);
  });

  it('TARGET-1 a row that names the period stands above a general one of the same reach only', () => {
    expect(targets([{ period: '2023', target: 61 }, { target: 60 }, { class: 'green', target: 70 }])).toEqual([70, 70, 70, 61]);
    expect(targets([{ period: '2022', target: 61 }, { target: 60 }])).toEqual([60, 60, 60, 60]);
  });

  it('TARGET-1 of two rows that reach the same the later stands', () => {
    expect(targets([{ target: 60 }, { target: 62 }])).toEqual([62, 62, 62, 62]);
    expect(
      targets([
        { class: 'green', target: 70 },
        { class: 'green', target: 72 },
      ]),
    ).toEqual([72, 72, 72, 5]);
  });

  it('TARGET-1 a row with a baseline alone says nothing of the target', () =>
    expect(targets([{ unitCode: '990100', baseline: 3 }])).toEqual([5, 5, 5, 5]));

  it('TARGET-1 units that no row reaches keep the indicator’s own', () =>
    expect(targets([{ unitCode: '990200', target: 9 }])).toEqual([5, 9, 5, 5]));

  it('TARGET-2 an expression gives one per unit; without anything there is none', () => {
    const base = run({
      indicators: { gdp: annual, x: { ...annual, target: compile("last_year('gdp') * 1.1", 'double') } },
      reported: { gdp: { '2022': [100, 'withheld'] } },
    });
    expect(cells(base.data.target('x', year))).toEqual([110, 'withheld']);
    expect(cells(base.data.baseline('x', year))).toEqual(['not_applicable', 'not_applicable']);
  });
});

describe('check: observations are read as they are', () => {
  it('CHECK-1 the same input gives the same columns', () => {
    const reported = { x: { '2023Q1': [0.1, 0.2], '2023Q2': [0.2, 0.1], '2023Q3': [0.3, 0.3], '2023Q4': [0.4, 0.4] } };
    const one = run({ indicators: { x: quarterly }, reported });
    const two = check({ ...one.input, observations: observationsOf(reported, ['990100', '990101']) }, one.enrolment);
    expect(two.value('x', year)).toEqual(one.data.value('x', year));
  });
});
