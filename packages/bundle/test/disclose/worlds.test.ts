import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafHash } from '@kedu/ledger';
import { type Bundle, discloseRun, hexOf, rowText } from '../../src/index.ts';
import { hashers } from '../hashers.ts';
import { bundleOf, countyId, PROVINCE, type SmallOptions, smallRun, type Values } from './smallRun.ts';

/** Files that hold commitments, roots over them, or hashes of other files; everything else must be the same to the byte. */
const COMMITTING = ['sealed.csv', 'bundle.json', 'datapackage.json'];

function published(values: Values, options: SmallOptions): Bundle {
  return bundleOf(smallRun(values, options));
}

/** Files that differ between two worlds, of those that hold no commitments; and whatever sealed.csv says beside salts and commitments. */
function differences(one: Bundle, other: Bundle): readonly string[] {
  const text = (bundle: Bundle, path: string): string => new TextDecoder().decode(bundle.files.get(path));
  const blocks = (bundle: Bundle): string => text(bundle, 'sealed.csv').replaceAll(/,[0-9a-f]{64},/g, ',…,');
  const files = [...one.files.keys()].filter((path) => !COMMITTING.includes(path) && text(one, path) !== text(other, path));
  const described = (bundle: Bundle): string => text(bundle, 'datapackage.json').replaceAll(/"(hash|bytes)":[^,}]*/g, '"$1":…');
  return [
    ...files,
    ...(blocks(one) === blocks(other) ? [] : ['sealed.csv']),
    ...(described(one) === described(other) ? [] : ['datapackage.json']),
  ];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const VALUES = {
  a1: [42, 20, 30, 45, 50, 60, 71, 82],
  a2: [50, 60, 40, 30, 80, 70, 20, 65],
  a3: [40, 35, 66, 72, 58, 49, 61, 77],
};
const ALONE: SmallOptions = {
  disclosure: `  indicators: [{ indicators: [a1], level: internal, because: commercial, where: "unit.code == '${countyId(0)}'" }]`,
};
const changed = (values: readonly number[], at: number, by: number): readonly number[] =>
  values.map((value, i) => (i === at ? tenth(value + by) : value));

