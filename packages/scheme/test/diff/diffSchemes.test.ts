import { readdirSync, readFileSync } from 'node:fs';
import { parsePeriod, type Period } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { compileScheme, type CompiledScheme, diffSchemes, hybridScheme } from '../../src/index.ts';

interface Vector {
  readonly rule: string;
  readonly why: string;
  /** Texts of base.yaml and what stands in their place in the later version. */
  readonly change: readonly (readonly [from: string, to: string])[];
  readonly expect: {
    readonly groups: readonly { readonly lists: readonly string[]; readonly changes: readonly string[] }[];
    readonly wording: number;
  };
}

const FOLDER = new URL('../../../../vectors/diff/', import.meta.url);
const BASE = readFileSync(new URL('base.yaml', FOLDER), 'utf8');
const period = parsePeriod('2023') as Period;

function compiled(text: string): CompiledScheme {
  const { scheme, issues } = compileScheme({ files: new Map([['scheme.yaml', text]]), entry: 'scheme.yaml' });
  if (!scheme) throw new Error(JSON.stringify(issues.filter(({ severity }) => severity === 'error')));
  return scheme;
}

function changed(change: Vector['change']): CompiledScheme {
  const text = change.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`base.yaml does not hold ${from}`);
    return before.replace(from, to);
  }, BASE);
  return compiled(text);
}

const told = (before: CompiledScheme, after: CompiledScheme): Vector['expect'] => {
  const { groups, wording } = diffSchemes(before, after, period);
  return {
    groups: groups.map(({ lists, changes }) => ({
      lists,
      changes: changes.map(
        ({ key, kind, how, before: old, after: now }) => `${how} ${kind} ${key}: ${old?.written ?? '—'} → ${now?.written ?? '—'}`,
      ),
    })),
    wording,
  };
};

const base = compiled(BASE);
const vectors = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Vector] as const);

describe('which rules changed', () => {
  test.each(vectors)('%s', (_, vector) => {
    expect(told(base, changed(vector.change)), `${vector.rule} ${vector.why}`).toEqual(vector.expect);
  });

  test.each(vectors)('DIFF-3 the other way round the groups are the same: %s', (_, { change }) => {
    const after = changed(change);
    const ids = (before: CompiledScheme, later: CompiledScheme) =>
      diffSchemes(before, later, period).groups.map(({ id, changes }) => [id, changes.length]);
    expect(ids(after, base)).toEqual(ids(base, after));
  });

  test.each(vectors)('DIFF-3 with no change made the rules are the earlier ones, with all of them the later: %s', (_, { change }) => {
    const after = changed(change);
    const diff = diffSchemes(base, after, period);
    const all = new Set(diff.groups.map(({ id }) => id));
    for (const list of ['cities', 'towns'].filter((id) => after.trees[id])) {
      const ofList = (scheme: CompiledScheme) =>
        diffSchemes(
          scheme,
          scheme === base ? hybridScheme(base, after, diff, new Set(), list) : hybridScheme(base, after, diff, all, list),
          period,
        )
          .groups.flatMap(({ changes }) => changes)
          .filter(({ key }) => key.startsWith(`score/${list}/`) || /^(?:gates|rounding|classes|overlays)/.test(key))
          .map(({ key }) => key);
      expect([ofList(base), ofList(after)]).toEqual([[], []]);
    }
  });

  test('DIFF-1 a rule is told as it is written, with place and clause', () => {
    const [group] = diffSchemes(base, changed([['target: 100', 'target: 120']]), period).groups;
    expect(group?.changes[0]).toMatchObject({
      kind: 'target',
      path: [{ id: 'indicators' }, { id: 'gdp', title: { 'zh-CN': '生产总值' } }, { id: 'target' }],
      before: { written: '{ target: 100 }', clause: '1', place: { file: 'scheme.yaml' } },
      after: { written: '{ target: 120 }' },
    });
  });
});
