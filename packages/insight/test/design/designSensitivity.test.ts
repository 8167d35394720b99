import { assess, redesigner, type SobolIndex, type Trace } from '@kedu/engine';
import { quantaToNumber } from '@kedu/model';
import { shares, weightCases, weightScope } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../src/design/choices.ts';
import { designRuleOf, designSensitivity } from '../../src/design/designSensitivity.ts';
import { designsOf } from '../../src/design/designAt.ts';
import { schemeSensitivity } from '../../src/design/schemeSensitivity.ts';
import { compiled, inputOf, register, schemeWith } from '../honestRun.ts';

const AIR = [90, 70, 69, 40, 30, 20];
const WATER = [10, 50, 52, 60, 70, 95];

const design = `
design:
  weights: 30%
  methods: { air: [min_max, { goalposts: { worst: 10, best: 80 } }], water: [z_score] }
  peers: leave_one_out
  bounds: [10%, 90%]
  rounding: [1]
  missing: [{ zero: 逾期未报 }]
  aggregate: [geometric, worst]
  draws: 128
  seed: 3
`;

const run = (more = ''): Trace => assess(inputOf(schemeWith('', more), AIR, WATER)).trace;

describe('DESIGN-5 a design is scored as the run was', () => {
  it('with every choice as in the scheme, points and ranks are those of the run', () => {
    const trace = run(design);
    const { scheme, register: own } = trace.input;
    const rule = designRuleOf(scheme.design);
    const [list] = trace.assessment.lists;
    const at = designsOf(scheme, own, 'places', rule, choicesOf(scheme, scheme.trees['places'] as never, rule, 6));
    const { points, rank } = redesigner(trace, 'places')(at(new Map()));
    expect([...points]).toEqual([...(list?.score ?? [])].map((quanta) => quantaToNumber(quanta, scheme.rounding.total.places)));
    expect([...rank]).toEqual([...(list?.rank ?? [])]);
  });

  it('each design is what `assess` makes of the scheme that says so', () => {
    const trace = run(design);
    const { scheme, register: own } = trace.input;
    const rule = designRuleOf(scheme.design);
    const choices = choicesOf(scheme, scheme.trees['places'] as never, rule, 6).filter(({ id }) => id !== 'peers' && id !== 'bounds');
    const at = designsOf(scheme, own, 'places', rule, choices);
    const rescore = redesigner(trace, 'places');
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: choices.length, maxLength: choices.length }),
        (u) => {
          const one = at(new Map(choices.map(({ id }, k) => [id, u[k] as number])));
          const other = { ...scheme, trees: { ...scheme.trees, places: one.tree }, rounding: one.rounding };
          const [list] = assess({ ...trace.input, scheme: other }).value.lists;
          const { points, rank } = rescore(one);
          expect([...points]).toEqual([...(list?.score ?? [])].map((quanta) => quantaToNumber(quanta, one.rounding.total.places)));
          expect([...rank]).toEqual([...(list?.rank ?? [])]);
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it('a peer left out stretches the scale of the others, percentiles narrow it', () => {
    const trace = run(design.replace('methods: {', 'methods: { both: [min_max],'));
    const { scheme, register: own } = trace.input;
    const rule = designRuleOf(scheme.design);
    const choices = choicesOf(scheme, scheme.trees['places'] as never, rule, 6);
    const at = designsOf(scheme, own, 'places', rule, choices);
    const rescore = redesigner(trace, 'places');
    const byRange = new Map([['method:air', 0.5]]); // min_max over 20…90
    const [plain, without, narrow] = [
      byRange,
      new Map([...byRange, ['peers', 1.5 / 7]]), // without the first, 20…70
      new Map([...byRange, ['bounds', 0.75]]), // 25…80
    ].map((coordinates) => rescore(at(coordinates)).points);
    const airOf = (points: Float64Array | undefined, k: number): number => {
      const both = 60 + (40 * ((AIR[k] as number) + (WATER[k] as number))) / 200;
      return ((points?.[k] as number) - 0.2 * (WATER[k] as number) - 0.2 * both) / 0.6;
    };
    expect(airOf(plain, 1)).toBeCloseTo((100 * 50) / 70, 1);
    expect(airOf(without, 1)).toBeCloseTo(100, 1);
    expect(airOf(narrow, 1)).toBeCloseTo((100 * 45) / 55, 1);
  });
});

describe('DESIGN-3 drawn weights', () => {
  it('keep the sum of siblings, stay within the width before it, and keep constraints', () => {
    const bounded = `constraints: [{ title: 空气不超过六十二分, where: "weight('air') <= 62" }]\n${design}`;
    const trace = run(bounded);
    const { scheme, register: own } = trace.input;
    const rule = designRuleOf(scheme.design);
    const tree = scheme.trees['places'] as never;
    const choices = choicesOf(scheme, tree, rule, 6).filter(({ kind }) => kind === 'weight');
    const at = designsOf(scheme, own, 'places', rule, choices);
    const [one] = weightCases(scheme, own);
    let touched = 0;
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), (u) => {
        const drawn = at(new Map(choices.map(({ id }, k) => [id, u[k] as number]))).tree;
        const weights = drawn.parts.map((part) => (part.type === 'addition' ? 0 : (part.weight?.otherwise ?? 0)));
        expect(weights.reduce((sum, x) => sum + x, 0)).toBeCloseTo(100, 9);
        expect(weights[0]).toBeLessThanOrEqual(62 + 1e-9);
        if ((weights[0] as number) > 61.9) touched += 1;
        const scope = weightScope(shares(drawn, one?.profile as never), new Map());
        expect(one?.constraints[0]?.where.evaluate(scope).values[0]).toBe(1);
      }),
      { numRuns: 200, seed: 2 },
    );
    // The constraint did bind: weights lie at it, not far below.
    expect(touched).toBeGreaterThan(0);
  });

  it('are brought back class by class', () => {
    const yaml = schemeWith('', 'classes: { a: { title: 甲, units: [990101 示例0县] } }\n')
      .replace('air: { weight: 60, method', 'air: { weight: { a: 50, else: 60 }, method')
      .replace('water: { weight: 20, method', 'water: { weight: { a: 30, else: 20 }, method');
    const scheme = compiled(yaml);
    const rule = designRuleOf(undefined, { width: 0.9 });
    const choices = choicesOf(scheme, scheme.trees['places'] as never, rule, 6);
    const at = designsOf(scheme, register, 'places', rule, choices);
    const { tree } = at(
      new Map([
        ['weight:air', 0.9],
        ['weight:water', 0.1],
        ['weight:both', 0.4],
      ]),
    );
    for (const id of ['a', 'else']) {
      const weights = tree.parts.map((part) =>
        part.type === 'addition' ? 0 : ((id === 'else' ? part.weight?.otherwise : part.weight?.byClass[id]) as number),
      );
      expect(weights.reduce((sum, x) => sum + x, 0)).toBeCloseTo(100, 9);
    }
  });
});