describe('DISCLOSE-9 another world has the same publication', () => {
  test.each(['given', 'completion'])('a method of the unit alone: %s', (method) => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), (step) => {
        const options = { ...ALONE, methods: { a1: method, a2: method } };
        // 0.4 × d on the one side is 0.3 × (4 ÷ 3 × d) on the other.
        const by = step * 0.3;
        const other = { ...VALUES, a1: changed(VALUES.a1, 0, by), a2: changed(VALUES.a2, 0, (-by * 4) / 3) };
        expect(differences(published(VALUES, options), published(other, options))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('DISCLOSE-10 with a sum over places: the unit that joined it gives what the secret takes', () => {
    const options = { ...ALONE, summed: ['a1'] };
    const by = 3;
    const other = { ...VALUES, a1: changed(changed(VALUES.a1, 0, by), 1, -by), a2: changed(changed(VALUES.a2, 0, -4), 1, 4) };
    expect(differences(published(VALUES, options), published(other, options))).toEqual([]);
    const told = { ...VALUES, a1: changed(VALUES.a1, 0, by), a2: changed(VALUES.a2, 0, -4) };
    expect(differences(published(VALUES, options), published(told, options))).toContain('data/observations.csv');
  });

  test.each(['min_max', 'efficacy'])('a method that compares peers: %s', (method) => {
    const options = {
      ...ALONE,
      methods: { a1: method },
      disclosure: `  indicators: [{ indicators: [a1], level: internal, because: commercial, where: "unit.code == '${countyId(7)}'" }]`,
    };
    // The highest of all is the secret; were it another, every score of the column would be, and the others below the branch make up for it.
    const own = smallRun(VALUES, options);
    const raised = { ...VALUES, a1: changed(VALUES.a1, 7, 6) };
    const moved = smallRun(raised, options);
    const score = (run: typeof own, path: string, i: number): number =>
      run.assessment.lists[0]?.parts.get(path)?.score.values[i + 1] ?? Number.NaN;
    const a2 = VALUES.a2.map((value, i) => value + ((score(own, 'ecology.a1', i) - score(moved, 'ecology.a1', i)) * 4) / 3);
    const other = bundleOf(smallRun({ ...raised, a2 }, options));
    expect(a2.some((value, i) => Math.abs(value - (VALUES.a2[i] ?? 0)) > 1)).toBe(true);
    expect(differences(bundleOf(own), other)).toEqual([]);
  });

  test('a world in which something public differs is told apart', () => {
    const other = { ...VALUES, a1: changed(VALUES.a1, 0, 3) };
    expect(differences(published(VALUES, ALONE), published(other, ALONE))).toEqual(
      expect.arrayContaining(['results/parts.csv', 'results/results.csv']),
    );
  });
});

describe('DISCLOSE-13 hashes', () => {
  const run = smallRun(VALUES, { ...ALONE, summed: ['a1'] });
  const CANDIDATES = Array.from({ length: 1001 }, (_, i) => i / 10);
  const cells = (value: number): readonly string[] => ['a1', '2023', countyId(0), String(value), '', 'true', ''];

  /** Every hexadecimal text of 64 digits that a stranger reads in a bundle. */
  const hashesIn = (bundle: Bundle): ReadonlySet<string> =>
    new Set([...bundle.files.values()].flatMap((bytes) => new TextDecoder().decode(bytes).match(/[0-9a-f]{64}/g) ?? []));
  const saltsIn = (bundle: Bundle): readonly Uint8Array[] =>
    [...hashesIn(bundle)].slice(0, 40).map((hex) => Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16)));

  /** Candidate values whose row, with any salt that is known and without one, has a hash that stands in the bundle. */
  function guessed(bundle: Bundle, salts: readonly Uint8Array[]): readonly number[] {
    const known = hashesIn(bundle);
    return CANDIDATES.filter((value) => {
      const text = new TextEncoder().encode(`${rowText('observations', ['a1', '2023', countyId(0)], cells(value))}\n`);
      const plain = [hashers.sha256(text), hashers.sm3(text), leafHash(hashers.sha256, text)];
      const salted = salts.map((salt) => leafHash((...parts) => hashers.sha256(...parts, text), salt));
      return [...plain, ...salted].some((hash) => known.has(hexOf(hash)));
    });
  }

  test('no value can be tried out against anything in the bundle; with the salt of its block it can', () => {
    const bundle = bundleOf(run);
    expect(guessed(bundle, [new Uint8Array(32), ...saltsIn(bundle)])).toEqual([]);
    const rows = bundle.tables.get('observations')?.rows ?? [];
    const at = rows.findIndex(([indicator, , unit]) => indicator === 'a1' && unit === countyId(0));
    const salt = hashers.sha256(new TextEncoder().encode(`salt of the test observations ${at} 1`));
    expect(guessed(bundle, [salt])).toEqual([42]);
  });

  test('the hash of the run would have told it, and is not there', () => {
    const told = { level: 'public', withhold: () => undefined } as const;
    const whole = hashesIn(bundleOf(run, told));
    const { input, result } = run.assessment.run;
    const tried = (value: number): string =>
      smallRun({ ...VALUES, a1: changed(VALUES.a1, 0, value - 42) }, { ...ALONE, summed: [] }).assessment.run.input;
    const plain = smallRun(VALUES, { ...ALONE, summed: [] });
    expect([40, 41, 42, 43].filter((value) => tried(value) === plain.assessment.run.input)).toEqual([42]);
    for (const hash of [input, result]) {
      expect(whole.has(hash.replace('sha256:', ''))).toBe(true);
      expect(hashesIn(bundleOf(run)).has(hash.replace('sha256:', ''))).toBe(false);
    }
  });

  test('the province shows the sum, the counties behind it do not', () => {
    const { disclosure } = discloseRun(run, 'public');
    const row = (unit: string): string | undefined => disclosure?.withhold('observations', { indicator: 'a1', period: '2023', unit });
    expect([PROVINCE, countyId(0), countyId(1), countyId(2)].map(row)).toEqual([undefined, 'commercial', 'protected', undefined]);
  });
});
