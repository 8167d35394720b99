import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Composite, Leaf } from '../../src/compiled.ts';
import { shares, weightFor } from '../../src/index.ts';

const leaf = (name: string, weight: number): Leaf => ({
  type: 'leaf',
  path: name,
  name,
  title: { 'zh-CN': name },
  tags: [],
  place: {},
  indicator: name,
  weight: { otherwise: weight, byClass: {} },
  method: { name: 'given', params: {} },
  missing: { rule: 'reweight' },
  peers: 'list',
});
const node = (name: string, weight: number, parts: readonly (Leaf | Composite)[]): Composite => ({
  type: 'composite',
  path: name,
  name,
  title: { 'zh-CN': name },
  tags: [],
  place: {},
  weight: { otherwise: weight, byClass: {} },
  weights: 'relative',
  aggregate: [{ name: 'arithmetic', share: 1 }],
  missing: { rule: 'reweight' },
  parts,
});

describe('WEIGHT-2 weightFor', () => {
  const weight = { otherwise: 1, byClass: { ecological: 2, resource: 3, coastal: 4 } };
  test.each([
    ['', [], 1],
    ['ecological', [], 2],
    ['ecological', ['resource'], 3],
    ['ecological', ['resource', 'coastal'], 4],
    ['optimised', [], 1],
  ])('class %j with overlays %j weighs %d', (main, overlays, expected) => {
    expect(weightFor(weight, { class: main, overlays })).toBe(expected);
  });

  test('`none` for a class or an overlay takes the part away, whatever stands below it in precedence', () => {
    const part = { otherwise: 15, byClass: { ecological: 30, resource: 'none', agricultural: 'none', coastal: 5 } } as const;
    expect(weightFor(part, { class: 'ecological', overlays: ['resource'] })).toBeUndefined();
    expect(weightFor(part, { class: 'agricultural', overlays: [] })).toBeUndefined();
    expect(weightFor(part, { class: 'agricultural', overlays: ['resource', 'coastal'] })).toBe(5);
    expect(weightFor(part, { class: 'optimised', overlays: [] })).toBe(15);
  });

  test('without `else` the part does not exist for the rest', () => {
    expect(weightFor({ byClass: { ecological: 2 } }, { class: 'optimised', overlays: [] })).toBeUndefined();
  });
});

describe('WEIGHT-5 shares', () => {
  const positive = fc.integer({ min: 1, max: 1000 });
  const tree = fc.array(fc.tuple(positive, fc.array(positive, { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 4 });
  const build = (spec: readonly (readonly [number, readonly number[]])[], scale = 1): Composite =>
    node(
      '',
      1,
      spec.map(([weight, leaves], i) =>
        node(
          `n${i}`,
          weight * scale,
          leaves.map((own, j) => leaf(`n${i}.l${j}`, own * scale)),
        ),
      ),
    );
  const leafShares = (root: Composite): number[] =>
    shares(root, { class: '', overlays: [] })
      .filter(({ part }) => part.type === 'leaf')
      .map(({ share }) => share);

  test('shares of the leaves add up to the whole', () => {
    fc.assert(
      fc.property(tree, (spec) => {
        expect(leafShares(build(spec)).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test('scaling all weights changes no share', () => {
    fc.assert(
      fc.property(tree, fc.integer({ min: 2, max: 50 }), (spec, scale) => {
        const before = leafShares(build(spec));
        leafShares(build(spec, scale)).forEach((share, i) => {
          expect(share).toBeCloseTo(before[i] as number, 9);
        });
      }),
    );
  });

  test('a part that does not exist for the class leaves its share to its siblings', () => {
    const absent: Leaf = { ...leaf('b', 1), weight: { byClass: { ecological: 1 } } };
    expect(leafShares(node('', 1, [leaf('a', 1), absent]))).toEqual([1]);
  });
});
