import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Composite, Leaf, Weight } from '../../src/compiled.ts';
import { brokenSums } from '../../src/trial/brokenSums.ts';
import { movedWeights, scopedWeights, weightScopes } from '../../src/trial/movedWeights.ts';
import { weightsYaml } from '../../src/trial/weightsYaml.ts';

const folder = fileURLToPath(new URL('../../../../vectors/trial/', import.meta.url));

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly classes: readonly string[];
  readonly weights: Composite['weights'];
  readonly parts: Readonly<Record<string, Weight>>;
  readonly move: { readonly scope: string; readonly part: string; readonly to: number };
  readonly expected: Readonly<Record<string, Weight>>;
}

function leaf(path: string, weight: Weight): Leaf {
  const own = { path, name: path.split('.').at(-1) ?? path, title: { 'zh-CN': path }, tags: [], place: {} };
  return {
    ...own,
    type: 'leaf',
    indicator: path,
    weight,
    method: { name: 'given', params: {} },
    missing: { rule: 'reweight' },
    peers: 'list',
  };
}

function node(path: string, parts: Composite['parts'], weights: Composite['weights'], weight?: Weight): Composite {
  const own = { path, name: path, title: { 'zh-CN': path }, tags: [], place: {}, missing: { rule: 'reweight' as const } };
  return { ...own, type: 'composite', ...(weight ? { weight } : {}), weights, aggregate: [{ name: 'arithmetic', share: 1 }], parts };
}

const schemeOf = (classes: readonly string[]) => ({ classes: classes.map((id) => ({ id })) as never });
const everyone = (weight: number): Weight => ({ otherwise: weight, byClass: {} });
const weightsOf = (tree: Composite) =>
  Object.fromEntries(tree.parts.map((part) => [part.path, part.type === 'addition' ? undefined : part.weight]));

