import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Conversion,
  conversionArithmetic,
  convert,
  inverse,
  recognise,
  type RecognitionRule,
  type RecognisedPair,
  undoes,
} from '../../src/index.ts';
import { calculate } from '../calculator.ts';
import { madeUpRegister, madeUpScheme, madeUpTrace } from '../madeUp.ts';

const UNITS = `unit_id,code,name,name_en,kind,zone
r1,990101,滨一县,Bin One,river,hill
r2,990102,滨二县,Bin Two,river,
r3,990103,滨三县,Bin Three,river,
s1,990201,海一县,Hai One,coast,
s2,990202,海二县,Hai Two,coast,
s3,990203,海三县,Hai Three,coast,
`;
const register = madeUpRegister(UNITS);

const river = madeUpScheme(
  {
    'river.yaml': `scheme: river
version: "2023"
title: 滨江
edition: 1
in_force: { from: 2023-01-01 }
attributes: { zone: text }
lists: { counties: { title: 滨江各县, units: river } }
classes: { hill: { title: 山区, units: { where: "unit.zone == 'hill'" } } }
indicators:
  forest: { title: 森林覆盖率, accrual: annual, unit: "%", owner: 林业局, target: 40 }
  income: { title: 居民收入, accrual: annual, unit: 元, owner: 统计局 }
  local: { title: 本地特色, accrual: annual, owner: 统计局, target: 10 }
score:
  counties: { weights: points, parts: { forest: { weight: { hill: 30, else: 10 }, method: completion, cap: 100 }, income: { weight: 30, method: min_max }, local: { weight: { hill: 40, else: 60 }, method: completion } } }
rounding: { total: 0.01 }
`,
  },
  register,
);
const coast = madeUpScheme(
  {
    'coast.yaml': `scheme: coast
version: "2023"
title: 临海
edition: 1
in_force: { from: 2023-01-01 }
lists: { counties: { title: 临海各县, units: coast } }
indicators:
  trees: { title: 林木比例, accrual: annual, unit: ‰, owner: 林业局 }
  earnings: { title: 居民收入, accrual: annual, unit: 千元, owner: 统计局, target: 50 }
score:
  counties: { weights: points, parts: { trees: { weight: 20, method: min_max }, earnings: { weight: 80, method: completion, cap: 100 } } }
`,
  },
  register,
);

const FIGURES = {
  r: [
    [30, 40000],
    [44, 30000],
    [55, 50000],
  ],
  s: [
    [200, 36],
    [300, 60],
    [500, 45],
  ],
} as const;
type Figures = { readonly r: readonly (readonly [number, number])[]; readonly s: readonly (readonly [number, number])[] };

function tracesOf(figures: Figures) {
  const rows = (side: 'r' | 's', names: readonly [string, string]): string =>
    figures[side].map(([a, b], i) => `${side}${i + 1},${names[0]},2023,${a}\n${side}${i + 1},${names[1]},2023,${b}\n`).join('');
  const head = 'unit,indicator,period,value\n';
  const local = 'r1,local,2023,10\nr2,local,2023,5\nr3,local,2023,10\n';
  return [
    madeUpTrace(river, register, `${head}${rows('r', ['forest', 'income'])}${local}`),
    madeUpTrace(coast, register, `${head}${rows('s', ['trees', 'earnings'])}`),
  ] as const;
}

const pair = (ours: string, theirs: string, forth: Conversion, more: Partial<RecognisedPair> = {}): RecognisedPair => ({
  ours,
  theirs,
  forth,
  back: inverse(forth),
  confidence: 'high',
  isMutual: true,
  note: '',
  place: {},
  ...more,
});
const ruleOf = (pairs: readonly RecognisedPair[], more: Partial<RecognitionRule> = {}): RecognitionRule => ({
  id: 'delta',
  title: { 'zh-CN': '互认' },
  between: [
    { scheme: 'river', list: 'counties' },
    { scheme: 'coast', list: 'counties' },
  ],
  atLeast: 'medium',
  pairs,
  place: {},
  ...more,
});
const PAIRS = [pair('forest', 'trees', { factor: 0.1, offset: 0 }), pair('income', 'earnings', { factor: 1000, offset: 0 })];
const made = (rule: RecognitionRule, figures: Figures = FIGURES) => {
  const [a, b] = tracesOf(figures);
  const result = recognise(rule, [a, b]);
  if (!result) throw new Error('not recognised');
  return result;
};

