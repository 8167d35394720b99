import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Composite, Leaf, Weight } from '../../src/compiled.ts';
import { compositeAt, movedWeights, scopedWeights, type WeightMove } from '../../src/trial/movedWeights.ts';
import { handsAfter, triedWeights } from '../../src/trial/triedWeights.ts';

const scheme = { classes: [{ id: 'x' }] as never };
const everyone = (weight: number): Weight => ({ otherwise: weight, byClass: {} });
const own = (path: string) => ({ path, name: path.split('.').at(-1) ?? path, title: { 'zh-CN': path }, tags: [], place: {} });

function leaf(path: string, weight: Weight): Leaf {
  const method = { name: 'given', params: {} } as const;
  return { ...own(path), type: 'leaf', indicator: path, weight, method, missing: { rule: 'reweight' }, peers: 'list' };
}

function node(path: string, parts: Composite['parts'], weights: Composite['weights'] = 'points', weight?: Weight): Composite {
  const arithmetic = [{ name: 'arithmetic', share: 1 }] as const;
  return {
    ...own(path),
    type: 'composite',
    ...(weight ? { weight } : {}),
    weights,
    missing: { rule: 'reweight' },
    aggregate: arithmetic,
    parts,
  };
}

const flat = (...weights: readonly number[]): Composite =>
  node(
    '',
    weights.map((weight, k) => leaf(`p${k}`, everyone(weight))),
  );
const at = (part: string, to: number): WeightMove => ({ node: '', scope: '', part, to });
const after = (base: Composite, moves: readonly WeightMove[]) =>
  moves.reduce<readonly WeightMove[]>((hands, move) => handsAfter(scheme, base, hands, move), []);
const tried = (base: Composite, ...moves: readonly WeightMove[]): Composite => triedWeights(scheme, base, after(base, moves));
const weightsOf = (tree: Composite, path = '', scope = ''): readonly number[] =>
  scopedWeights(scheme, compositeAt(tree, path) as Composite, scope).map(({ weight }) => weight);

describe('WEIGH-33 weights set by hand', () => {
  test('everything and then nothing and then as it was: the tree of the scheme itself', () => {
    const base = flat(24, 20, 18, 15, 13, 10);
    const up = tried(base, at('p0', 100));
    expect(weightsOf(up)).toEqual([100, 0, 0, 0, 0, 0]);
    expect(weightsOf(tried(base, at('p0', 100), at('p0', 0)))).toEqual(weightsOf(movedWeights(scheme, base, at('p0', 0))));
    expect(weightsOf(tried(base, at('p0', 100), at('p0', 0)))).not.toContain(20);
    expect(tried(base, at('p0', 100), at('p0', 0), at('p0', 24))).toBe(base);
  });

  test('what was set stays when another part is set; those never set share by the scheme', () => {
    expect(weightsOf(tried(flat(60, 20, 15, 5), at('p0', 40), at('p1', 30)))).toEqual([40, 30, 22.5, 7.5]);
  });

  test('where too little is left those set earlier give way by what they were set to, and it comes back', () => {
    const base = flat(25, 25, 25, 25);
    const two = [at('p0', 60), at('p1', 20)];
    expect(weightsOf(tried(base, ...two, at('p2', 60)))).toEqual([30, 10, 60, 0]);
    expect(weightsOf(tried(base, ...two, at('p2', 60), at('p2', 10)))).toEqual(weightsOf(tried(base, ...two)));
  });

  test('all set: the earlier ones take what is left, all of it', () => {
    expect(weightsOf(tried(flat(50, 30, 20), at('p0', 10), at('p1', 10), at('p2', 10)))).toEqual([45, 45, 10]);
    expect(weightsOf(tried(flat(50, 50), at('p0', 100), at('p1', 0)))).toEqual([100, 0]);
  });

  test('points of the total: a node taken to nothing and back has its own weights again, those set in it too', () => {
    const parts = [leaf('economy.gdp', everyone(20)), leaf('economy.jobs', everyone(40))];
    const base = node('', [node('economy', parts, 'points_of_total', everyone(60)), leaf('ecology', everyone(40))]);
    const inner = { node: 'economy', scope: '', part: 'economy.gdp', to: 50 };
    const moves = [inner, at('economy', 30), at('economy', 0), at('economy', 60)];
    expect(weightsOf(tried(base, ...moves.slice(0, 2)), 'economy')).toEqual([30, 0]);
    expect(weightsOf(tried(base, ...moves), 'economy')).toEqual([50, 10]);
    expect(tried(base, ...moves, { ...inner, to: 20 })).toBe(base);
  });

  test('scopes are set apart, and each put back by itself', () => {
    const base = node('', [leaf('a', { otherwise: 60, byClass: { x: 20 } }), leaf('b', { otherwise: 40, byClass: { x: 80 } })]);
    const ofX = { node: '', scope: 'x', part: 'a', to: 50 };
    const both = tried(base, ofX, at('a', 10));
    expect([weightsOf(both), weightsOf(both, '', 'x')]).toEqual([
      [10, 90],
      [50, 50],
    ]);
    expect(weightsOf(tried(base, ofX, at('a', 10), at('a', 60)), '', 'x')).toEqual([50, 50]);
    expect(tried(base, ofX, at('a', 10), at('a', 60), { ...ofX, to: 20 })).toBe(base);
  });

  test('a part that the node has not is a fault of the program', () => {
    const base = flat(50, 50);
    expect(() => triedWeights(scheme, base, [at('p0', 1), at('z', 1)])).toThrow(RangeError);
    expect(() => handsAfter(scheme, base, [], at('z', 1))).not.toThrow();
    expect(() => triedWeights(scheme, base, [at('z', 1)])).toThrow(RangeError);
  });

  test('whatever was set before, k steps there and k steps back end where they began, and the sum stays (property)', () => {
    const hundredths = fc.integer({ min: 0, max: 5000 }).map((x) => x / 100);
    const walk = fc.tuple(fc.nat(), fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 4 }));
    fc.assert(
      fc.property(
        fc.array(hundredths, { minLength: 2, maxLength: 8 }).filter((all) => all.some((x) => x > 0)),
        fc.array(walk, { maxLength: 5 }),
        walk,
        (given, before, [part, way]) => {
          const base = flat(...given);
          const name = (k: number): string => `p${k % given.length}`;
          const hands = after(
            base,
            before.flatMap(([k, tos]) => tos.map((to) => at(name(k), to / 100))),
          );
          const start = weightsOf(triedWeights(scheme, base, hands));
          const back = at(name(part), start[part % given.length] as number);
          const moves = [...way.map((to) => at(name(part), to / 100)), back];
          const end = moves.reduce<readonly WeightMove[]>((own, move) => {
            const next = handsAfter(scheme, base, own, move);
            const quanta = weightsOf(triedWeights(scheme, base, next)).map((x) => Math.round(x * 100));
            expect(quanta.reduce((sum, x) => sum + x, 0)).toBe(Math.round(given.reduce((sum, x) => sum + x, 0) * 100));
            return next;
          }, hands);
          expect(weightsOf(triedWeights(scheme, base, end))).toEqual(start);
        },
      ),
    );
  });
});