describe('DESIGN-3 weights that are points of the total', () => {
  it('follow the node that they stand below', () => {
    const yaml = schemeWith('').replace(
      /score:[\s\S]*?grades:/,
      `score:
  places:
    weights: points_of_total
    parts:
      nature: { title: 自然, weight: 80, parts: { air: { weight: 60, method: given }, water: { weight: 20, method: given } } }
      both: { weight: 20, method: { efficacy: { min: 0, max: 200 } } }
grades:`,
    );
    const scheme = compiled(yaml);
    const rule = designRuleOf(undefined, { width: 0.5 });
    const at = designsOf(scheme, register, 'places', rule, choicesOf(scheme, scheme.trees['places'] as never, rule, 6));
    const { tree } = at(
      new Map([
        ['weight:nature', 0],
        ['weight:both', 1],
        ['weight:nature.air', 1],
        ['weight:nature.water', 0],
      ]),
    );
    const [nature, both] = tree.parts;
    // 80 × 0.5 and 20 × 1.5, brought back to 100; below, 60 × 1.5 and 20 × 0.5 brought to what the node has.
    if (nature?.type !== 'composite' || both?.type !== 'leaf') throw new Error('another tree');
    expect([nature.weight?.otherwise, both.weight.otherwise]).toEqual([expect.closeTo(400 / 7, 9), expect.closeTo(300 / 7, 9)]);
    const below = nature.parts.map((part) => (part.type === 'addition' ? 0 : (part.weight?.otherwise ?? 0)));
    expect(below).toEqual([expect.closeTo((400 / 7) * 0.9, 9), expect.closeTo((400 / 7) * 0.1, 9)]);
  });
});