describe('mutual recognition', () => {
  test('RECOGNISE-1 the shared set: enough confidence, scored by both; the others with their reason', () => {
    const pairs = [
      ...PAIRS.slice(0, 1),
      pair('income', 'earnings', { factor: 1000, offset: 0 }, { confidence: 'low' }),
      pair('local', 'absent', { factor: 1, offset: 0 }),
    ];
    const { pairs: found, rulers } = made(ruleOf(pairs));
    expect(found.map(({ leftOut }) => leftOut)).toEqual([undefined, 'confidence', 'not_scored']);
    expect(found.map(({ weights }) => weights)).toEqual([
      [100, 100],
      [0, 0],
      [0, 0],
    ]);
    expect(rulers[0].units[0]?.cells.map(({ pair: at }) => at)).toEqual([0]);
    expect(made(ruleOf(pairs, { atLeast: 'low' })).pairs.map(({ leftOut }) => leftOut)).toEqual([undefined, undefined, 'not_scored']);
  });

  test('RECOGNISE-2 weights are the mean shares of the ruler, scaled to 100; the share that they cover is told', () => {
    const { pairs, rulers } = made(ruleOf(PAIRS));
    // Forest counts 30, 10, 10 of 100 for the three counties: 16.666… on average; income 30.
    expect(pairs[0]?.shares[0]).toBeCloseTo(0.5 / 3, 12);
    expect(rulers[0].covers).toBeCloseTo(0.5 / 3 + 0.3, 12);
    expect(pairs.map(({ weights }) => weights[0]).reduce((a, b) => a + b, 0)).toBeCloseTo(100, 9);
    expect(pairs.map(({ weights }) => weights[1])).toEqual([20, 80]);
  });

  test('RECOGNISE-2 a unit from elsewhere is converted and scored by the ruler; its own units keep their scores', () => {
    const { rulers } = made(ruleOf(PAIRS));
    const cellOf = (ruler: 0 | 1, id: string, at: number) => rulers[ruler].units.find((unit) => unit.id === id)?.cells[at];
    expect(cellOf(0, 's2', 0)).toEqual({ pair: 0, value: 300, converted: 30, arithmetic: '300 × 0.1', score: 75 });
    expect(cellOf(0, 'r1', 0)).toEqual({ pair: 0, value: 30, converted: 30, arithmetic: '', score: 75 });
    expect(cellOf(1, 'r2', 1)).toEqual({ pair: 1, value: 30000, converted: 30, arithmetic: '30000 × 0.001', score: 60 });
  });

  test('RECOGNISE-4 values outside the peers of the ruler are clipped and named; nobody from elsewhere moves a reference', () => {
    const { rulers } = made(ruleOf(PAIRS));
    expect(rulers[1].units.find(({ id }) => id === 'r3')?.cells[0]).toMatchObject({ converted: 550, clippedTo: 500, score: 100 });
    const before = tracesOf(FIGURES);
    const references = JSON.stringify([...before[1].references]);
    const results = before.map(({ assessment }) => assessment.run.result);
    recognise(ruleOf(PAIRS), before);
    expect(JSON.stringify([...before[1].references])).toBe(references);
    expect(before.map(({ assessment }) => assessment.run.result)).toEqual(results);
  });

  test('RECOGNISE-2 a total is the weighted mean of the pairs that have a score; ties share a rank', () => {
    const { rulers } = made(ruleOf(PAIRS));
    const by = rulers[1];
    const unit = by.units.find(({ id }) => id === 's1');
    expect(unit?.total).toBe(80 * 72);
    const tied = made(ruleOf(PAIRS.slice(0, 1)), {
      r: [
        [30, 1],
        [40, 2],
        [55, 3],
      ],
      s: [
        [300, 1],
        [400, 2],
        [500, 3],
      ],
    });
    expect(tied.rulers[0].units.map(({ id, rank }) => [id, rank])).toEqual([
      ['r2', 1],
      ['r3', 1],
      ['s2', 1],
      ['s3', 1],
      ['r1', 5],
      ['s1', 5],
    ]);
  });

  test('RECOGNISE-3 a row that does not convert back serves our ruler only', () => {
    const [first, second] = PAIRS as [RecognisedPair, RecognisedPair];
    const { pairs, rulers } = made(ruleOf([first, { ...second, isMutual: false, back: undefined }]));
    expect(pairs[1]?.weights[0]).toBeGreaterThan(0);
    expect(pairs[1]?.weights[1]).toBe(0);
    expect(rulers[1].units.every(({ cells }) => cells.length === 1)).toBe(true);
  });

  test('RECOGNISE-2 a list that the run does not have is not compared', () => {
    const [a, b] = tracesOf(FIGURES);
    expect(
      recognise(
        ruleOf(PAIRS, {
          between: [
            { scheme: 'river', list: 'towns' },
            { scheme: 'coast', list: 'counties' },
          ],
        }),
        [a, b],
      ),
    ).toBeUndefined();
  });

  test('RECOGNISE-3 with all rows mutual, exchanging the regions exchanges the results and nothing else', () => {
    const figure = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 90_000 }));
    const three = fc.tuple(figure, figure, figure);
    const factor = fc.constantFrom(0.1, 1, 3, 0.7, 1000, -2);
    fc.assert(
      fc.property(three, three, factor, factor, fc.integer({ min: -50, max: 50 }), (r, s, f, g, offset) => {
        const rows = [pair('forest', 'trees', { factor: f, offset }), pair('income', 'earnings', { factor: g, offset: 0 })];
        const [a, b] = tracesOf({ r, s });
        const there = recognise(ruleOf(rows), [a, b]);
        const swapped = rows.map((row) => ({ ...row, ours: row.theirs, theirs: row.ours, forth: row.back as Conversion, back: row.forth }));
        const [ours, theirs] = ruleOf(rows).between;
        const back = recognise(ruleOf(swapped, { between: [theirs, ours] }), [b, a]);
        if (!there || !back) throw new Error('not recognised');
        const turned = (side: 0 | 1): 0 | 1 => (side === 0 ? 1 : 0);
        expect(
          back.rulers.map((ruler) => ({
            ...ruler,
            side: turned(ruler.side),
            units: ruler.units.map((unit) => ({ ...unit, side: turned(unit.side) })),
          })),
        ).toEqual([...there.rulers].reverse());
        expect(back.pairs.map(({ weights: [x, y], shares: [p, q] }) => [y, x, q, p])).toEqual(
          there.pairs.map(({ weights: [x, y], shares: [p, q] }) => [x, y, p, q]),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('RECOGNISE-3 converting there and back gives the value, and the arithmetic can be redone', () => {
    const conversion = fc.record({
      factor: fc.double({ min: 0.001, max: 1000, noNaN: true }),
      offset: fc.integer({ min: -1000, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), conversion, (value, forth) => {
        expect(undoes(inverse(forth), forth)).toBe(true);
        const there = convert(value, forth);
        const size = Math.max(1, Math.abs(value), Math.abs(there), Math.abs(forth.offset / forth.factor));
        expect(Math.abs(convert(there, inverse(forth)) - value)).toBeLessThanOrEqual(1e-6 * size);
        expect(Math.abs(calculate(conversionArithmetic(value, forth)) - there)).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(there), Math.abs(forth.offset)),
        );
      }),
    );
  });
});