describe('weights moved on trial', () => {
  test.each(
    readdirSync(folder).map((file) => {
      const vector = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Vector;
      return [`${vector.rule} ${file}: ${vector.why}`, vector] as const;
    }),
  )('%s', (_, { classes, weights, parts, move, expected }) => {
    const tree = node(
      '',
      Object.entries(parts).map(([path, weight]) => leaf(path, weight)),
      weights,
    );
    expect(weightsOf(movedWeights(schemeOf(classes), tree, { node: '', ...move }))).toEqual(expected);
  });

  test('WEIGH-31 points of the total follow their node, all the way down', () => {
    const inner = node('economy', [leaf('economy.gdp', everyone(20)), leaf('economy.jobs', everyone(40))], 'points_of_total', everyone(60));
    const tree = node('', [inner, leaf('ecology', everyone(40))], 'points');
    const moved = movedWeights(schemeOf([]), tree, { node: '', scope: '', part: 'economy', to: 30 });
    expect(weightsOf(moved)).toEqual({ economy: everyone(30), ecology: everyone(70) });
    expect(weightsOf(moved.parts[0] as Composite)).toEqual({ 'economy.gdp': everyone(10), 'economy.jobs': everyone(20) });
    expect(weightsYaml('places', tree, moved)).toBe(
      'score:\n  places:\n    parts:\n      economy:\n        weight: 30\n        parts:\n          gdp:\n            weight: 10\n          jobs:\n            weight: 20\n      ecology:\n        weight: 70\n',
    );
  });

  test('WEIGH-31 an overlay counts only where it is named, and has no share in other scopes', () => {
    const tree = node(
      '',
      [leaf('a', { otherwise: 50, byClass: { resource: 30 } }), leaf('b', { otherwise: 50, byClass: { resource: 70 } })],
      'points',
    );
    expect(weightScopes(tree)).toEqual(['', 'resource']);
    const moved = movedWeights(schemeOf([]), tree, { node: '', scope: 'resource', part: 'a', to: 45 });
    expect(weightsOf(moved)).toEqual({ a: { otherwise: 50, byClass: { resource: 45 } }, b: { otherwise: 50, byClass: { resource: 55 } } });
  });

  test('WEIGH-32 the YAML of weights that differ by class says what holds for the rest; nothing moved is no text', () => {
    const tree = node(
      '',
      [leaf('a', { otherwise: 60, byClass: { x: 20 } }), leaf('b', { otherwise: 40, byClass: { x: 'none' } })],
      'points',
    );
    const moved = movedWeights(schemeOf(['x']), tree, { node: '', scope: '', part: 'a', to: 10 });
    expect(weightsYaml('cities', tree, moved)).toBe(
      'score:\n  cities:\n    parts:\n      a:\n        weight: { x: 20, else: 10 }\n      b:\n        weight: { x: none, else: 90 }\n',
    );
    expect(weightsYaml('cities', tree, tree)).toBe('');
  });

  test('WEIGH-32 an overlay that only some parts name no longer adds up when `else` moves: it is said; where all is named nothing is', () => {
    const tree = node('', [leaf('a', { otherwise: 60, byClass: { resource: 50 } }), leaf('b', { otherwise: 40, byClass: {} })], 'points');
    const whole = node('', [leaf('a', { otherwise: 60, byClass: { x: 50 } }), leaf('b', { otherwise: 40, byClass: { x: 50 } })], 'points');
    const profiles = [
      { class: '', overlays: [], units: [] },
      { class: 'x', overlays: [], units: [] },
      { class: '', overlays: ['resource'], units: [] },
    ];
    const move = { node: '', scope: '', part: 'a', to: 70 };
    const resource = { id: 'resource', title: { 'zh-CN': '资源型', en: 'resource cities' }, units: { codes: [] }, place: {} };
    const titled = { classes: [], overlays: [resource] };
    const issues = brokenSums(titled, tree, movedWeights(schemeOf([]), tree, move), profiles);
    expect(issues.map(({ code, args }) => [code, args['profile'], args['found'], args['expected'], args['sum']])).toEqual([
      ['WEIGHT_SUM', '资源型', 80, 100, 'a 50 + b 30'],
    ]);
    expect(issues[0]?.args['profile_en']).toBe('resource cities');
    expect(brokenSums(titled, whole, movedWeights(schemeOf(['x']), whole, move), profiles)).toEqual([]);
  });

  test('a node, scope or part that is not there is a fault of the program', () => {
    const tree = node('', [leaf('a', everyone(100))], 'points');
    for (const move of [
      { node: 'x', scope: '', part: 'a', to: 1 },
      { node: '', scope: 'x', part: 'a', to: 1 },
      { node: '', scope: '', part: 'x', to: 1 },
    ])
      expect(() => movedWeights(schemeOf([]), tree, move)).toThrow(RangeError);
  });

  test('WEIGH-31 whatever is moved how often, the sum stays to the last digit and nothing falls below 0 (property)', () => {
    const hundredths = fc.integer({ min: 0, max: 5000 }).map((x) => x / 100);
    fc.assert(
      fc.property(
        fc.array(hundredths, { minLength: 2, maxLength: 12 }).filter((all) => all.some((x) => x > 0)),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: -500, max: 70_000 })), { minLength: 1, maxLength: 8 }),
        (given, moves) => {
          const scheme = schemeOf([]);
          const start = node(
            '',
            given.map((weight, k) => leaf(`p${k}`, everyone(weight))),
            'relative',
          );
          const quanta = (tree: Composite): number[] => scopedWeights(scheme, tree, '').map(({ weight }) => Math.round(weight * 100));
          const sum = (all: readonly number[]): number => all.reduce((total, x) => total + x, 0);
          let tree = start;
          for (const [at, to] of moves) {
            const part = `p${at % given.length}`;
            tree = movedWeights(scheme, tree, { node: '', scope: '', part, to: to / 100 });
            expect(sum(quanta(tree))).toBe(sum(quanta(start)));
            expect(quanta(tree)[at % given.length]).toBe(Math.min(Math.max(to, 0), sum(quanta(start))));
            for (const { weight } of scopedWeights(scheme, tree, '')) {
              expect(weight).toBeGreaterThanOrEqual(0);
              expect(String(weight)).toMatch(/^\d+(\.\d{1,2})?$/);
            }
          }
        },
      ),
    );
  });
});