describe('DESIGN-6 figures of a list', () => {
  it('same input, same figures; another seed gives others', () => {
    const trace = run(design.replace('  aggregate: [geometric, worst]\n', ''));
    const once = designSensitivity(trace, 'places', designRuleOf(trace.input.scheme.design));
    expect(designSensitivity(trace, 'places', designRuleOf(trace.input.scheme.design))).toEqual(once);
    expect(designSensitivity(trace, 'places', designRuleOf(trace.input.scheme.design, { seed: 4 }))?.kept).not.toEqual(once?.kept);
  });

  it('bands hold the published rank where only weights vary, and neighbours of different ranks are named in order', () => {
    const trace = run();
    const found = designSensitivity(trace, 'places', designRuleOf(undefined));
    const rank = trace.assessment.lists[0]?.rank ?? new Int32Array(0);
    expect(found?.draws).toBe(1000);
    rank.forEach((own, k) => {
      expect(found?.best[k]).toBeLessThanOrEqual(own);
      expect(found?.worst[k]).toBeGreaterThanOrEqual(own);
    });
    expect(found?.neighbours.map(({ above }) => rank[above])).toEqual([1, 2, 3, 4, 5]);
    for (const { holds } of found?.neighbours ?? []) expect(holds).toBeGreaterThan(0.5);
  });

  it('one choice alone makes all of the movement: first and total index are 1', () => {
    const trace = run('design: { weights: 0, methods: { air: [{ goalposts: { worst: 85, best: 95 } }] } }\n');
    const found = designSensitivity(trace, 'places', designRuleOf(trace.input.scheme.design));
    expect(found?.choices.map(({ id }) => id)).toEqual(['method:air']);
    const [choice] = found?.choices ?? [];
    if (!choice) throw new Error('no choice');
    const { first, firstError, total, totalError }: SobolIndex = choice.rank;
    expect(Math.abs(first - 1)).toBeLessThanOrEqual(4 * firstError + 1e-9);
    expect(Math.abs(total - 1)).toBeLessThanOrEqual(4 * totalError + 1e-9);
    expect(totalError).toBeLessThan(0.1);
  });

  it('a list of one, and one without a choice, say nothing', () => {
    const { trace } = assess(inputOf(schemeWith(''), [90], [10]));
    expect(designSensitivity(trace, 'places', designRuleOf(undefined))).toBeUndefined();
    expect(designSensitivity(run(), 'places', designRuleOf(undefined, { width: 0 }))).toBeUndefined();
  });
});

describe('DESIGN-2 no consequence reads it', () => {
  it('with and without `design:` lists, grades, proposals and the result hash are the same', () => {
    const [plain, asked] = [assess(inputOf(schemeWith(''), AIR, WATER)).value, assess(inputOf(schemeWith('', design), AIR, WATER)).value];
    expect(asked.run.result).toBe(plain.run.result);
    expect(asked.proposals).toEqual(plain.proposals);
    expect(asked.lists).toEqual(plain.lists);
  });

  it('DESIGN-8 a report has figures only where the scheme asks, and for the lists that it names', () => {
    expect(schemeSensitivity(run())).toBeUndefined();
    expect(schemeSensitivity(run(design))?.map(({ list }) => list)).toEqual(['places']);
  });
});
